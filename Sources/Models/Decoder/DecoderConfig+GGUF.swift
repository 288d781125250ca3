import Weights

extension DecoderConfig {
    /// Reads what a GGUF file says of its model (llama.cpp `gguf-py/gguf/constants.py`); norms, biases and ties are seen from its tensors.
    ///
    /// - Throws: `ModelError`, `WeightError`.
    init(_ metadata: GGUFMetadata, _ weights: WeightSet, _ family: DecoderFamily) throws {
        let file = metadata.file
        func key(_ name: String) -> String { "\(family.name).\(name)" }
        func integer(_ name: String, most: Int) throws -> Int? { try metadata.integer(key(name), in: 1...most) }
        func needed<Value>(_ name: String, _ value: Value?) throws -> Value {
            guard let value else { throw metadata.fault(key(name), "is missing") }
            return value
        }
        if let experts = try metadata.integer(key("expert_count"), in: 0...1 << 20), experts > 0 {
            throw ModelError.unsupported(file: file, what: "a mixture of \(experts) experts")
        }
        let embedding = try weights.find("token_embd.weight")
        guard embedding.entry.shape.count == 2 else {
            throw WeightError.badTensor(file: file, tensor: embedding.entry.name, reason: "its shape is \(embedding.entry.shape)")
        }
        let width = try needed("embedding_length", integer("embedding_length", most: 1 << 16))
        let heads = try needed("attention.head_count", integer("attention.head_count", most: 1 << 10))
        let headSize = try integer("attention.key_length", most: 1 << 10) ?? width / heads
        self.init(
            vocabulary: embedding.entry.shape[0], width: width,
            inner: try needed("feed_forward_length", integer("feed_forward_length", most: 1 << 18)),
            layers: try needed("block_count", integer("block_count", most: 1 << 10)), heads: heads,
            keyHeads: try integer("attention.head_count_kv", most: 1 << 10) ?? heads, headSize: headSize,
            positions: try needed("context_length", integer("context_length", most: 1 << 24)),
            theta: try metadata.number(key("rope.freq_base")) ?? 10000, scaling: try Self.scaling(metadata, weights, family, headSize),
            pairs: try family.pairs ?? { throw ModelError.unsupported(file: file, what: "a GGUF file of the type \(family.name)") }(),
            epsilon: Float(try needed("attention.layer_norm_rms_epsilon", metadata.number(key("attention.layer_norm_rms_epsilon")))),
            normsHeads: weights.contains("blk.0.attn_q_norm.weight"), hasBiases: weights.contains("blk.0.attn_q.bias"),
            tiesEmbeddings: !weights.contains("output.weight"))
        for (name, size) in [("attention.value_length", headSize), ("rope.dimension_count", headSize)] {
            guard let found = try metadata.integer(key(name), in: 1...1 << 16), found != size else { continue }
            throw ModelError.unsupported(file: file, what: "heads of \(headSize) with \(key(name)) of \(found)")
        }
        try check(file: file)
    }

    private static func scaling(
        _ metadata: GGUFMetadata, _ weights: WeightSet, _ family: DecoderFamily, _ headSize: Int
    ) throws -> RotaryScaling? {
        let type = try metadata.text("\(family.name).rope.scaling.type") ?? "none"
        if weights.contains("rope_freqs.weight") {
            let (file, entry) = try weights.find("rope_freqs.weight")
            guard entry.shape == [headSize / 2] else {
                throw WeightError.shape(file: file.path, tensor: entry.name, expected: [headSize / 2], found: entry.shape)
            }
            guard entry.type == .f32 else { throw WeightError.type(file: file.path, tensor: entry.name, found: entry.type) }
            let bytes = file.bytes(of: entry)
            return .factors((0..<entry.count).map { Double(bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self)) })
        }
        switch type {
        case "none": return nil
        case "linear":
            guard let factor = try metadata.number("\(family.name).rope.scaling.factor"), factor > 0 else {
                throw metadata.fault("\(family.name).rope.scaling.factor", "is missing")
            }
            return .linear(factor: factor)
        default: throw ModelError.unsupported(file: metadata.file, what: "rotary scaling of the kind \(type)")
        }
    }
}
