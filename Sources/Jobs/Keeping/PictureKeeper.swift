import Logging
import Metrics
import Pictures
import Store

/// Keeps pictures after they were answered: requests do not wait for the disk. What waits is bounded; beyond the bound a
/// request waits with it.
actor PictureKeeper {
    /// A picture that is to be kept; `record` lacks what only its bytes tell.
    struct Kept: Sendable {
        var record: ImageRecord
        var picture: EncodedPicture
    }

    private let store: Store
    private let logger: Logger
    private let limit: Int
    private var queue: [Kept] = []
    private var bytes = 0
    private var worker: Task<Void, Never>?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private static let together = 8

    init(store: Store, limit: Int, logger: Logger) {
        self.store = store
        self.limit = limit
        self.logger = logger
    }

    /// Takes a picture over; waits while too much is waiting already.
    func keep(_ kept: Kept) async {
        while bytes > limit { await withCheckedContinuation { waiting.append($0) } }
        queue.append(kept)
        bytes += kept.picture.payload.count
        if worker == nil { worker = Task { await work() } }
    }

    /// Returns once everything that was taken over is on the disk.
    func drain() async {
        while let worker { await worker.value }
    }

    private func work() async {
        while !queue.isEmpty {
            let some = Array(queue.prefix(Self.together))
            queue.removeFirst(some.count)
            await store(some)
            bytes -= some.reduce(0) { $0 + $1.picture.payload.count }
            let free = waiting
            waiting = []
            free.forEach { $0.resume() }
        }
        worker = nil
    }

    private nonisolated func store(_ some: [Kept]) async {
        let records = await withTaskGroup(of: ImageRecord?.self) { group in
            for kept in some { group.addTask { await self.put(kept) } }
            var records: [ImageRecord] = []
            for await case let record? in group { records.append(record) }
            return records
        }
        do {
            if !records.isEmpty { try await store.images.add(records) }
        } catch {
            records.forEach { lost($0.id, error) }
        }
    }

    private nonisolated func put(_ kept: Kept) async -> ImageRecord? {
        do {
            return try await store.put(kept.picture, as: kept.record)
        } catch {
            lost(kept.record.id, error)
            return nil
        }
    }

    private nonisolated func lost(_ id: String, _ error: any Error) {
        logger.error("A picture could not be kept.", metadata: ["image": "\(id)", "error": "\(error)"])
        Counter(label: "easel_pictures_lost_total").increment()
    }
}

extension Store {
    /// Puts a picture's bytes, decoded where that holds nobody up, and completes its record. The blob is pinned.
    func put(_ picture: EncodedPicture, as record: ImageRecord) async throws -> ImageRecord {
        let blob = try await blobs.put { try picture.bytes() }
        var record = record
        record.sha256 = blob.sha256
        record.bytes = blob.bytes
        return record
    }
}
