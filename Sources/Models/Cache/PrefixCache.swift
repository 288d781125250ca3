import Tensors

/// Beginnings of texts that were read, by whole pages: a page is found by its tokens and by the page before it.
///
/// Found by the tokens themselves, not by a hash alone, so that two beginnings are never taken for each other. Only what was
/// read as a prompt is kept: the same tokens read again give the same bytes, whether they were found here or not.
public final class PrefixCache {
    private struct Key: Hashable {
        /// The page before; 0 for the first.
        let before: Int
        let tokens: [Int32]
        /// The pictures of which tokens lie in the page, as if the text began with it: placeholders are the same for all.
        let pictures: [PictureSpan]

        init(before: Int, _ page: Range<Int>, of tokens: [Int32], _ pictures: [PictureSpan]) {
            self.before = before
            self.tokens = Array(tokens[page])
            self.pictures = pictures.overlapping(page).map { $0.moved(by: page.lowerBound) }
        }
    }

    private struct Entry {
        let number: Int
        let depth: Int
        var page: Page
        var used: Int
    }

    private let pool: PagePool
    private var entries: [Key: Entry] = [:]
    private var clock = 0
    private var numbers = 0

    /// A cache of the pages of `pool`, which asks it for pages when there are no others.
    public init(_ pool: PagePool) {
        self.pool = pool
        pool.reclaim = { [weak self] in self?.forgetOldest() ?? false }
    }

    /// Pages that are kept.
    public var count: Int { entries.count }

    /// A text that begins as `tokens` do: as many whole pages as are known, and at least one token short of them all, so that
    /// something is left to be read.
    ///
    /// - Parameter pictures: those that the text shows.
    public func beginning(of tokens: [Int32], pictures: [PictureSpan] = []) -> CachedText {
        var pages: [Page] = []
        var before = 0
        clock += 1
        while (pages.count + 1) * PageShape.tokens < tokens.count {
            let start = pages.count * PageShape.tokens
            let key = Key(before: before, start..<start + PageShape.tokens, of: tokens, pictures)
            guard let entry = entries[key] else { break }
            entries[key]?.used = clock
            pages.append(entry.page)
            before = entry.number
        }
        let count = pages.count * PageShape.tokens
        return CachedText(
            in: pool, tokens: Array(tokens.prefix(count)), pictures: pictures.filter { $0.start < count }, pages: pages)
    }

    /// Keeps the whole pages of the first `count` tokens of `text`, which were read as a prompt.
    public func keep(_ text: CachedText, prompt count: Int) {
        var before = 0
        clock += 1
        for (depth, page) in text.wholePages(count).enumerated() {
            let range = depth * PageShape.tokens..<(depth + 1) * PageShape.tokens
            let key = Key(before: before, range, of: text.tokens, text.pictures)
            if let entry = entries[key] {
                entries[key]?.used = clock
                before = entry.number
            } else {
                numbers += 1
                entries[key] = Entry(number: numbers, depth: depth, page: page, used: clock)
                before = numbers
            }
        }
    }

    /// Gives up an eighth of the pages, those first that were used longest ago and of these the ones that follow others: a page
    /// is never used later than the one before it. Pages of texts that are being read stay.
    ///
    /// - Returns: whether there was any.
    private func forgetOldest() -> Bool {
        let order = entries.sorted { ($0.value.used, -$0.value.depth) < ($1.value.used, -$1.value.depth) }.map(\.key)
        var left = max(1, entries.count / 8)
        var any = false
        for key in order where left > 0 {
            guard var entry = entries.removeValue(forKey: key) else { continue }
            if isKnownUniquelyReferenced(&entry.page) {
                left -= 1
                any = true
            } else {
                entries[key] = entry
            }
        }
        return any
    }

    /// Forgets everything.
    public func clear() { entries = [:] }
}
