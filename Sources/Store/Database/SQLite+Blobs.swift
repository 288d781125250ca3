import GRDB

extension SQLite {
    /// Writes rows that name pinned blobs and ends the pins: after the commit, or, where there is none, with the blobs.
    func write<Value: Sendable>(
        naming pinned: [String], of blobs: BlobStore, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            let value = try await write(body)
            pinned.forEach(blobs.unpin)
            return value
        } catch {
            await discard(pinned, of: blobs)
            throw error
        }
    }

    /// Ends the pins of blobs and removes those that no row names. One that cannot be removed now is swept at the next start.
    func discard(_ pinned: [String], of blobs: BlobStore) async {
        if pinned.isEmpty { return }
        pinned.forEach(blobs.unpin)
        _ = try? await write { db in try BlobReferences.removeUnused(pinned, of: blobs, in: db) }
    }
}
