import Foundation
import Models
import Tensors
import Weights

/// A decoder of random weights, small enough for a test: written as transformers writes its own, and read back.
public struct TinyDecoder {
    /// Its sizes.
    public var config: DecoderConfig
    /// What the weights are drawn with.
    public var seed: UInt64 = 1

    /// Two layers of a Llama, with grouped queries.
    public static var llama: TinyDecoder {
        TinyDecoder(
            config: DecoderConfig(
                vocabulary: 260, width: 32, inner: 48, layers: 2, heads: 4, keyHeads: 2, headSize: 8, positions: 2048, tiesEmbeddings: true)
        )
    }

    /// A decoder of these sizes.
    public init(config: DecoderConfig) { self.config = config }

    /// The bytes of `model.safetensors`: float32, norms around 1 so that a missing one cannot hide.
    public func file() -> Data {
        var header: [String] = []
        var data = Data()
        var state = seed
        func add(_ name: String, _ shape: [Int], around center: Float = 0, by spread: Float) {
            let start = data.count
            for _ in 0..<shape.reduce(1, *) {
                state &+= 0x9e37_79b9_7f4a_7c15
                var z = state
                z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
                z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
                let value = center + spread * (Float((z ^ (z >> 31)) >> 40) / Float(1 << 23) - 1)
                withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
            }
            header.append("\"\(name)\":{\"dtype\":\"F32\",\"shape\":\(shape),\"data_offsets\":[\(start),\(data.count)]}")
        }
        let names = DecoderNames.transformers
        let (width, inner) = (config.width, config.inner)
        func matrix(_ name: String, _ outputs: Int, _ inputs: Int) {
            add(name + ".weight", [outputs, inputs], by: 1.7 / Float(inputs).squareRoot())
        }
        matrix("model.embed_tokens", config.vocabulary, width)
        for layer in 0..<config.layers {
            let at = "model.\(names.layers)\(layer)."
            add(at + names.attentionNorm + ".weight", [width], around: 1, by: 0.3)
            for (name, outputs) in [(names.query, config.queryWidth), (names.key, config.keyWidth), (names.value, config.keyWidth)] {
                matrix(at + name, outputs, width)
                if config.hasBiases { add(at + name + ".bias", [outputs], by: 0.3) }
            }
            matrix(at + names.output, width, config.queryWidth)
            if config.normsHeads {
                for name in [names.queryNorm, names.keyNorm] { add(at + name + ".weight", [config.headSize], around: 1, by: 0.3) }
            }
            add(at + names.feedNorm + ".weight", [width], around: 1, by: 0.3)
            matrix(at + names.gate, inner, width)
            matrix(at + names.up, inner, width)
            matrix(at + names.down, width, inner)
        }
        add("model.norm.weight", [width], around: 1, by: 0.3)
        if !config.tiesEmbeddings { matrix(names.head, config.vocabulary, width) }
        let head = Data("{\(header.joined(separator: ","))}".utf8)
        return withUnsafeBytes(of: UInt64(head.count).littleEndian) { Data($0) } + head + data
    }

    /// Writes `model.safetensors` and a `config.json` of the given type into `folder`, which is made.
    public func write(to folder: String, type: String = "llama") throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try file().write(to: URL(fileURLWithPath: folder + "/model.safetensors"))
        let json = """
            {"model_type":"\(type)","vocab_size":\(config.vocabulary),"hidden_size":\(config.width),"intermediate_size":\(config.inner),
            "num_hidden_layers":\(config.layers),"num_attention_heads":\(config.heads),"num_key_value_heads":\(config.keyHeads),
            "head_dim":\(config.headSize),"max_position_embeddings":\(config.positions),"rope_theta":\(config.theta),
            "rms_norm_eps":\(config.epsilon),"tie_word_embeddings":\(config.tiesEmbeddings)}
            """
        try Data(json.utf8).write(to: URL(fileURLWithPath: folder + "/config.json"))
    }

    /// The decoder itself, by way of a file that is gone again.
    public func load(_ precision: Precision = .float32, on compute: Compute) throws -> Decoder {
        let path = FileManager.default.temporaryDirectory.path + "/tiny-\(UUID().uuidString).safetensors"
        try file().write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try Decoder(Loader(try WeightSet.open(path), precision: precision, compute: compute), config)
    }
}
