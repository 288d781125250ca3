import Tensors

/// What the rows of a reading see: where their keys and values go, and what their queries attend to.
///
/// A layer knows nothing of texts, pages or batches; it hands its rows to one of these.
public protocol DecoderContext {
    /// `out = attention(q)` of the rows that are being read, in `layer`, with their own keys and values taken in first.
    ///
    /// - Parameters:
    ///   - q: `[rows, heads · headSize]`, normed and turned; `out` likewise.
    ///   - k: `[rows, keyHeads · headSize]`, normed and turned; `v` likewise, as projected.
    func attend(q: Tensor, k: Tensor, v: Tensor, layer: Int, into out: Tensor, on compute: Compute, _ workspace: Workspace)
}

/// One text, read at once and not gone on with: nothing is kept from layer to layer.
public struct WholeText: DecoderContext {
    let headSize: Int
    let keyMask: [Bool]?

    /// - Parameter keyMask: one entry for each token; false hides one from all others (padding).
    public init(_ config: DecoderConfig, keyMask: [Bool]? = nil) {
        headSize = config.headSize
        self.keyMask = keyMask
    }

    /// Attention of each row to itself and those before it.
    public func attend(q: Tensor, k: Tensor, v: Tensor, layer: Int, into out: Tensor, on compute: Compute, _ workspace: Workspace) {
        compute.attention(q: q, k: k, v: v, headSize: headSize, causal: true, keyMask: keyMask, into: out)
    }
}
