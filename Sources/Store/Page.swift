/// Which part of a list is asked for. Lists go from the newest to the oldest unless they are asked for the other way round.
public struct PageRequest: Sendable, Equatable {
    /// How many at most.
    public var limit: Int
    /// Only what is older than the entry with this id.
    public var after: String?
    /// Only what is newer than the entry with this id.
    public var before: String?
    /// Whether the list goes from the oldest to the newest; `after` then asks for what is newer.
    public var isAscending: Bool

    /// The newest `limit` entries, or the oldest, clamped to 1...1000.
    public init(limit: Int = 20, after: String? = nil, before: String? = nil, ascending: Bool = false) {
        isAscending = ascending
        self.limit = min(max(limit, 1), 1000)
        self.after = after
        self.before = before
    }
}

/// A part of a list.
public struct Page<Element: Sendable>: Sendable {
    /// The entries, in the order that was asked for.
    public var elements: [Element]
    /// Whether more follow.
    public var hasMore: Bool

    /// A part of a list.
    public init(_ elements: [Element], hasMore: Bool) {
        self.elements = elements
        self.hasMore = hasMore
    }
}
