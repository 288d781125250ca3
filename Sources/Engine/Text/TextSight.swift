import Models

/// How a language model looks at pictures.
public struct TextSight: Sendable {
    private let sizing: PictureSizing
    /// Bytes that the largest picture takes while it is looked at.
    let workingBytes: Int

    /// The most tokens of a picture, whatever the model's files say: attention within the tower grows with their square, and memory is set
    /// aside for the largest.
    public static let mostTokens = 4096

    /// How the model of these files looks at pictures; nil for one that does not.
    init?(_ files: DecoderFiles) throws {
        guard let vision = files.vision else { return nil }
        sizing = vision.sizing
        let most = min(Self.mostTokens, sizing.mostPixels / (sizing.edge * sizing.edge))
        workingBytes = vision.workingBytes(tokens: most)
    }

    /// The pixels of the edge of a picture's token.
    var edge: Int { sizing.edge }

    /// The size that a picture of `width` × `height` pixels is scaled to; nil where one edge is more than 200 times the other.
    ///
    /// - Parameter mostTokens: a bound below the model's own.
    public func size(width: Int, height: Int, mostTokens: Int = Self.mostTokens) -> (width: Int, height: Int)? {
        sizing.size(width: width, height: height, mostTokens: min(mostTokens, Self.mostTokens))
    }

    /// The tokens of a picture that has been scaled.
    public func tokens(width: Int, height: Int) -> Int { sizing.tokens(width: width, height: height) }
}
