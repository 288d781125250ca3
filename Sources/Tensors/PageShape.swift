import CKernels

/// How keys and values lie in pages of `tokens` tokens: every layer's, one after the other.
public struct PageShape: Sendable, Hashable {
    /// Tokens of a page.
    public static let tokens = Int(CK_PAGE)
    /// The layers.
    public let layers: Int
    /// Key heads.
    public let keyHeads: Int
    /// The width of a head: a multiple of 8.
    public let headSize: Int
    /// float32, bfloat16, float16, or int8 with a scale for each token and head.
    public let type: ScalarType

    /// A shape.
    public init(layers: Int, keyHeads: Int, headSize: Int, type: ScalarType) {
        precondition(headSize % 8 == 0 && type != .int32, "pages of heads of \(headSize), \(type)")
        self.layers = layers
        self.keyHeads = keyHeads
        self.headSize = headSize
        self.type = type
    }

    /// Bytes of one layer in a page.
    public var layerBytes: Int { ck_page_bytes(type.code, Int64(keyHeads), Int64(headSize)) }
    /// Bytes of a page.
    public var bytes: Int { layers * layerBytes }

    func pages(_ layer: Int) -> ck_pages {
        ck_pages(type: type.code, key_heads: Int64(keyHeads), head_size: Int64(headSize), offset: Int64(layer * layerBytes))
    }
}
