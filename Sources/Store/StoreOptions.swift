/// How a data folder is opened.
public struct StoreOptions: Sendable, Equatable {
    /// What is to survive.
    public var synchronous: Synchronous
    /// Work is refused with `insufficientStorage` while fewer bytes than this are free on the folder's file system: a
    /// refusal before the work is cheaper than a failure after it.
    public var minimumFreeBytes: Int64
    /// How often a job is begun whose servers die over it.
    public var attempts: Int

    /// The ordinary options.
    public init(synchronous: Synchronous = .normal, minimumFreeBytes: Int64 = 32 << 20, attempts: Int = 3) {
        self.synchronous = synchronous
        self.minimumFreeBytes = minimumFreeBytes
        self.attempts = attempts
    }

    /// When the database waits for the disk. In WAL mode `normal` loses nothing when the process dies, by whatever signal:
    /// what was written is the kernel's. When the machine dies, the last moments' transactions may be missing, never
    /// half there. `full` waits for the disk at every commit and so survives that too, at the price of a disk's latency.
    public enum Synchronous: String, Sendable, CaseIterable { case normal, full }
}

/// What a process wants of a data folder.
public enum StoreAccess: Sendable {
    /// To serve from it: one process at a time, held by a lock. What a dead server left behind is put in order.
    case server
    /// To read it and manage keys, also beside a running server.
    case tool
}
