/// Quoted words in a prompt: "a sign that says 'OPEN'".
public struct Lettering: Codable, Sendable, Equatable {
    /// The words as they are to be seen.
    public var text: String
    /// The `Thing.id` of what carries them; `nil` letters the picture itself.
    public var carrier: Int?

    /// `text` on the thing `carrier`, or on the picture itself.
    public init(_ text: String, on carrier: Int? = nil) {
        self.text = text
        self.carrier = carrier
    }
}
