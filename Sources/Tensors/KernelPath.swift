import CKernels

/// An instruction set that the kernels are written for. Each contains those before it.
///
/// Results differ between paths in their last bits (products of bfloat16 are added up in another order), and never
/// within one path, whatever the number of threads.
public enum KernelPath: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// What every processor of the architecture has: SSE2 or NEON.
    case portable
    /// AVX2 and FMA.
    case avx2
    /// AVX-512 F, BW, DQ and VL.
    case avx512
    /// AVX-512 with BF16 and VNNI products.
    case avx512BFloat16
    /// AMX tiles for bfloat16 and int8.
    case amx

    /// The best that this machine and its kernel allow.
    public static var best: KernelPath { KernelPath(rawValue: Int(ck_best_path())) ?? .portable }
    /// Everything that this machine can run.
    public static var available: [KernelPath] { allCases.filter { $0 <= best } }

    /// Whether `left` lacks instructions that `right` has.
    public static func < (left: KernelPath, right: KernelPath) -> Bool { left.rawValue < right.rawValue }

    var code: ck_path { ck_path(rawValue) }
}
