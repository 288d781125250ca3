import API
import Foundation
import Pictures
import Registry
import Store
import Testing

@testable import Jobs

@Suite struct JobTests {
    @Test func runsToItsResult() async throws {
        let studio = try Studio(.quick())
        let key = try await studio.principal(budget: .dollars(10))
        let accepted = try await studio.enqueue(studio.task(count: 2), for: key)
        #expect(accepted.status == .queued && accepted.queuePosition == 0 && accepted.endpoint == "/v1/images/generations")
        let job = try await studio.running { try await studio.ended(accepted.id) }
        #expect(job.status == .succeeded && job.progress == 1 && job.error == nil)
        let result = try #require(job.result)
        #expect(result.data.count == 2 && result.size == "8x8" && result.quality == "medium" && result.background == "opaque")
        #expect(result.easel?.costUSD == "2.00" && result.easel?.seeds == [7, 8] && result.easel?.job == job.id)
        for id in result.easel?.images ?? [] {
            let image = try #require(try await studio.store.images.image(id, for: key))
            #expect(image.jobID == job.id)
            #expect(try Mark.isMarked(path: studio.store.blobs.path(of: image.sha256)))
        }
        #expect(result.easel?.images?.count == 2)
        let state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
        #expect(state.spent == .dollars(2) && state.reserved == .zero)
    }

    @Test func tellsItsWatchersFromTheirFirstMomentToTheEnd() async throws {
        let gate = Gate()
        let model = FakeModel.gated(gate)
        let studio = try Studio(model)
        var task = studio.task()
        task.partials = 2
        let first = try await studio.enqueue(studio.task("first"))
        let id = try await studio.enqueue(task).id
        let seen = try await studio.running {
            let events = try await studio.service.events(of: id, for: .anonymous)
            #expect(try await eventually { model.seen.begun == ["first"] })
            gate.open()
            var seen: [String] = []
            for await event in events {
                switch event {
                case .state(let job):
                    seen.append(job.status.rawValue)
                    // Its place comes with the first state where the job before it has begun already.
                    if let position = job.queuePosition { seen.append("position \(position)") }
                case .position(let position): seen.append("position \(position)")
                case .progress(_, let fraction, _): seen.append("progress \(fraction)")
                case .partial: seen.append("partial")
                }
            }
            return seen
        }
        #expect(seen.first == "queued" && seen.last == "succeeded" && seen.contains("running") && seen.contains("position 0"))
        #expect(seen.count { $0 == "partial" } == 2 && seen.contains("progress 1.0"))
        // A late watcher gets the end at once.
        var late: [JobObject.Status] = []
        for await event in try await studio.service.events(of: first.id, for: .anonymous) {
            if case .state(let job) = event { late.append(job.status) }
        }
        #expect(late == [.succeeded])
    }

    @Test func cancellingOneThatWaitsIsImmediate() async throws {
        let studio = try Studio(.quick())
        let id = try await studio.enqueue(studio.task()).id
        #expect(try await studio.service.cancel(id, for: .anonymous).status == .cancelled)
        try await studio.running { _ = try await studio.ended(id) }
        #expect(try await studio.service.cancel(id, for: .anonymous).error?.code == "cancelled")
    }

    @Test func cancellingOneThatRunsStopsItsModel() async throws {
        let model = FakeModel.slow(60)
        let studio = try Studio(model)
        let key = try await studio.principal(budget: .dollars(1))
        let id = try await studio.enqueue(studio.task(), for: key).id
        try await studio.running {
            #expect(try await eventually { model.seen.begun.count == 1 })
            let job = try await studio.service.cancel(id, for: key)
            #expect(job.status == .cancelled && job.error?.code == "cancelled")
            #expect(try await eventually { model.seen.cancelled == 1 })
            // Its reservation and its turn are free again.
            let next = try await studio.enqueue(studio.task(), for: key).id
            #expect(try await eventually { try await studio.service.job(next, for: key).status == .running })
            _ = try await studio.service.cancel(next, for: key)
        }
        #expect(try await studio.usage()?.cost == .zero)
    }

    @Test func aFailureKeepsItsReason() async throws {
        let studio = try Studio(FakeModel { _, _ in throw APIError.upstreamTimeout("too slow") })
        let id = try await studio.enqueue(studio.task()).id
        let job = try await studio.running { try await studio.ended(id) }
        #expect(job.status == .failed && job.error == .upstreamTimeout("too slow"))
    }

    @Test func othersJobsAreNotThere() async throws {
        let studio = try Studio(.quick())
        let a = try await studio.principal("a")
        let b = try await studio.principal("b")
        let id = try await studio.enqueue(studio.task("secret"), for: a).id
        for other in [b, .anonymous] {
            await #expect(throws: APIError.self) { _ = try await studio.service.job(id, for: other) }
            await #expect(throws: APIError.self) { _ = try await studio.service.cancel(id, for: other) }
            await #expect(throws: APIError.self) { _ = try await studio.service.events(of: id, for: other) }
            #expect(try await studio.service.jobs(for: other).elements.isEmpty)
        }
        #expect(try await studio.service.jobs(for: a).elements.map(\.id) == [id])
        #expect(try await studio.service.job(id, for: a).status == .queued)
    }

    @Test func aRepeatedRequestIsTheSameJobAndDrawnOnce() async throws {
        let model = FakeModel.quick()
        let studio = try Studio(model)
        let first = try await studio.enqueue(studio.task(), word: "once").id
        var again = studio.task()
        again.seed = 99
        #expect(try await studio.enqueue(again, word: "once").id == first)
        try await studio.running {
            _ = try await studio.ended(first)
            #expect(try await studio.enqueue(again, word: "once").status == .succeeded)
        }
        #expect(model.seen.begun.count == 1)
    }

    @Test func anotherKeysOneJobIsNotStarved() async throws {
        let model = FakeModel.quick()
        let studio = try Studio(model)
        let a = try await studio.principal("a")
        let b = try await studio.principal("b")
        for index in 0..<100 { _ = try await studio.enqueue(studio.task("a\(index)"), for: a) }
        let id = try await studio.enqueue(studio.task("b"), for: b).id
        try await studio.running { _ = try await studio.ended(id) }
        #expect(try #require(model.seen.begun.firstIndex(of: "b")) <= 2)
    }

    @Test func estimatesFromRecentWork() async throws {
        let gate = Gate()
        let studio = try Studio(.gated(gate))
        for _ in 0..<3 { studio.service.durations.note(studio.task(), seconds: 4) }
        let ids = [try await studio.enqueue(studio.task()).id, try await studio.enqueue(studio.task()).id]
        #expect(try await studio.service.job(ids[1], for: .anonymous).etaSeconds == 8)
        try await studio.running {
            #expect(try await eventually { try await studio.service.job(ids[0], for: .anonymous).progress == 0.5 })
            let running = try await studio.service.job(ids[0], for: .anonymous)
            #expect(try #require(running.etaSeconds) <= 4)
            gate.open()
            _ = try await studio.ended(ids[1])
        }
    }
}
