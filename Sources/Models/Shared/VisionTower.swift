import Tensors

/// A picture's colours: rows from the top, three bytes a pixel.
public struct PicturePixels: Sendable, Equatable {
    /// Columns of pixels.
    public let width: Int
    /// Rows of pixels.
    public let height: Int
    /// `width · height · 3` bytes in the order red, green, blue.
    public let pixels: [UInt8]

    /// A picture of these bytes.
    public init(width: Int, height: Int, pixels: [UInt8]) {
        precondition(pixels.count == width * height * 3, "\(pixels.count) bytes for \(width)x\(height)")
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

/// How a model sees, as its files say.
public protocol VisionConfig: Sendable {
    /// Which sizes it looks at.
    var sizing: PictureSizing { get }
    /// The width of what it hands to the decoder.
    var outputs: Int { get }
    /// After how many of the decoder's layers it adds something.
    var depth: Int { get }

    /// Takes the tower out of the model's files.
    ///
    /// - Throws: `WeightError`.
    func tower(_ loader: Loader) throws -> any VisionTower

    /// Bytes of activations that looking at a picture of `tokens` tokens takes.
    func workingBytes(tokens: Int) -> Int
}

/// Makes of pictures what a decoder reads.
public protocol VisionTower: Sendable {
    /// What the decoder reads in the places of the picture's tokens, row by row. The same picture gives the same bytes.
    ///
    /// - Parameter picture: its edges are multiples of `PictureSizing.edge`.
    func features(of picture: PicturePixels, on compute: Compute, _ workspace: Workspace) -> PictureFeatures
}
