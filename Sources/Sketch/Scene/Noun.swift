/// What the reader has to know of a noun; each symbol brings its own (see Sources/CSymbols/README.md).
public struct Noun: Sendable, Equatable {
    /// The canonical singular, which is the symbol's name: "cell phone".
    public var name: String
    /// Other singular words for it: "mobile phone", "smartphone".
    public var synonyms: [String]
    /// Irregular plurals by their singular: `["mouse": "mice"]`.
    public var plurals: [String: String]
    /// The names of its recolourable parts besides `main`: "wheel", "roof".
    public var parts: [String]
    /// Its kind, the symbol's `data-kind`: "animal", "person", "food", …
    public var kind: String

    /// A noun with its words.
    public init(name: String, synonyms: [String] = [], plurals: [String: String] = [:], parts: [String] = [], kind: String = "object") {
        self.name = name
        self.synonyms = synonyms
        self.plurals = plurals
        self.parts = parts
        self.kind = kind
    }
}
