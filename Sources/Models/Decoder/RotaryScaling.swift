import Foundation

/// How rotary frequencies are changed so that a model reads further than it was trained at first.
public enum RotaryScaling: Sendable, Equatable {
    /// Every position counts as `1 / factor` (Chen et al. 2023).
    case linear(factor: Double)
    /// Llama 3's: slow frequencies are divided, fast ones are kept, those between are blended (transformers
    /// `modeling_rope_utils.py`, `_compute_llama3_parameters`).
    case llama3(factor: Double, low: Double, high: Double, original: Double)
    /// Each pair's frequency is divided by a factor of its own: how GGUF files keep what was computed when they were made.
    case factors([Double])

    /// Reads `rope_scaling` or `rope_parameters`; nil where it asks for none.
    ///
    /// - Throws: `ModelError` for a kind that is not implemented.
    init?(_ config: ConfigFile?, file: String) throws {
        guard let config, let type = config.text("rope_type") ?? config.text("type") else { return nil }
        switch type {
        case "default": return nil
        case "linear": self = .linear(factor: try config.number("factor"))
        case "llama3":
            self = .llama3(
                factor: try config.number("factor"), low: try config.number("low_freq_factor"), high: try config.number("high_freq_factor"),
                original: try config.number("original_max_position_embeddings"))
        default: throw ModelError.unsupported(file: file, what: "rotary scaling of the kind \(type)")
        }
    }

    /// The frequency that pair number `pair` turns with in place of `frequency` (radians a position).
    func scaled(_ frequency: Double, pair: Int) -> Double {
        switch self {
        case .factors(let factors): return frequency / factors[pair]
        case .linear(let factor): return frequency / factor
        case .llama3(let factor, let low, let high, let original):
            let wave = 2 * Double.pi / frequency
            if wave < original / high { return frequency }
            if wave > original / low { return frequency / factor }
            let smooth = (original / wave - low) / (high - low)
            return (1 - smooth) * frequency / factor + smooth * frequency
        }
    }
}
