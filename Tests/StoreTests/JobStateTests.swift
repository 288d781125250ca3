import API
import Foundation
import Registry
import Testing

@testable import Store

@Suite struct JobStateTests {
    private func outcome(_ status: JobObject.Status = .succeeded) -> JobOutcome {
        JobOutcome(status, result: ImagesResponse(created: 1, data: []), settlement: .spent(cents(20)))
    }

    @Test func anAttemptThatIsOverChangesNothing() async throws {
        let store = try Folder().open()
        let key = try await store.key(budget: .dollars(5))
        let id = try await store.jobs.enqueue(store.job(), for: Principal(key)).job.id
        let first = try #require(try await store.jobs.claim(id))
        #expect(try await store.jobs.claim(id) == nil)
        #expect(try await store.jobs.requeue(id, attempt: first.attempt))
        let second = try #require(try await store.jobs.claim(id))
        #expect(second.attempt == first.attempt + 1)
        #expect(try await store.jobs.finish(id, attempt: first.attempt, outcome()) == nil)
        let ended = try #require(try await store.jobs.finish(id, attempt: second.attempt, outcome()))
        #expect(ended.status == .succeeded && ended.result?.created == 1)
        #expect(try await store.jobs.finish(id, attempt: second.attempt, outcome()) == nil)
        #expect(try await !store.jobs.requeue(id, attempt: second.attempt))
        let state = try #require(try await store.ledger.budget(ofKey: key.id))
        #expect(state.spent == cents(20) && state.reserved == .zero)
    }

    @Test func manyClaimsOneTaker() async throws {
        let store = try Folder().open()
        let id = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<50 { group.addTask { try await store.jobs.claim(id) == nil ? 0 : 1 } }
            return try await group.reduce(0, +)
        }
        #expect(taken == 1)
    }

    @Test func isGivenUpAfterThreeDeadServersWithTheReason() async throws {
        let folder = Folder()
        var id = ""
        for round in 1...3 {
            let store = try folder.open()
            if round == 1 { id = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id }
            #expect(try await store.jobs.claim(id) != nil)
            try store.close()
        }
        let store = try folder.open()
        let job = try #require(try await store.jobs.job(id, for: .anonymous))
        #expect(job.status == .failed && job.error?.code == "server_died" && job.error?.message.contains("3 of 3") == true)
        #expect(try await store.jobs.waiting().isEmpty)
        #expect(try await store.ledger.usage(UsageQuery(), for: .operator).first?.failures == 1)
    }

    @Test func aGracefulStopIsNoFailure() async throws {
        let folder = Folder()
        let store = try folder.open()
        let id = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id
        for _ in 0..<5 {
            let claimed = try #require(try await store.jobs.claim(id))
            #expect(try await store.jobs.requeue(id, attempt: claimed.attempt))
        }
        #expect(try await store.jobs.job(id, for: .anonymous)?.crashes == 0)
        #expect(try await store.jobs.waiting().map(\.id) == [id])
    }

    @Test func aCancellationSurvivesTheServer() async throws {
        let folder = Folder()
        var store = try folder.open()
        let id = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id
        _ = try await store.jobs.claim(id)
        let asked = try #require(try await store.jobs.cancel(id, for: .anonymous))
        #expect(asked.status == .running && asked.isCancelling)
        #expect(try await !store.jobs.requeue(id, attempt: asked.attempt))
        try store.close()
        store = try folder.open()
        #expect(store.recovered.ended == 1)
        #expect(try await store.jobs.job(id, for: .anonymous)?.status == .cancelled)
    }

    @Test func cancellingAWaitingJobReleasesItsReservation() async throws {
        let store = try Folder().open()
        let key = try await store.key(budget: .dollars(1))
        let id = try await store.jobs.enqueue(store.job(), for: Principal(key)).job.id
        await #expect(throws: BudgetRefusal.self) { _ = try await store.jobs.enqueue(store.job(), for: Principal(key)) }
        #expect(try await store.jobs.cancel(id, for: Principal(key))?.status == .cancelled)
        #expect(try await store.jobs.claim(id) == nil)
        _ = try await store.jobs.enqueue(store.job(), for: Principal(key))
    }

    @Test func oneIdempotencyKeyIsOneJob() async throws {
        let store = try Folder().open()
        let key = try await store.key()
        let ids = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
            for _ in 0..<20 {
                group.addTask {
                    let (job, isNew) = try await store.jobs.enqueue(store.job(word: "once"), for: Principal(key))
                    return (job.id, isNew)
                }
            }
            return try await group.reduce(into: [(String, Bool)]()) { $0.append($1) }
        }
        #expect(Set(ids.map(\.0)).count == 1 && ids.filter(\.1).count == 1)
        let error = await #expect(throws: APIError.self) {
            _ = try await store.jobs.enqueue(store.job("a dog", word: "once"), for: Principal(key))
        }
        #expect(error?.status == 409)
        #expect(try await store.jobs.enqueue(store.job(word: "once"), for: .anonymous).isNew)
        #expect(try await store.jobs.enqueue(store.job(), for: Principal(key)).isNew)
    }

    @Test func keepsItsInputsUntilItEnds() async throws {
        let folder = Folder()
        let store = try folder.open()
        let input = try folder.upload("an input")
        let job = try await store.jobs.enqueue(store.job(inputs: [input]), for: .anonymous).job
        try FileManager.default.removeItem(atPath: input.path)
        #expect(try String(contentsOfFile: job.task.inputs[0].path, encoding: .utf8) == "an input")
        #expect(try await store.sweepOrphans() == 0)
        let claimed = try #require(try await store.jobs.claim(job.id))
        #expect(store.blobs.contains(input.sha256))
        _ = try await store.jobs.finish(job.id, attempt: claimed.attempt, outcome())
        #expect(!store.blobs.contains(input.sha256))
    }

    @Test func aRefusedJobLeavesNothingBehind() async throws {
        let folder = Folder()
        let store = try folder.open()
        let key = try await store.key(budget: cents(1))
        let input = try folder.upload("an input")
        await #expect(throws: BudgetRefusal.self) { _ = try await store.jobs.enqueue(store.job(inputs: [input]), for: Principal(key)) }
        #expect(folder.files("blobs").isEmpty)
        #expect(try await store.jobs.list(JobFilter(), PageRequest(), for: .operator).elements.isEmpty)
    }

    @Test func keepsTheWholeError() async throws {
        let store = try Folder().open()
        let id = try await store.jobs.enqueue(store.job(), for: .anonymous).job.id
        let claimed = try #require(try await store.jobs.claim(id))
        var error = APIError.rateLimited("slow down", retryAfter: 3)
        error.details = ["a": 1]
        _ = try await store.jobs.finish(
            id, attempt: claimed.attempt, JobOutcome(.failed, error: error, settlement: .unused(.failed, errorCode: error.code)))
        #expect(try await store.jobs.job(id, for: .anonymous)?.error == error)
    }

    @Test func pagesAreTheOwnersAndComplete() async throws {
        let store = try Folder().open()
        let a = Principal(try await store.key("a"))
        let b = Principal(try await store.key("b"))
        for index in 0..<7 { _ = try await store.jobs.enqueue(store.job("a\(index)"), for: a) }
        let other = try await store.jobs.enqueue(store.job("secret"), for: b).job.id
        var seen: [String] = []
        var page = try await store.jobs.list(JobFilter(), PageRequest(limit: 3), for: a)
        seen += page.elements.map(\.task.prompt)
        while page.hasMore {
            page = try await store.jobs.list(JobFilter(), PageRequest(limit: 3, after: page.elements.last?.id), for: a)
            seen += page.elements.map(\.task.prompt)
        }
        #expect(seen.count == 7 && Set(seen).count == 7 && !seen.contains("secret"))
        let oldest = try #require(page.elements.last?.id)
        #expect(try await store.jobs.list(JobFilter(), PageRequest(limit: 2, before: oldest), for: a).elements.count == 2)
        #expect(try await store.jobs.job(other, for: a) == nil)
        #expect(try await store.jobs.cancel(other, for: a) == nil)
        #expect(try await store.jobs.list(JobFilter(statuses: [.running]), PageRequest(), for: a).elements.isEmpty)
        #expect(try await store.jobs.list(JobFilter(), PageRequest(), for: .operator).elements.count == 8)
    }
}
