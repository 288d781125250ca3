import CKernels

/// Where a row's keys and values go.
public struct PagePlace: @unchecked Sendable {
    /// The page's first byte.
    public let page: UnsafeMutableRawPointer
    /// Which of the page's tokens it is.
    public let slot: Int

    /// A place. The page must stay as long as the place is used.
    public init(page: UnsafeMutableRawPointer, slot: Int) {
        self.page = page
        self.slot = slot
    }
}

/// What each of some rows attends to: the first tokens of a list of pages. Made once for all layers.
public struct PageRows {
    private var pages: [UnsafePointer<CChar>?] = []
    private var lists: [Range<Int>] = []
    private var rows: [(list: Int, tokens: Int)] = []

    /// No rows.
    public init() {}

    /// How many rows there are.
    public var count: Int { rows.count }

    /// Adds rows that attend to the same pages, each to as many tokens as is said. The pages must stay as long as this is used.
    public mutating func add(_ list: [UnsafeMutableRawPointer], tokens: Range<Int>) {
        precondition(list.count * PageShape.tokens >= tokens.upperBound - 1, "\(tokens) of \(list.count) pages")
        lists.append(pages.count..<pages.count + list.count)
        pages += list.map { UnsafePointer($0.assumingMemoryBound(to: CChar.self)) }
        rows += tokens.map { (lists.count - 1, $0) }
    }

    func withRaw(_ body: (UnsafePointer<ck_page_row>?) -> Void) {
        pages.withUnsafeBufferPointer { all in
            let raw = rows.map { row in
                ck_page_row(pages: all.baseAddress.map { $0 + lists[row.list].lowerBound }, keys: Int64(row.tokens))
            }
            raw.withUnsafeBufferPointer { body($0.baseAddress) }
        }
    }
}

extension Compute {
    /// Puts row r of `k` and of `v`, `[rows, keyHeads · headSize]`, into `places[r]`.
    public func store(k: Tensor, v: Tensor, layer: Int, _ shape: PageShape, at places: [PagePlace]) {
        check(k, v, shape)
        precondition(places.count == k.rows, "\(places.count) places for \(k.rows) rows")
        let raw = places.map { ck_page_place(page: $0.page.assumingMemoryBound(to: CChar.self), slot: Int64($0.slot)) }
        ck_store_pages(team.handle, path.code, shape.pages(layer), k.matrix, v.matrix, raw)
    }

    /// The first tokens of `pages` as rows: as many as `k` and `v`, `[tokens, keyHeads · headSize]`, have room for.
    public func load(_ pages: [UnsafeMutableRawPointer], layer: Int, _ shape: PageShape, k: Tensor, v: Tensor) {
        check(k, v, shape)
        precondition(pages.count * PageShape.tokens >= k.rows, "\(k.rows) tokens of \(pages.count) pages")
        let raw = pages.map { Optional(UnsafePointer($0.assumingMemoryBound(to: CChar.self))) }
        ck_load_pages(team.handle, path.code, shape.pages(layer), raw, k.matrix, v.matrix)
    }

    /// `out = softmax(scale · q kᵀ) v`, row r of `q` attending to what `rows` says.
    ///
    /// A row's result depends on nothing but its query and its pages: on no other row, and not on the number of threads.
    /// - Parameters:
    ///   - q: `[rows, heads · headSize]`; `out` likewise.
    ///   - scale: by default 1 / √headSize.
    public func attend(q: Tensor, to rows: PageRows, layer: Int, _ shape: PageShape, scale: Float? = nil, into out: Tensor) {
        matching(q, out)
        precondition(rows.count == q.rows && q.columns % (shape.keyHeads * shape.headSize) == 0, "\(q.shape) for \(rows.count) rows")
        rows.withRaw { raw in
            ck_attend_pages(
                team.handle, path.code, shape.pages(layer), q.matrix, raw, scale ?? 1 / Float(shape.headSize).squareRoot(), out.matrix)
        }
    }

    private func check(_ k: Tensor, _ v: Tensor, _ shape: PageShape) {
        precondition(k.columns == shape.keyHeads * shape.headSize && v.columns == k.columns && v.rows == k.rows, "\(k.shape), \(v.shape)")
    }
}
