import Tensors

/// What a model computes in. Sums, norms and softmax are float32 in all of them, and so is the stream that blocks add to.
public enum Precision: String, Sendable, Codable, CaseIterable {
    /// float32 weights and activations: what parity is measured in.
    case float32
    /// bfloat16 weights and activations.
    case bfloat16
    /// int8 weights and, before each product, activations scaled token by token; between products bfloat16.
    case int8

    /// The type of what passes between operations.
    var activations: ScalarType { self == .float32 ? .float32 : .bfloat16 }
}
