import CKernels

/// How ggml's files keep numbers in blocks that share their scales. The raw values are ggml's names.
public enum BlockFormat: String, Sendable, Hashable, CaseIterable {
    /// 4 bits and one scale for 32 numbers.
    case q40 = "Q4_0"
    /// 4 bits, a scale and a minimum for 32 numbers.
    case q41 = "Q4_1"
    /// 5 bits and one scale for 32 numbers.
    case q50 = "Q5_0"
    /// 5 bits, a scale and a minimum for 32 numbers.
    case q51 = "Q5_1"
    /// 8 bits and one scale for 32 numbers.
    case q80 = "Q8_0"
    /// 4 bits for 256 numbers, with scales and minima of 6 bits for each 32.
    case q4K = "Q4_K"
    /// 5 bits for 256 numbers, with scales and minima of 6 bits for each 32.
    case q5K = "Q5_K"
    /// 6 bits for 256 numbers, with scales of 8 bits for each 16.
    case q6K = "Q6_K"

    /// The numbers of a block.
    public var length: Int {
        switch self {
        case .q40, .q41, .q50, .q51, .q80: 32
        case .q4K, .q5K, .q6K: 256
        }
    }

    /// The bytes of a block.
    public var bytes: Int {
        switch self {
        case .q40: 18
        case .q41: 20
        case .q50: 22
        case .q51: 24
        case .q80: 34
        case .q4K: 144
        case .q5K: 176
        case .q6K: 210
        }
    }

    var code: ck_block_format {
        switch self {
        case .q40: ck_block_format(CK_Q4_0)
        case .q41: ck_block_format(CK_Q4_1)
        case .q50: ck_block_format(CK_Q5_0)
        case .q51: ck_block_format(CK_Q5_1)
        case .q80: ck_block_format(CK_Q8_0)
        case .q4K: ck_block_format(CK_Q4_K)
        case .q5K: ck_block_format(CK_Q5_K)
        case .q6K: ck_block_format(CK_Q6_K)
        }
    }
}
