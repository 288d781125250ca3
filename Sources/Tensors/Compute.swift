import CKernels

/// Where the kernels run: threads of its own and a kernel path, passed to everything that computes.
///
/// The operations write into tensors that their caller gives them and allocate nothing but scratch that the threads
/// keep. Where no other words stand, input and output may be any mixture of float32, bfloat16 and float16, are
/// computed in float32, and may be the same tensor. Shapes that do not fit stop the process: they are mistakes of the
/// program, not of its user; the models check what they load.
///
/// Two tasks may use one value; their operations follow each other.
public struct Compute: Sendable {
    /// What its kernels are compiled for.
    public let path: KernelPath
    /// Which kernels make its products.
    public let products: Products
    let team: Team

    /// Which kernels make products. Kernels for few rows and for many differ in their last bits.
    public enum Products: Int, Sendable, Hashable {
        /// By the number of rows.
        case byRows
        /// Those for few rows, which read each weight once for all: a row comes out the same alone and in any company.
        case few
        /// Those for many rows, likewise.
        case many
    }

    /// - Parameters:
    ///   - threads: how many threads work on each operation, the calling one among them; by default as many as there are processors.
    ///   - path: no better than `KernelPath.best`.
    public init(threads: Int? = nil, path: KernelPath = .best) {
        precondition(path <= .best, "this machine has no \(path)")
        self.path = path
        products = .byRows
        team = Team(threads: threads ?? Int(ck_processors()))
    }

    private init(_ other: Compute, products: Products) {
        path = other.path
        team = other.team
        self.products = products
    }

    /// The same threads, with other kernels for products.
    public func making(_ products: Products) -> Compute { Compute(self, products: products) }

    /// How many threads work on each operation.
    public var threads: Int { Int(ck_team_size(team.handle)) }
    /// The bytes of scratch that its threads keep: packed rows and weights, keys and values.
    public var scratchBytes: Int { ck_team_bytes(team.handle) }
}

/// The threads of a `Compute`, which end with its last copy.
final class Team: @unchecked Sendable {
    let handle: OpaquePointer

    init(threads: Int) {
        guard let handle = ck_team_create(Int32(clamping: threads)) else { fatalError("no memory for \(threads) threads") }
        self.handle = handle
    }

    deinit { ck_team_destroy(handle) }
}
