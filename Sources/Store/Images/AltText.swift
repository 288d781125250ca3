/// What a picture shows, for those who do not see it.
public struct AltText: Sendable, Hashable, Codable {
    /// The text.
    public var text: String
    /// The model that wrote it; `nil` where a person did.
    public var author: String?

    /// A text by a model or a person.
    public init(_ text: String, author: String? = nil) {
        self.text = text
        self.author = author
    }

    /// The longest text that is kept, in characters.
    public static let longest = 1_000
}
