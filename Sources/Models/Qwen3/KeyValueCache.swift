import Tensors

/// The keys and values of the tokens that a Qwen3 has read, so that the next ones need not read them again.
public final class KeyValueCache {
    /// Tokens that are kept.
    public private(set) var count = 0
    /// Tokens that fit.
    public let capacity: Int
    private let keys: [Tensor]
    private let values: [Tensor]

    /// An empty cache for `capacity` tokens, for the first `layers` layers of a model of these sizes (all, where `nil`).
    public init(_ config: Qwen3Config, capacity: Int, precision: Precision, layers: Int? = nil) {
        self.capacity = capacity
        let shape = [capacity, config.keyHeads * config.headSize]
        keys = (0..<(layers ?? config.layers)).map { _ in Tensor(zeros: shape, type: precision.activations) }
        values = keys.map { Tensor(zeros: shape, type: $0.type) }
    }

    /// Bytes that a cache takes.
    public static func bytes(_ config: Qwen3Config, capacity: Int, precision: Precision, layers: Int? = nil) -> Int {
        2 * (layers ?? config.layers) * capacity * config.keyHeads * config.headSize * precision.activations.size
    }

    /// Forgets all tokens but the first `count`.
    public func keep(_ count: Int) { self.count = min(self.count, count) }

    func add(_ tokens: Int) { count += tokens }

    func layer(_ index: Int) -> Layer { Layer(keys: keys[index], values: values[index], start: count) }

    /// One layer's part while tokens are being read.
    struct Layer {
        let keys: Tensor
        let values: Tensor
        let start: Int

        /// The rows that new tokens are written to.
        func taking(_ tokens: Int) -> (keys: Tensor, values: Tensor) {
            (keys[start..<start + tokens], values[start..<start + tokens])
        }

        /// Everything up to the new tokens.
        func filled(with tokens: Int) -> (keys: Tensor, values: Tensor) { (keys[0..<start + tokens], values[0..<start + tokens]) }
    }
}
