/// A colour as a prompt names it: a word of the colour lexicon, lightened or darkened.
public struct Colour: Codable, Sendable, Equatable, Hashable {
    /// The canonical colour word ("red", "navy", "turquoise").
    public var name: String
    /// Its sRGB value, `#rrggbb`.
    public var hex: String

    /// The colour `name` with the value `hex` (`#rrggbb`).
    public init(name: String, hex: String) {
        self.name = name
        self.hex = hex
    }
}
