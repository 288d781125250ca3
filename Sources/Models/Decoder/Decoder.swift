import Foundation
import Tensors

/// A language model: hands out what its layers make of a text, and says which token may follow.
public struct Decoder: Sendable {
    /// Its sizes.
    public let config: DecoderConfig
    /// What it computes in.
    public let precision: Precision
    private let embedding: Embedding
    private let layers: [DecoderLayer]
    private let norm: Tensor?
    private let head: Linear?
    private let frequencies: [Double]

    /// Takes the model out of its files.
    ///
    /// - Parameters:
    ///   - names: what the file calls its tensors.
    ///   - layers: how many of its layers are wanted; the others, the last norm and the output are then left in the file.
    /// - Throws: `WeightError`.
    public init(_ loader: Loader, _ config: DecoderConfig, names: DecoderNames = .transformers, layers wanted: Int? = nil) throws {
        self.config = config
        precision = loader.precision
        frequencies = config.frequencies
        let root = names.root(in: loader)
        embedding = try Embedding(loader, root + names.embedding, vocabulary: config.vocabulary, width: config.width)
        layers = try (0..<(wanted ?? config.layers)).map {
            try DecoderLayer(loader.part("\(root)\(names.layers)\($0)"), config, names)
        }
        if wanted == nil {
            norm = try loader.vector(root + names.norm + ".weight", config.width)
            head =
                config.tiesEmbeddings
                ? embedding.head(loader.precision, on: loader.compute)
                : try loader.linear(names.head, inputs: config.width, outputs: config.vocabulary)
        } else {
            (norm, head) = (nil, nil)
        }
    }

    /// How many layers were loaded.
    public var loadedLayers: Int { layers.count }

    /// Reads a row for each token.
    ///
    /// - Parameters:
    ///   - positions: each token's place in its text.
    ///   - pictures: the rows that show pictures; their tokens are placeholders.
    ///   - context: takes the rows' keys and values in, and knows what each row sees.
    ///   - each: called with the number of layers done (from 1) and the tokens' stream, float32 `[tokens, width]`, before any
    ///     last norm: transformers' `hidden_states`. It is overwritten by the next layer.
    public func read(
        _ tokens: [Int32], at positions: [TokenPosition], pictures: [PictureRows] = [], in context: some DecoderContext,
        on compute: Compute, _ workspace: Workspace, each: (Int, Tensor) throws -> Void
    ) rethrows {
        precondition(tokens.count == positions.count, "\(tokens.count) tokens at \(positions.count) positions")
        try workspace.scope {
            let x = workspace.tensor([tokens.count, config.width])
            embedding.lookUp(tokens, into: x, on: compute)
            for picture in pictures { picture.show(in: x, on: compute) }
            let rotary = RotaryTable.rotary(positions, frequencies: frequencies, sections: config.sections, pairs: config.pairs)
            for (index, layer) in layers.enumerated() {
                layer.run(x, number: index, rotary: rotary, context: context, precision: precision, on: compute, workspace)
                for picture in pictures { picture.deepen(x, after: index, on: compute) }
                try each(index + 1, x)
            }
        }
    }

    /// The scores of all tokens to follow some rows of `stream`, the last layer's.
    ///
    /// Only for a model that was loaded with its output.
    /// - Parameters:
    ///   - rows: which rows of the stream are wanted.
    ///   - out: float32 `[rows, vocabulary]`.
    public func score(_ stream: Tensor, rows: [Int], into out: Tensor, on compute: Compute, _ workspace: Workspace) {
        guard let norm, let head else { preconditionFailure("a decoder without its output scores nothing") }
        workspace.scope {
            let normed = workspace.tensor([rows.count, config.width], type: precision.activations)
            for (place, row) in rows.enumerated() {
                compute.rmsNorm(stream[row..<row + 1], weight: norm, epsilon: config.epsilon, into: normed[place..<place + 1])
            }
            compute.linear(head, normed, into: out)
        }
    }
}

extension DecoderConfig {
    /// What each pair of a head turns by from one position to the next: theta^(−2i / headSize), scaled.
    var frequencies: [Double] {
        (0..<headSize / 2).map { pair in
            let frequency = pow(theta, -2 * Double(pair) / Double(headSize))
            return scaling?.scaled(frequency, pair: pair) ?? frequency
        }
    }
}
