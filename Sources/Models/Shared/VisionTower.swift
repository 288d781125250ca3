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

/// Makes of pictures what a decoder reads. The same picture gives the same bytes.
public protocol VisionTower: Sendable {
    /// Begins to look at a picture.
    ///
    /// - Parameter picture: its edges are multiples of `PictureSizing.edge`.
    func look(at picture: PicturePixels, on compute: Compute, _ workspace: Workspace) -> any VisionRun
}

/// A picture that is being looked at, a block of the tower at a time, so that others can go on meanwhile. One task uses it at a time.
public protocol VisionRun: AnyObject {
    /// Goes on by a block.
    ///
    /// - Returns: after the last block what the decoder reads in the places of the picture's tokens, row by row; nil before.
    func advance(on compute: Compute, _ workspace: Workspace) -> PictureFeatures?
    /// Bytes that it holds between blocks.
    var bytes: Int { get }
}

extension VisionTower {
    /// What the decoder reads in the places of the picture's tokens, looked at from beginning to end.
    public func features(of picture: PicturePixels, on compute: Compute, _ workspace: Workspace) -> PictureFeatures {
        let run = look(at: picture, on: compute, workspace)
        while true { if let features = run.advance(on: compute, workspace) { return features } }
    }
}
