import Tensors

/// The sizes and habits of a decoder: a language model of attention and gated feed-forward layers, each behind an RMS norm.
///
/// Llama, Qwen2 and Qwen3 are such; each has a folder that reads its configuration and nothing else.
public struct DecoderConfig: Sendable, Equatable {
    /// Tokens of the vocabulary, with the padding of the table.
    public var vocabulary: Int
    /// The width of a token.
    public var width: Int
    /// The width within the feed-forward part.
    public var inner: Int
    /// The layers.
    public var layers: Int
    /// Query heads.
    public var heads: Int
    /// Key and value heads; each serves `heads / keyHeads` query heads.
    public var keyHeads: Int
    /// The width of a head: a multiple of 8.
    public var headSize: Int
    /// How many positions it was trained for: the longest context.
    public var positions: Int
    /// The base of the rotary frequencies.
    public var theta: Double
    /// How the rotary frequencies are changed for longer contexts.
    public var scaling: RotaryScaling?
    /// How many pairs of a head turn by time, by a picture's rows and by its columns; empty where all turn by the place in the text.
    public var sections: [Int] = []
    /// Which numbers of a head a rotation pairs: halves in transformers' files, neighbours in GGUF files of Llama.
    public var pairs: Rotary.Pairs
    /// Added under the norms' roots.
    public var epsilon: Float
    /// Whether each head's queries and keys go through an RMS norm before they are turned (Qwen3).
    public var normsHeads: Bool
    /// Whether queries, keys and values have biases (Qwen2).
    public var hasBiases: Bool
    /// Whether the output's matrix is the table of embeddings.
    public var tiesEmbeddings: Bool

    /// A configuration; what is left out is as in Llama 2.
    public init(
        vocabulary: Int, width: Int, inner: Int, layers: Int, heads: Int, keyHeads: Int, headSize: Int, positions: Int,
        theta: Double = 10000, scaling: RotaryScaling? = nil, pairs: Rotary.Pairs = .halves, epsilon: Float = 1e-5,
        normsHeads: Bool = false, hasBiases: Bool = false, tiesEmbeddings: Bool = false
    ) {
        self.vocabulary = vocabulary
        self.width = width
        self.inner = inner
        self.layers = layers
        self.heads = heads
        self.keyHeads = keyHeads
        self.headSize = headSize
        self.positions = positions
        self.theta = theta
        self.scaling = scaling
        self.pairs = pairs
        self.epsilon = epsilon
        self.normsHeads = normsHeads
        self.hasBiases = hasBiases
        self.tiesEmbeddings = tiesEmbeddings
    }

    /// The columns of a row of queries.
    public var queryWidth: Int { heads * headSize }
    /// The columns of a row of keys, or of values.
    public var keyWidth: Int { keyHeads * headSize }
}
