/// Cosines and sines of rotary position embeddings.
///
/// Both tables are float32 `[positions, headSize / 2]`: column i turns the i-th pair of a head.
public struct Rotary: Sendable {
    /// Which numbers of a head form a pair.
    public enum Pairs: Sendable, Hashable {
        /// Neighbours: 2i and 2i + 1 (FLUX, GPT-J).
        case interleaved
        /// One from each half: i and i + headSize / 2 (Qwen, Llama as transformers has it).
        case halves
    }

    /// `[positions, headSize / 2]`.
    public let cosine: Tensor
    /// `[positions, headSize / 2]`.
    public let sine: Tensor
    /// Which numbers of a head form a pair.
    public let pairs: Pairs

    /// Tables of one shape, float32.
    public init(cosine: Tensor, sine: Tensor, pairs: Pairs) {
        precondition(
            cosine.type == .float32 && sine.type == .float32 && cosine.shape == sine.shape, "cosines and sines of one shape, float32")
        self.cosine = cosine
        self.sine = sine
        self.pairs = pairs
    }
}
