import API
import Foundation
import Registry
import Store
import Synchronization
import Testing

@testable import Jobs

@Suite struct RetryTests {
    /// Fails `times` times with `error`, then draws.
    private static func flaky(_ times: Int, _ error: APIError, drawsFirst: Bool = false) -> (model: FakeModel, tries: Times) {
        let tries = Times()
        let model = FakeModel { task, continuation in
            if tries.add() <= times {
                if drawsFirst { continuation.yield(.picture(index: 0, FinishedPicture(try FakeModel.picture()))) }
                throw error
            }
            try await FakeModel.draw(task, continuation)
        }
        return (model, tries)
    }

    private final class Times: Sendable {
        private let times = Mutex<[ContinuousClock.Instant]>([])

        func add() -> Int {
            times.withLock {
                $0.append(.now)
                return $0.count
            }
        }
        var all: [ContinuousClock.Instant] { times.withLock { $0 } }
    }

    private static func studio(_ model: FakeModel, path: String? = nil, retries: Int = 3, delay: Duration = .milliseconds(5)) throws
        -> Studio
    {
        try Studio(model, path: path) { options in
            options.retryDelay = delay
            options.jobRetries = retries
            options.attendEvery = .milliseconds(5)
        }
    }

    @Test(arguments: [
        APIError.unavailable("The upstream is left alone."), .rateLimited("too many", retryAfter: 0.01), .upstream("could not be reached"),
    ])
    func anUpstreamThatComesBackGetsItsJobAgain(_ error: APIError) async throws {
        let (model, tries) = Self.flaky(2, error)
        let studio = try Self.studio(model)
        let key = try await studio.principal(budget: .dollars(1))
        let id = try await studio.enqueue(studio.task(), for: key).id
        let job = try await studio.running { try await studio.ended(id) }
        #expect(job.status == .succeeded && job.retries == 2 && job.retryAt == nil && job.lastError == nil && job.error == nil)
        #expect(tries.all.count == 3)
        // One reservation, settled once.
        let state = try #require(try await studio.store.ledger.budget(ofKey: key.key?.id ?? ""))
        #expect(state.spent == .dollars(1) && state.reserved == .zero)
    }

    @Test func whatItWaitsForIsInTheJob() async throws {
        let (model, _) = Self.flaky(1, .unavailable("down"))
        let studio = try Self.studio(model, delay: .seconds(60))
        let id = try await studio.enqueue(studio.task()).id
        try await studio.running {
            #expect(try await eventually { try await studio.service.job(id, for: .anonymous).retries == 1 })
            let job = try await studio.service.job(id, for: .anonymous)
            #expect(job.status == .queued && job.lastError == .unavailable("down") && job.error == nil)
            #expect(Double(job.retryAt ?? 0) > Date().timeIntervalSince1970 + 50)
            // It can be cancelled while it waits.
            #expect(try await studio.service.cancel(id, for: .anonymous).status == .cancelled)
            #expect(try await studio.service.job(id, for: .anonymous).retryAt == nil)
        }
    }

    @Test func theUpstreamsWishForTimeIsGranted() async throws {
        let (model, tries) = Self.flaky(1, .rateLimited("wait", retryAfter: 0.4))
        let studio = try Self.studio(model)
        let id = try await studio.enqueue(studio.task()).id
        _ = try await studio.running { try await studio.ended(id) }
        #expect(tries.all.count == 2 && tries.all[1] - tries.all[0] >= .milliseconds(400))
    }

    @Test func itEndsOnce() async throws {
        let (model, tries) = Self.flaky(99, .unavailable("down"))
        let studio = try Self.studio(model, retries: 2)
        let id = try await studio.enqueue(studio.task()).id
        let job = try await studio.running { try await studio.ended(id) }
        #expect(job.status == .failed && job.error == .unavailable("down") && job.retries == 2 && tries.all.count == 3)
    }

    @Test(arguments: [
        APIError.insufficientQuota("no money", details: [:]), .upstreamTimeout("slow"), .invalid("no", param: "prompt"),
        .rateLimited("tomorrow", retryAfter: 86_400),
    ])
    func whatWillNotPassIsNotTriedAgain(_ error: APIError) async throws {
        let (model, tries) = Self.flaky(1, error)
        let studio = try Self.studio(model)
        let id = try await studio.enqueue(studio.task()).id
        let job = try await studio.running { try await studio.ended(id) }
        #expect(job.status == .failed && tries.all.count == 1)
    }

    @Test func whatWasDrawnIsNotDrawnTwice() async throws {
        let (model, tries) = Self.flaky(1, .upstream("broke off"), drawsFirst: true)
        let studio = try Self.studio(model)
        let id = try await studio.enqueue(studio.task(count: 2)).id
        let job = try await studio.running { try await studio.ended(id) }
        #expect(job.status == .failed && tries.all.count == 1)
    }

    @Test func aWaitOutlivesTheServer() async throws {
        let (model, _) = Self.flaky(1, .unavailable("down"))
        let first = try Self.studio(model, delay: .milliseconds(600))
        let id = try await first.enqueue(first.task()).id
        try await first.running { () async throws -> Void in
            #expect(try await eventually { try await first.service.job(id, for: .anonymous).retries == 1 })
        }
        try first.store.close()
        let second = try Self.studio(.quick(), path: first.path)
        let waiting = try #require(try await second.service.job(id, for: .anonymous).retryAt)
        let job = try await second.running { try await second.ended(id) }
        #expect(job.status == .succeeded && job.retries == 1)
        // Seconds are rounded up in the job.
        #expect(Date().timeIntervalSince1970 > Double(waiting) - 1)
    }

    @Test func anotherProcessCancelsWhatRunsHere() async throws {
        let model = FakeModel.slow(60)
        let studio = try Self.studio(model)
        let running = try await studio.enqueue(studio.task("runs")).id
        let waiting = try await studio.enqueue(studio.task("waits")).id
        let tool = try Store(studio.path, as: .tool)
        try await studio.running {
            #expect(try await eventually { model.seen.begun == ["runs"] })
            async let end = studio.ended(waiting)
            _ = try await tool.jobs.cancel(waiting, for: .operator)
            #expect(try await end.status == .cancelled)
            let start = ContinuousClock.now
            #expect(try await tool.jobs.cancel(running, for: .operator)?.status == .running)
            #expect(try await studio.ended(running).status == .cancelled)
            #expect(ContinuousClock.now - start < .seconds(1))
            #expect(try await eventually { model.seen.cancelled == 1 })
        }
        try tool.close()
    }
}
