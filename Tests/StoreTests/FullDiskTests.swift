import API
import Foundation
import Glibc
import Testing

@testable import Store

/// A real full disk: a file system of a few megabytes, where this process may mount one.
@Suite(.serialized) struct FullDiskTests {
    private static let canMount: Bool = {
        let path = FileManager.default.temporaryDirectory.appending(path: "easel-mount-\(UUID().uuidString)").path
        defer { rmdir(path) }
        guard mkdir(path, 0o700) == 0, mount("tmpfs", path, "tmpfs", 0, "size=64k") == 0 else { return false }
        return umount(path) == 0
    }()

    @Test(.enabled(if: canMount, "needs the right to mount a file system"))
    func isACleanRefusalWithNothingHalfWritten() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "easel-full-\(UUID().uuidString)").path
        try #require(mkdir(path, 0o700) == 0 && mount("tmpfs", path, "tmpfs", 0, "size=4m") == 0)
        defer {
            umount2(path, Int32(MNT_DETACH))
            rmdir(path)
        }
        let store = try Store(path + "/data", options: StoreOptions(minimumFreeBytes: 0))
        let kept = try await store.image(String(repeating: "k", count: 500_000))

        await #expect(throws: APIError.insufficientStorage) {
            _ = try await store.blobs.put([UInt8](repeating: 1, count: 4 << 20))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/data/tmp").isEmpty)

        // The database's own writes, until none fits.
        let key = try await store.key(budget: .dollars(1000))
        var accepted = 0
        var refusal: (any Error)?
        while refusal == nil, accepted < 20_000 {
            do {
                _ = try await store.jobs.enqueue(store.job(String(repeating: "long ", count: 2000)), for: Principal(key))
                accepted += 1
            } catch { refusal = error }
        }
        #expect(refusal as? APIError == .insufficientStorage)
        #expect(accepted > 10)
        #expect(try await store.jobs.waiting().count == accepted)
        let state = try #require(try await store.ledger.budget(ofKey: key.id))
        #expect(state.reserved == .dollars(Int64(accepted)))

        // Room again: it goes on as if nothing had been.
        #expect(try await store.images.image(kept.id, for: .anonymous) != nil)
        try store.close()
        #expect(mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT), "size=16m") == 0)
        let again = try Store(path + "/data", options: StoreOptions(minimumFreeBytes: 0))
        #expect(try await again.check().isEmpty)
        #expect(try await again.jobs.waiting().count == accepted)
        _ = try await again.jobs.enqueue(again.job(), for: Principal(key))
        try again.close()
    }
}
