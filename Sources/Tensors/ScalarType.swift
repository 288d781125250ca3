import CKernels

/// What one element of a tensor is.
public enum ScalarType: String, Sendable, Hashable, CaseIterable {
    /// IEEE 754 single precision.
    case float32
    /// The upper half of a float32: its range, eight bits of precision.
    case bfloat16
    /// IEEE 754 half precision.
    case float16
    case int8
    case int32

    /// Bytes of one element.
    public var size: Int {
        switch self {
        case .float32, .int32: 4
        case .bfloat16, .float16: 2
        case .int8: 1
        }
    }

    var code: ck_type {
        switch self {
        case .float32: ck_type(CK_F32)
        case .bfloat16: ck_type(CK_BF16)
        case .float16: ck_type(CK_F16)
        case .int8: ck_type(CK_I8)
        case .int32: ck_type(CK_I32)
        }
    }
}
