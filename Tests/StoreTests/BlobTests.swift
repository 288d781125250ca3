import API
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Store

@Suite struct BlobTests {
    @Test func keepsBytesUnderTheirHashOnce() async throws {
        let folder = Folder()
        let store = try folder.open()
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let blob = try await store.blobs.put(bytes)
        #expect(blob.bytes == bytes.count && blob.sha256.count == 64)
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.blobs.path(of: blob.sha256))) == Data(bytes))
        #expect(try await store.blobs.put(bytes) == blob)
        #expect(folder.files("blobs").count == 1 && folder.files("tmp").isEmpty)
        #expect(try Digest.hex(ofFile: store.blobs.path(of: blob.sha256)) == blob.sha256)
    }

    @Test func adoptsAFileWithoutTakingItsName() async throws {
        let folder = Folder()
        let store = try folder.open()
        let upload = try folder.upload("a picture")
        let blob = try await store.blobs.adopt(upload.path, sha256: nil)
        #expect(blob.sha256 == upload.sha256)
        try FileManager.default.removeItem(atPath: upload.path)
        #expect(store.blobs.contains(blob.sha256))
    }

    @Test(arguments: Disk.Operation.allCases, [ENOSPC, EDQUOT, EIO])
    func leavesNothingHalfWritten(operation: Disk.Operation, code: Int32) async throws {
        let folder = Folder()
        try DataFolder(folder.path).create()
        let blobs = BlobStore(
            DataFolder(folder.path), minimumFreeBytes: 0, disk: Disk(fault: { $0 == operation ? code : nil }))
        let upload = try folder.upload("uploaded")
        do {
            _ = operation == .link ? try await blobs.adopt(upload.path, sha256: nil) : try await blobs.put(Array("bytes".utf8))
            Issue.record("it was kept")
        } catch let error as APIError {
            #expect(error == .insufficientStorage && code != EIO)
        } catch {
            #expect(code == EIO)
        }
        #expect(folder.files("tmp").isEmpty)
        // A name is only there after the whole content is.
        for name in folder.files("blobs") { #expect(operation == .fsync, "\(name)") }
    }

    @Test func sweepsWhatNothingNamesAndLeavesWhatIsPinned() async throws {
        let folder = Folder()
        let store = try folder.open()
        let kept = try await store.image("named")
        let orphan = try await store.blobs.put(Array("orphan".utf8))
        let pinned = try await store.blobs.put(Array("pinned".utf8))
        store.blobs.unpin(orphan.sha256)
        #expect(try await store.sweepOrphans() == 1)
        #expect(store.blobs.contains(kept.sha256) && store.blobs.contains(pinned.sha256) && !store.blobs.contains(orphan.sha256))
    }

    @Test func aBlobThatTwoPicturesShareGoesWithTheSecond() async throws {
        let folder = Folder()
        let store = try folder.open()
        let first = try await store.image("same")
        let second = try await store.image("same")
        #expect(first.sha256 == second.sha256)
        #expect(try await store.images.delete(first.id, for: .anonymous))
        #expect(store.blobs.contains(first.sha256))
        #expect(try await store.images.delete(second.id, for: .anonymous))
        #expect(!store.blobs.contains(first.sha256))
        #expect(try await store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM recipes") } == 0)
    }

    @Test func puttingAndDeletingTheSameBytesAtOnceLosesNothing() async throws {
        let folder = Folder()
        let store = try folder.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for round in 0..<25 {
                        let image = try await store.image("contested")
                        #expect(store.blobs.contains(image.sha256) || round > 0)
                        if round % 2 == 0 { _ = try await store.images.delete(image.id, for: .anonymous) }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.check().isEmpty)
        #expect(folder.files("blobs").count == 1)
    }

    @Test func refusesWorkBeforeTheDiskIsFull() throws {
        let folder = Folder()
        let store = try folder.open(options: StoreOptions(minimumFreeBytes: .max))
        #expect(throws: APIError.insufficientStorage) { try store.checkRoom() }
    }
}
