import CKernels

/// A function of one number, applied to each element.
public enum Activation: Sendable, Hashable {
    /// x · sigmoid(x).
    case silu
    /// GELU with the tanh approximation.
    case gelu
    /// GELU with the error function, to 2e-7.
    case exactGELU
    /// x · sigmoid(1.702 x), as in OpenAI's CLIP.
    case quickGELU
    case tanh
    case relu

    var code: Int32 {
        switch self {
        case .silu: Int32(CK_SILU)
        case .gelu: Int32(CK_GELU_TANH)
        case .exactGELU: Int32(CK_GELU_ERF)
        case .quickGELU: Int32(CK_QUICK_GELU)
        case .tanh: Int32(CK_TANH)
        case .relu: Int32(CK_RELU)
        }
    }
}
