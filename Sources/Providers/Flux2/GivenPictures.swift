import API
import Diffusion
import Pictures
import Registry

/// The pictures that came with a task, decoded, and the size that they ask for.
struct GivenPictures {
    /// The size that is drawn.
    let size: PixelSize
    private(set) var references: [RGBPicture] = []
    private(set) var source: RGBPicture?
    private(set) var mask: EditMask?
    /// The first picture and its mask, where the result keeps every pixel outside.
    private var kept: (picture: Bitmap, mask: Mask)?

    init(_ task: ImageTask) throws {
        size = Self.size(of: task)
        for (number, input) in task.inputs.enumerated() {
            try Task.checkCancellation()
            let isMasked = number == 0 && task.mask != nil
            let bitmap: Bitmap
            do {
                // Nothing larger than the model looks at need be decoded, but for the picture whose pixels are kept.
                bitmap = try Bitmap.decode(path: input.path, fitting: isMasked ? nil : 4096)
            } catch let error as PictureError {
                throw APIError.invalidImage(param: "image[\(number)]", reason: "\(error).")
            }
            guard isMasked, let file = task.mask else {
                references.append(RGBPicture(bitmap))
                continue
            }
            let mask: Mask
            do { mask = try Mask.read(path: file.path) } catch let error as PictureError {
                throw APIError.invalid("Invalid mask: \(error).", param: "mask", code: "invalid_mask")
            }
            guard mask.box != nil else {
                throw APIError.invalid(
                    "The mask marks nothing: its pixels with alpha 0 are what is edited.", param: "mask", code: "invalid_mask")
            }
            source = RGBPicture(bitmap)
            self.mask = EditMask(width: mask.width, height: mask.height, edited: mask.alpha.map { $0 == 0 })
            if task.size == nil || task.size == input.size { kept = (bitmap, mask) }
        }
    }

    /// The task's size; of an edit without one the first picture's, at most a megapixel, in multiples of 16.
    static func size(of task: ImageTask) -> PixelSize {
        if let size = task.size { return size }
        guard let first = task.inputs.first?.size else { return PixelSize(1024, 1024) }
        let scale = min(1, (1_048_576 / Double(first.pixels)).squareRoot())
        func edge(_ length: Int) -> Int { max(64, Int(Double(length) * scale) / 16 * 16) }
        return PixelSize(edge(first.width), edge(first.height))
    }

    /// The file of a picture that was drawn. After a mask it has the first picture's size, and outside the mask its very pixels.
    func file(of drawn: RGBPicture, _ task: ImageTask) throws -> EncodedPicture {
        var bitmap = try Bitmap(drawn)
        if let (picture, mask) = kept {
            if bitmap.width != picture.width || bitmap.height != picture.height {
                bitmap = try bitmap.resized(width: picture.width, height: picture.height)
            }
            var whole = picture
            try whole.replace(with: bitmap, where: mask)
            bitmap = whole
        }
        return try bitmap.encoded(as: task.format, compression: task.compression)
    }
}

extension RGBPicture {
    /// A bitmap's colours; what is transparent shows white.
    init(_ bitmap: Bitmap) {
        var flat = bitmap
        if !flat.isOpaque { flat.flatten() }
        let pixels = [UInt8](unsafeUninitializedCapacity: 3 * flat.width * flat.height) { out, count in
            flat.pixels.withUnsafeBufferPointer { from in
                for pixel in 0..<flat.width * flat.height {
                    for channel in 0..<3 { out[3 * pixel + channel] = from[4 * pixel + channel] }
                }
            }
            count = 3 * flat.width * flat.height
        }
        self.init(width: flat.width, height: flat.height, pixels: pixels)
    }
}

extension Bitmap {
    /// A picture of a model.
    init(_ picture: RGBPicture) throws {
        try self.init(width: picture.width, height: picture.height) { out in
            picture.pixels.withUnsafeBufferPointer { from in
                for pixel in 0..<picture.width * picture.height {
                    for channel in 0..<3 { out[4 * pixel + channel] = from[3 * pixel + channel] }
                    out[4 * pixel + 3] = 255
                }
            }
        }
    }
}
