import Foundation
import Tensors

/// The Qwen3 language model: a text encoder that hands out what its layers make of a text, and with the same code a reader of
/// one token after another that says which token may follow.
public struct Qwen3: Sendable {
    /// Its sizes.
    public let config: Qwen3Config
    /// What it computes in.
    public let precision: Precision
    private let embedding: Tensor
    private let layers: [Qwen3Layer]
    private let norm: Tensor?
    private let head: Linear?

    /// Takes the model out of its files (names of transformers: `model.embed_tokens.weight`, `model.layers.N.…`).
    ///
    /// - Parameters:
    ///   - layers: how many of its layers are wanted; the others, the last norm and the output are then left in the file.
    /// - Throws: `WeightError`.
    public init(_ loader: Loader, _ config: Qwen3Config, layers wanted: Int? = nil) throws {
        self.config = config
        precision = loader.precision
        // A text encoder may be saved without the outer class, and then without its prefix.
        let model = loader.has("model.embed_tokens.weight") ? loader.part("model") : loader
        embedding = try model.tensor("embed_tokens.weight", [config.vocabulary, config.width])
        layers = try (0..<(wanted ?? config.layers)).map { try Qwen3Layer(model.part("layers.\($0)"), config) }
        if wanted == nil {
            norm = try model.vector("norm.weight", config.width)
            head =
                config.tiesEmbeddings
                ? Linear(weight: try model.tensor("embed_tokens.weight", [config.vocabulary, config.width], as: precision.activations))
                : try loader.linear("lm_head", inputs: config.width, outputs: config.vocabulary)
        } else {
            (norm, head) = (nil, nil)
        }
    }

    /// Reads `tokens` after those in `cache`, and adds them to it.
    ///
    /// - Parameters:
    ///   - cache: with room for the tokens.
    ///   - keyMask: one entry for each token of the cache and the new ones; false hides one from all others (padding).
    ///   - each: called with the number of layers done (from 1) and the tokens' stream, float32 `[tokens, width]`, before any
    ///     last norm: transformers' `hidden_states`. It is overwritten by the next layer.
    public func read(
        _ tokens: [Int32], into cache: KeyValueCache, keyMask: [Bool]? = nil, on compute: Compute, _ workspace: Workspace,
        each: (Int, Tensor) throws -> Void
    ) rethrows {
        precondition(
            cache.count + tokens.count <= cache.capacity, "\(tokens.count) tokens for a cache with room for \(cache.capacity - cache.count)"
        )
        try workspace.scope {
            let x = workspace.tensor([tokens.count, config.width])
            compute.lookUp(tokens, in: embedding, into: x)
            let rotary = Self.rotary(config, positions: cache.count..<cache.count + tokens.count)
            for (index, layer) in layers.enumerated() {
                layer.run(
                    x, rotary: rotary, keys: cache.layer(index), keyMask: keyMask, precision: precision, on: compute, workspace)
                try each(index + 1, x)
            }
        }
        cache.add(tokens.count)
    }

    /// The scores of all tokens to follow the last row of `stream`, the last layer's; nil for a model that was loaded without
    /// its output.
    public func scores(after stream: Tensor, on compute: Compute, _ workspace: Workspace) -> [Float]? {
        guard let norm, let head else { return nil }
        return workspace.scope {
            let last = workspace.tensor([1, config.width], type: precision.activations)
            compute.rmsNorm(stream[stream.rows - 1..<stream.rows], weight: norm, epsilon: config.epsilon, into: last)
            let scores = workspace.tensor([1, config.vocabulary])
            compute.linear(head, last, into: scores)
            return scores.floats()
        }
    }

    /// The streams after the given layers, side by side: float32 `[tokens, layers · width]`.
    ///
    /// - Parameter padding: how many tokens at the end are padding, which no other token sees.
    public func encode(_ tokens: [Int32], padding: Int, after taken: [Int], on compute: Compute, _ workspace: Workspace) -> Tensor {
        let out = Tensor(zeros: [tokens.count, taken.count * config.width])
        let cache = KeyValueCache(config, capacity: tokens.count, precision: precision, layers: layers.count)
        let mask = (0..<tokens.count).map { $0 < tokens.count - padding }
        read(tokens, into: cache, keyMask: mask, on: compute, workspace) { layer, stream in
            for (place, wanted) in taken.enumerated() where wanted == layer {
                compute.convert(stream, into: out.columns(place * config.width..<(place + 1) * config.width))
            }
        }
        return out
    }

    /// Rotate-half RoPE: pair i of a head turns by position / theta^(2i / headSize).
    static func rotary(_ config: Qwen3Config, positions: Range<Int>) -> Rotary {
        RotaryTable.rotary(positions.map { [Double($0)] }, axes: [config.headSize], theta: config.theta, pairs: .halves)
    }
}
