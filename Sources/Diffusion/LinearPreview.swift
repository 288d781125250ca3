import Tensors

/// A preview without any weights: each latent's colour as a linear mix of its channels.
enum LinearPreview {
    static func picture(of latent: Tensor) -> RGBPicture {
        let (height, width, channels) = (latent.shape[0], latent.shape[1], latent.columns)
        let values = latent.floats()
        var pixels: [UInt8] = []
        pixels.reserveCapacity(3 * height * width)
        for place in 0..<height * width {
            for colour in 0..<3 {
                var sum = offsets[colour]
                for channel in 0..<min(channels, factors.count) { sum += factors[channel][colour] * values[place * channels + channel] }
                pixels.append(UInt8(max(0, min(255, sum * 255))))
            }
        }
        // Eight times as wide, as the picture will be: whoever shows it need not know.
        let small = RGBPicture(width: width, height: height, pixels: pixels)
        return small.resized(width: 8 * width, height: 8 * height)
    }
}
