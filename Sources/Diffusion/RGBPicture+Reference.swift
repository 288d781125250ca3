import Foundation

extension RGBPicture {
    /// The picture as a reference: over a megapixel scaled down to one, then cut around its middle to multiples of 16.
    ///
    /// - Throws: `DiffusionError.reference` for one that is too small.
    func prepared(asReference number: Int) throws -> RGBPicture {
        let size = try Self.referenceSize(width: width, height: height, number: number)
        return resized(width: size.scaled.width, height: size.scaled.height).croppedToCentre(width: size.cut.width, height: size.cut.height)
    }

    /// What a reference of that size is scaled to, and then cut to.
    static func referenceSize(width: Int, height: Int, number: Int) throws -> (
        scaled: (width: Int, height: Int), cut: (width: Int, height: Int)
    ) {
        let area = 1024 * 1024
        var scaled = (width: width, height: height)
        if width * height > area {
            let scale = (Double(area) / Double(width * height)).squareRoot()
            scaled = (Int(Double(width) * scale), Int(Double(height) * scale))
        }
        let cut = (width: scaled.width / 16 * 16, height: scaled.height / 16 * 16)
        guard cut.width > 0, cut.height > 0 else { throw DiffusionError.reference(number: number, reason: "an edge is under 16 pixels") }
        return (scaled, cut)
    }
}
