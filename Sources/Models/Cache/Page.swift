import Tensors

/// The keys and values of up to `PageShape.tokens` tokens of a text, in all layers. Texts that begin alike share them.
public final class Page {
    let storage: TensorStorage
    private let pool: PagePool

    init(_ storage: TensorStorage, of pool: PagePool) {
        self.storage = storage
        self.pool = pool
    }

    deinit { pool.takeBack(storage) }

    var base: UnsafeMutableRawPointer { storage.base }
}

/// Memory for pages: never more than was agreed, and taken from the system as it is needed.
///
/// One task uses a pool, and all that comes out of it, at a time.
public final class PagePool {
    /// How the pages lie.
    public let shape: PageShape
    /// The most pages that there may be.
    public let limit: Int
    /// Pages that somebody holds.
    public private(set) var used = 0
    private var free: [TensorStorage] = []
    /// Asked for a page when there are no more; says whether it gave one up.
    var reclaim: (() -> Bool)?

    /// - Parameter bytes: what the pages may take together; room for one at least.
    public init(_ shape: PageShape, bytes: Int) {
        self.shape = shape
        limit = max(1, bytes / shape.bytes)
    }

    /// Bytes that are held, in use or not.
    public var heldBytes: Int { (used + free.count) * shape.bytes }

    /// A page, its contents undefined.
    ///
    /// - Throws: `CacheError.full`.
    func page() throws(CacheError) -> Page {
        while used >= limit {
            guard reclaim?() == true else { throw CacheError.full(bytes: limit * shape.bytes) }
        }
        let storage = free.popLast() ?? TensorStorage(byteCount: shape.bytes)
        used += 1
        return Page(storage, of: self)
    }

    /// A page like `other`.
    func copy(of other: Page) throws(CacheError) -> Page {
        let page = try page()
        page.base.copyMemory(from: other.base, byteCount: shape.bytes)
        return page
    }

    fileprivate func takeBack(_ storage: TensorStorage) {
        used -= 1
        free.append(storage)
    }

    /// Gives pages that nobody holds back to the system.
    public func trim() { free = [] }
}

extension PageShape {
    /// The pages of a decoder's texts.
    public init(_ config: DecoderConfig, type: ScalarType) {
        self.init(layers: config.layers, keyHeads: config.keyHeads, headSize: config.headSize, type: type)
    }

    /// Pages that `tokens` tokens need.
    public static func pages(_ tokens: Int) -> Int { (tokens + Self.tokens - 1) / Self.tokens }

    /// Bytes that a text of `tokens` tokens needs for its keys and values.
    public func bytes(tokens: Int) -> Int { Self.pages(tokens) * bytes }
}
