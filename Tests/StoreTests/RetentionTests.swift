import Foundation
import Registry
import Testing

@testable import Store

@Suite struct RetentionTests {
    @Test func removesWhatIsTooOld() async throws {
        let store = try Folder().open()
        let old = try await store.image("old", created: Date().addingTimeInterval(-10 * 86_400))
        let new = try await store.image("new")
        #expect(try await store.sweep(Retention()) == Swept())
        #expect(try await store.sweep(Retention(pictureAge: .seconds(7 * 86_400))).images == 1)
        #expect(try await store.images.image(old.id, for: .anonymous) == nil && !store.blobs.contains(old.sha256))
        #expect(try await store.images.image(new.id, for: .anonymous) == new)
    }

    @Test func removesTheOldestBeyondTheBytesButNeverAJobsInput() async throws {
        let folder = Folder()
        let store = try folder.open()
        var images: [ImageRecord] = []
        for index in 0..<10 {
            let text = String(repeating: "\(index)", count: 1000)
            images.append(try await store.image(text, created: Date().addingTimeInterval(Double(index - 100))))
        }
        let input = try folder.upload(String(repeating: "0", count: 1000))
        let job = try await store.jobs.enqueue(store.job(inputs: [input]), for: .anonymous).job
        #expect(try await store.pictureBytes() == 10_000)
        #expect(try await store.sweep(Retention(pictureBytes: 4500)).images == 6)
        let left = try await store.images.list(PageRequest(limit: 100), for: .anonymous).elements.map(\.sha256)
        #expect(Set(left) == Set([images[0].sha256] + images.suffix(3).map(\.sha256)))
        #expect(store.blobs.contains(images[0].sha256))
        _ = try await store.jobs.cancel(job.id, for: .anonymous)
        #expect(try await store.sweep(Retention(pictureBytes: 3000)).images == 1)
        #expect(!store.blobs.contains(images[0].sha256))
        #expect(try await store.sweep(Retention(pictureBytes: 0)).images == 3)
        #expect(folder.files("blobs").isEmpty)
    }

    @Test func countsASharedFileOnce() async throws {
        let store = try Folder().open()
        for _ in 0..<5 { _ = try await store.image(String(repeating: "s", count: 1000)) }
        #expect(try await store.pictureBytes() == 1000)
        #expect(try await store.sweep(Retention(pictureBytes: 1000)).images == 0)
    }

    @Test func forgetsJobsThatEndedLongAgo() async throws {
        let store = try Folder().open()
        let ended = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id
        _ = try await store.jobs.cancel(ended, for: .anonymous)
        let waiting = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id
        let later = Date().addingTimeInterval(31 * 86_400)
        #expect(try await store.sweep(Retention(jobAge: .seconds(30 * 86_400))).jobs == 0)
        #expect(try await store.sweep(Retention(jobAge: .seconds(30 * 86_400)), now: later).jobs == 1)
        #expect(try await store.jobs.job(ended, for: .anonymous) == nil)
        #expect(try await store.jobs.job(waiting, for: .anonymous) != nil)
    }
}
