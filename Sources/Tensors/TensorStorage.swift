import CKernels

/// Bytes under one or many tensors: memory of its own, or memory that somebody else keeps, such as a mapped file.
///
/// Not synchronised: who writes a tensor while another task reads it has the same race as with any pointer. The
/// engine's parts own their tensors and hand them on, which is why it is marked sendable.
public final class TensorStorage: @unchecked Sendable {
    /// The first byte; aligned to 64 bytes when the storage owns its memory.
    public let base: UnsafeMutableRawPointer
    /// How many bytes there are.
    public let byteCount: Int
    /// False for borrowed memory that must not be written, such as a file mapped for reading.
    public let isWritable: Bool
    private let owner: AnyObject?

    /// Zeroed memory of its own, in huge pages where it is large.
    ///
    /// Stops the process when there is none: the engine checks its budget before it begins a work.
    public init(byteCount: Int) {
        guard let memory = ck_allocate(byteCount) else { fatalError("no memory for a tensor of \(byteCount) bytes") }
        base = memory
        self.byteCount = byteCount
        isWritable = true
        owner = nil
    }

    /// Memory that stays valid as long as `owner` lives.
    public init(borrowing memory: UnsafeRawPointer, byteCount: Int, owner: AnyObject) {
        base = UnsafeMutableRawPointer(mutating: memory)
        self.byteCount = byteCount
        isWritable = false
        self.owner = owner
    }

    deinit {
        if owner == nil { ck_free(base, byteCount) }
    }
}
