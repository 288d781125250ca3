import Tensors
import Weights

/// The two ways in which FLUX.2 transformers are saved, and how each part is found in them.
///
/// diffusers keeps each projection for itself; the original repository (and GGUF files) fuses query, key and value, and its last
/// modulation holds shift before scale. Fused matrices are used through views of their rows, so neither layout is copied.
struct Flux2Layout: Sendable {
    /// Whether the names are the original repository's.
    let isOriginal: Bool
    /// What stands before every name (`model.diffusion_model.` in some single files).
    let prefix: String

    static func of(_ weights: WeightSet) -> Flux2Layout {
        for prefix in ["", "model.diffusion_model."] where weights.contains(prefix + "img_in.weight") {
            return Flux2Layout(isOriginal: true, prefix: prefix)
        }
        return Flux2Layout(isOriginal: false, prefix: "")
    }

    /// Tensors that tell the sizes.
    enum Key {
        case image, text, time, headNorm, feedOut
        var dimensions: Int { self == .headNorm ? 1 : 2 }
    }

    enum Kind { case double, single }

    func name(_ key: Key) -> String {
        let name =
            switch key {
            case .image: isOriginal ? "img_in.weight" : "x_embedder.weight"
            case .text: isOriginal ? "txt_in.weight" : "context_embedder.weight"
            case .time: isOriginal ? "time_in.in_layer.weight" : "time_guidance_embed.timestep_embedder.linear_1.weight"
            case .headNorm:
                isOriginal ? "double_blocks.0.img_attn.norm.query_norm.scale" : "transformer_blocks.0.attn.norm_q.weight"
            case .feedOut: isOriginal ? "double_blocks.0.img_mlp.2.weight" : "transformer_blocks.0.ff.linear_out.weight"
            }
        return prefix + name
    }

    /// How many blocks of a kind the files hold.
    func count(_ kind: Kind, in weights: WeightSet) -> Int {
        let (original, ours) =
            kind == .double
            ? ("double_blocks.%.img_attn.proj.weight", "transformer_blocks.%.attn.to_out.0.weight")
            : ("single_blocks.%.linear1.weight", "single_transformer_blocks.%.attn.to_qkv_mlp_proj.weight")
        let parts = (isOriginal ? original : ours).split(separator: "%")
        return (0..<1024).first { !weights.contains("\(prefix)\(parts[0])\($0)\(parts[1])") } ?? 1024
    }
}

/// The tensors of one part under the layout's names.
struct Flux2Tensors {
    let loader: Loader
    let layout: Flux2Layout
    let config: Flux2Config

    private var all: Loader { layout.prefix.isEmpty ? loader : loader.part(String(layout.prefix.dropLast())) }

    /// A matrix outside the blocks. Those that see one row only (time, modulation) stay in floating point.
    func linear(_ ours: String, _ original: String, inputs: Int, outputs: Int) throws -> Linear {
        try all.exactLinear(layout.isOriginal ? original : ours, inputs: inputs, outputs: outputs)
    }

    /// Query, key and value: three matrices, or a fused one's rows.
    func attention(_ ours: (String, String, String), in part: String, original: String, block: Int) throws -> [Linear] {
        let width = config.width
        if layout.isOriginal {
            let fused = try all.linear("double_blocks.\(block).\(original).qkv", inputs: width, outputs: 3 * width)
            return (0..<3).map { fused.outputs($0 * width..<($0 + 1) * width) }
        }
        return try [ours.0, ours.1, ours.2].map { try all.linear("\(part).\($0)", inputs: width, outputs: width) }
    }

    func matrix(_ ours: String, _ original: String, inputs: Int, outputs: Int) throws -> Linear {
        try all.linear(layout.isOriginal ? original : ours, inputs: inputs, outputs: outputs)
    }

    func headNorm(_ ours: String, _ original: String) throws -> Tensor {
        try all.vector(layout.isOriginal ? original + ".scale" : ours + ".weight", config.headSize)
    }

    /// Scale and shift of the last modulation, whichever comes first.
    func lastModulation() throws -> (scale: Linear, shift: Linear) {
        let width = config.width
        let both = try linear("norm_out.linear", "final_layer.adaLN_modulation.1", inputs: width, outputs: 2 * width)
        let (first, second) = (both.outputs(0..<width), both.outputs(width..<2 * width))
        return layout.isOriginal ? (second, first) : (first, second)
    }
}
