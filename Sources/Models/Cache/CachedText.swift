import Tensors

/// A text of which the keys and values are known, so that what follows can be read without reading it again.
public final class CachedText {
    /// The tokens, in order.
    public private(set) var tokens: [Int32] = []
    /// The pictures that stand in it, in order; of the last one perhaps not all tokens.
    public private(set) var pictures: [PictureSpan] = []
    private var pages: [Page] = []
    let pool: PagePool

    /// An empty text.
    public init(in pool: PagePool) { self.pool = pool }

    /// A text of whole pages that were read before.
    init(in pool: PagePool, tokens: [Int32], pictures: [PictureSpan], pages: [Page]) {
        self.pool = pool
        self.tokens = tokens
        self.pictures = pictures
        self.pages = pages
    }

    /// How many tokens it has.
    public var count: Int { tokens.count }
    /// How many pages it holds, shared ones among them.
    public var pageCount: Int { pages.count }

    /// Another text that begins with this one. Pages are shared until one of the two writes into them.
    public func fork() -> CachedText { CachedText(in: pool, tokens: tokens, pictures: pictures, pages: pages) }

    /// Forgets all tokens but the first `count`.
    public func keep(_ count: Int) {
        guard count < tokens.count else { return }
        tokens.removeLast(tokens.count - count)
        pictures.removeAll { $0.start >= count }
        pages.removeLast(pages.count - PageShape.pages(count))
    }

    /// Whole pages of the first `count` tokens.
    func wholePages(_ count: Int) -> ArraySlice<Page> { pages.prefix(min(count, self.count) / PageShape.tokens) }

    /// Makes room for `more` tokens, in pages that nobody else reads.
    ///
    /// - Throws: `CacheError.full`; the text is then as it was.
    func reserve(_ more: Int) throws(CacheError) {
        let first = count / PageShape.tokens
        if more > 0, first < pages.count, !isKnownUniquelyReferenced(&pages[first]) { pages[first] = try pool.copy(of: pages[first]) }
        while pages.count < PageShape.pages(count + more) { pages.append(try pool.page()) }
    }

    /// The places of `more` tokens for which room was made.
    func places(_ more: Int) -> [PagePlace] {
        (count..<count + more).map { PagePlace(page: pages[$0 / PageShape.tokens].base, slot: $0 % PageShape.tokens) }
    }

    /// The first bytes of its pages.
    var bases: [UnsafeMutableRawPointer] { pages.map(\.base) }

    /// Says that these tokens' keys and values are in their places.
    ///
    /// - Parameter shown: the pictures that begin among them.
    func add(_ more: [Int32], pictures shown: [PictureSpan] = []) {
        tokens += more
        pictures += shown
    }
}
