import API
import Foundation
import Registry
import Store
import Testing

@testable import Jobs

@Suite struct RestartTests {
    @Test func jobsOutliveAGracefulStop() async throws {
        let endless = FakeModel.slow(60)
        let first = try Studio(endless)
        let key = try await first.principal(budget: .dollars(3))
        let ids = [
            try await first.enqueue(first.task("one"), for: key).id, try await first.enqueue(first.task("two"), for: key).id,
        ]
        try await first.running { () async throws -> Void in #expect(try await eventually { endless.seen.begun == ["one"] }) }
        #expect(first.service.isIdle)
        await #expect(throws: APIError.self) { _ = try await first.enqueue(first.task("late"), for: key) }
        try first.store.close()

        let quick = FakeModel.quick()
        let second = try Studio(quick, path: first.path)
        try await second.running { () async throws -> Void in
            for id in ids { #expect(try await second.ended(id).status == .succeeded) }
        }
        #expect(quick.seen.begun == ["one", "two"])
        let state = try #require(try await second.store.ledger.budget(ofKey: key.key?.id ?? ""))
        #expect(state.spent == .dollars(2) && state.reserved == .zero)
    }

    @Test func aCopyTakenInMidFlightGoesOnWithoutLossOrRepetition() async throws {
        let gate = Gate()
        let studio = try Studio(.gated(gate, concurrency: 2))
        var ids: [String] = []
        for index in 0..<6 { ids.append(try await studio.enqueue(studio.task("\(index)")).id) }
        let copy = studio.path + "-copy"
        let done = try await studio.running {
            gate.open()
            #expect(
                try await eventually {
                    try await studio.service.jobs(JobFilter(statuses: [.succeeded]), for: .anonymous).elements.count >= 2
                })
            // What a killed process leaves behind: the database first, since blobs are there before rows that name them.
            for name in ["easel.db", "easel.db-wal"] {
                try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
                try FileManager.default.copyItem(atPath: "\(studio.path)/\(name)", toPath: "\(copy)/\(name)")
            }
            try FileManager.default.copyItem(atPath: studio.path + "/blobs", toPath: copy + "/blobs")
            return true
        }
        #expect(done)
        let quick = FakeModel.quick()
        let after = try Studio(quick, path: copy)
        let before = try await after.service.jobs(JobFilter(statuses: [.succeeded]), for: .anonymous).elements.map(\.id)
        try await after.running { () async throws -> Void in
            for id in ids { #expect(try await after.ended(id).status == .succeeded) }
        }
        #expect(before.count >= 2 && quick.seen.begun.count == 6 - before.count)
        let usage = try #require(try await after.usage())
        #expect(usage.requests == 6 && usage.images == 6 && usage.open == 0 && usage.cost == .dollars(6))
        #expect(try await after.store.images.list(PageRequest(limit: 100), for: .anonymous).elements.count == 6)
        #expect(try await after.store.check().isEmpty)
    }

    @Test func aJobWhoseModelIsGoneFailsWithTheReason() async throws {
        let first = try Studio(.quick("old"))
        let id = try await first.enqueue(first.task()).id
        try first.store.close()
        let second = try Studio(.quick("new"), path: first.path)
        let job = try await second.running { try await second.ended(id) }
        #expect(job.status == .failed && job.error?.code == "model_not_found")
    }

    @Test func answeredPicturesReachTheDiskBeforeTheStop() async throws {
        let studio = try Studio(.quick()) { $0.keeperBytes = 1 }
        try await studio.running {
            for _ in 0..<20 { for try await _ in try studio.perform(studio.task()) {} }
        }
        #expect(try await studio.store.images.list(PageRequest(limit: 100), for: .anonymous).elements.count == 20)
    }

    @Test func inputsLastUntilTheJobIsDone() async throws {
        let studio = try Studio(
            FakeModel { task, continuation in
                guard try String(contentsOfFile: task.inputs[0].path, encoding: .utf8) == "an upload" else {
                    throw APIError.internalError
                }
                try await FakeModel.draw(task, continuation)
            })
        let upload = studio.store.folder.uploads + "/1"
        try Data("an upload".utf8).write(to: URL(fileURLWithPath: upload))
        let blob = try await studio.store.blobs.adopt(upload, sha256: nil)
        await studio.store.discard([blob.sha256])
        var task = studio.task()
        task.operation = .edit
        task.inputs = [InputPicture(path: upload, format: .png, size: PixelSize(8, 8), bytes: 9, sha256: blob.sha256)]
        let accepted = try await studio.enqueue(task)
        #expect(accepted.endpoint == "/v1/images/edits")
        try FileManager.default.removeItem(atPath: upload)
        let job = try await studio.running { try await studio.ended(accepted.id) }
        #expect(job.status == .succeeded)
        #expect(!studio.store.blobs.contains(blob.sha256))
    }
}
