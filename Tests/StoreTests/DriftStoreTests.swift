import Foundation
import Registry
import Testing

@testable import Store

@Suite struct DriftStoreTests {
    @Test func aWatchKeepsItsPicturesAndItsLastCheck() async throws {
        let store = try Folder().open()
        let blob = try await store.blobs.put(Array("a picture".utf8))
        let canary = DriftCanary(task: ImageTask(model: "m", prompt: "a cat"), sha256: blob.sha256, spread: 0.25)
        let start = Date(milliseconds: 1_700_000_000_000)
        let watch = DriftWatch(id: "drift-1", subject: "cards", model: "m", canaries: [canary], hours: 24, personID: nil, created: start)
        try await store.drift.begin(watch)
        store.blobs.unpin(blob.sha256)
        #expect(try await store.drift.watches(of: "cards") == [watch])
        #expect(try await store.drift.watches(of: "other").isEmpty)
        _ = try await store.sweepOrphans()
        #expect(store.blobs.contains(blob.sha256))
        #expect(try await store.drift.due(start).isEmpty)
        #expect(try await store.drift.due(start.addingTimeInterval(86_400)).map(\.id) == ["drift-1"])
        try await store.drift.schedule("drift-1", start.addingTimeInterval(2 * 86_400))
        #expect(try await store.drift.due(start.addingTimeInterval(86_400)).isEmpty)
        for changed in [0, 3] {
            try await store.drift.note(
                DriftCheck(watch: "drift-1", checked: 3, changed: changed, isDrift: changed > 0, sentence: "\(changed)", created: start))
        }
        let last = try await store.drift.last(of: "cards")
        #expect(last.map(\.changed) == [3] && last.first?.isDrift == true)
        #expect(try await store.check().isEmpty)
        #expect(try await store.drift.end("cards"))
        #expect(try await store.drift.last(of: nil).isEmpty)
        _ = try await store.sweepOrphans()
        #expect(!store.blobs.contains(blob.sha256))
        try store.close()
    }
}
