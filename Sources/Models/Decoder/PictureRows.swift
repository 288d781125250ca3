import Tensors

/// What a tower of vision made of a picture: what a decoder reads in the places of the picture's tokens.
public struct PictureFeatures: Sendable {
    /// `[tokens, width]`: what is read in place of the tokens' embeddings.
    public let embeddings: Tensor
    /// `[tokens, width]` each: what is added to the stream after the first layer, the second, and so on (DeepStack, Meng et al. 2024).
    public let deepstack: [Tensor]

    /// Features of one shape.
    public init(embeddings: Tensor, deepstack: [Tensor]) {
        precondition(deepstack.allSatisfy { $0.shape == embeddings.shape }, "features of several shapes")
        self.embeddings = embeddings
        self.deepstack = deepstack
    }

    /// The picture's tokens.
    public var count: Int { embeddings.rows }
    /// Bytes that they take.
    public var bytes: Int { deepstack.reduce(embeddings.byteCount) { $0 + $1.byteCount } }
}

/// Rows of a reading that show a part of a picture.
public struct PictureRows: Sendable {
    /// The rows of the reading.
    let rows: Range<Int>
    /// The first of the picture's tokens that they show.
    let first: Int
    /// The picture.
    let features: PictureFeatures

    /// Rows that show the picture's tokens from number `first` on.
    public init(_ rows: Range<Int>, first: Int, of features: PictureFeatures) {
        precondition(first >= 0 && first + rows.count <= features.count, "tokens from \(first) of \(features.count) in rows \(rows)")
        self.rows = rows
        self.first = first
        self.features = features
    }

    private var part: Range<Int> { first..<first + rows.count }

    /// Puts the picture in the place of what stands in `x`.
    func show(in x: Tensor, on compute: Compute) { compute.convert(features.embeddings[part], into: x[rows]) }

    /// Adds what belongs to the stream behind `layer`, counted from 0.
    func deepen(_ x: Tensor, after layer: Int, on compute: Compute) {
        guard features.deepstack.indices.contains(layer) else { return }
        compute.add(x[rows], features.deepstack[layer][part], into: x[rows])
    }
}
