/// A picture that a passage shows, or a part of it.
public struct PassagePicture: Sendable {
    /// Where it stands in the passage's text.
    public let span: PictureSpan
    /// What is read there.
    public let features: PictureFeatures

    /// A picture at its place.
    public init(_ span: PictureSpan, _ features: PictureFeatures) {
        precondition(span.count == features.count, "\(features.count) tokens in \(span.count) places")
        self.span = span
        self.features = features
    }
}

/// The next tokens of a text, on their way through a decoder.
public struct Passage {
    /// The text that they follow.
    public let text: CachedText
    /// The tokens.
    public let tokens: [Int32]
    /// After how many of the last of them the scores of what follows are wanted.
    public let scored: Int
    /// The pictures of which tokens are among them, in order.
    public let pictures: [PassagePicture]

    /// A passage of a text.
    public init(_ text: CachedText, _ tokens: [Int32], scored: Int = 0, pictures: [PassagePicture] = []) {
        precondition(scored <= tokens.count, "\(scored) scores of \(tokens.count) tokens")
        self.text = text
        self.tokens = tokens
        self.scored = scored
        self.pictures = pictures
    }

    /// Its places in the text.
    var range: Range<Int> { text.count..<text.count + tokens.count }
    /// The pictures that begin in it.
    var begun: [PictureSpan] { pictures.map(\.span).filter { $0.start >= text.count } }
    var positions: [TokenPosition] { (text.pictures + begun).positions(range) }
}
