/// Which part of a list is asked for. Lists go from the newest to the oldest.
public struct PageRequest: Sendable, Equatable {
    /// How many at most.
    public var limit: Int
    /// Only what is older than the entry with this id.
    public var after: String?
    /// Only what is newer than the entry with this id.
    public var before: String?

    /// The newest `limit` entries, clamped to 1...1000.
    public init(limit: Int = 20, after: String? = nil, before: String? = nil) {
        self.limit = min(max(limit, 1), 1000)
        self.after = after
        self.before = before
    }
}

/// A part of a list.
public struct Page<Element: Sendable>: Sendable {
    /// The entries, newest first.
    public var elements: [Element]
    /// Whether older ones follow.
    public var hasMore: Bool

    /// A part of a list.
    public init(_ elements: [Element], hasMore: Bool) {
        self.elements = elements
        self.hasMore = hasMore
    }
}
