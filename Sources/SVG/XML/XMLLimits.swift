/// What an XML text may be.
public struct XMLLimits: Sendable, Equatable {
    /// The most bytes.
    public var bytes: Int
    /// How deep elements may stand in each other.
    public var depth: Int
    /// The most elements.
    public var elements: Int
    /// The most attributes of one element.
    public var attributes: Int

    /// Limits.
    public init(bytes: Int = 4 << 20, depth: Int = 100, elements: Int = 100_000, attributes: Int = 100) {
        self.bytes = bytes
        self.depth = depth
        self.elements = elements
        self.attributes = attributes
    }

    /// Generous for drawings, far from dangerous.
    public static let standard = XMLLimits()
}
