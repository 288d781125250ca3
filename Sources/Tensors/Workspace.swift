/// Memory for a part's activations, used again from step to step.
///
/// Inside `scope` tensors are taken from the front of its blocks; at the scope's end they are given back together, so a
/// second step needs no allocation. A tensor must not be used after the scope it was made in. One task uses a
/// workspace at a time.
public final class Workspace: @unchecked Sendable {
    /// The part it serves, for reports of memory.
    public let part: String
    private var blocks: [TensorStorage] = []
    private var block = 0
    private var offset = 0
    private var used = 0
    private var peak = 0

    /// An empty workspace.
    public init(part: String) { self.part = part }

    /// The most bytes that were in use at once.
    public var peakBytes: Int { peak }
    /// The bytes it holds, in use or not.
    public var heldBytes: Int { blocks.reduce(0) { $0 + $1.byteCount } }

    /// A tensor of this shape, its elements undefined, valid until the innermost scope ends.
    public func tensor(_ shape: [Int], type: ScalarType = .float32) -> Tensor {
        let bytes = (shape.reduce(1, *) * type.size + 63) / 64 * 64
        let unused = offset == 0 ? block : block + 1
        while block < blocks.count, offset + bytes > blocks[block].byteCount {
            block += 1
            offset = 0
        }
        if block == blocks.count {
            // Blocks behind what is in use, all of which are too small, would only lie beside the new one.
            blocks.removeSubrange(unused...)
            block = unused
            blocks.append(TensorStorage(byteCount: max(bytes, Self.smallestBlock)))
            offset = 0
        }
        let tensor = Tensor(storage: blocks[block], byteOffset: offset, shape: shape, type: type)
        offset += bytes
        used += bytes
        peak = max(peak, used)
        return tensor
    }

    /// Gives back at its end what was taken during it.
    public func scope<Result>(_ body: () throws -> Result) rethrows -> Result {
        let mark = (block, offset, used)
        defer { (block, offset, used) = mark }
        return try body()
    }

    /// Gives all memory back to the system. No tensor of it may be in use.
    public func release() {
        blocks = []
        (block, offset, used) = (0, 0, 0)
    }

    private static let smallestBlock = 16 << 20
}
