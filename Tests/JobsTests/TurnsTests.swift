import API
import Synchronization
import Testing

@testable import Jobs

@Suite struct TurnsTests {
    private final class Log: Sendable {
        let jobs = Mutex<[String]>([])
    }

    private func turns(_ log: Log, limit: Int = 10_000) -> Turns {
        Turns(queueLimit: limit) { launch in log.jobs.withLock { $0.append(launch.job) } }
    }

    @Test func oneJobAmongAThousandOfAnotherComesWithinTwoTurns() {
        let log = Log()
        let turns = turns(log)
        for index in 0..<1000 { turns.add(job: "a\(index)", model: "m", limit: 1, principal: "a", weight: 1) }
        turns.open()
        for _ in 0..<300 { turns.done("m") }
        turns.add(job: "b", model: "m", limit: 1, principal: "b", weight: 1)
        #expect(turns.position(ofJob: "b") ?? 9 <= 1)
        let before = log.jobs.withLock { $0.count }
        turns.done("m")
        turns.done("m")
        #expect(log.jobs.withLock { $0[before...].contains("b") })
    }

    @Test func picturesAreSharedEvenlyWhateverTheirNumberInAJob() {
        let log = Log()
        let turns = turns(log)
        for index in 0..<100 {
            turns.add(job: "a\(index)", model: "m", limit: 1, principal: "a", weight: 10)
            turns.add(job: "b\(index)", model: "m", limit: 1, principal: "b", weight: 1)
        }
        turns.open()
        for _ in 0..<54 { turns.done("m") }
        let begun = log.jobs.withLock { $0 }
        let a = begun.count { $0.hasPrefix("a") }
        #expect(begun.count == 55 && (4...6).contains(a), "\(a)")
    }

    @Test func timeThatWasNotUsedIsNotSavedUp() {
        let log = Log()
        let turns = turns(log)
        turns.open()
        for index in 0..<200 { turns.add(job: "a\(index)", model: "m", limit: 1, principal: "a", weight: 1) }
        for _ in 0..<100 { turns.done("m") }
        for index in 0..<50 { turns.add(job: "b\(index)", model: "m", limit: 1, principal: "b", weight: 1) }
        let before = log.jobs.withLock { $0.count }
        for _ in 0..<20 { turns.done("m") }
        let b = log.jobs.withLock { $0[before...].count { $0.hasPrefix("b") } }
        #expect((9...11).contains(b), "\(b)")
    }

    @Test func oneThatAlwaysComesBackAtOnceGetsNoMoreThanItsShare() {
        let log = Log()
        let turns = turns(log)
        for index in 0..<100 { turns.add(job: "b\(index)", model: "m", limit: 1, principal: "b", weight: 1) }
        turns.open()
        for index in 0..<40 {
            turns.add(job: "a\(index)", model: "m", limit: 1, principal: "a", weight: 1)
            turns.done("m")
        }
        let a = log.jobs.withLock { $0.count { $0.hasPrefix("a") } }
        #expect((19...21).contains(a), "\(a)")
    }

    @Test func positionsCountWhatIsLikelyBefore() {
        let log = Log()
        let turns = turns(log)
        for index in 0..<10 { turns.add(job: "a\(index)", model: "m", limit: 1, principal: "a", weight: 1) }
        for index in 0..<3 { turns.add(job: "b\(index)", model: "m", limit: 1, principal: "b", weight: 1) }
        #expect(turns.position(ofJob: "a0") == 0)
        #expect(turns.position(ofJob: "b0") ?? 99 <= 1)
        #expect(turns.position(ofJob: "a9") == 12)
        turns.remove(job: "a3")
        #expect(turns.position(ofJob: "a9") == 11)
        #expect(turns.position(ofJob: "a3") == nil)
        turns.open()
        #expect(turns.position(ofJob: "a0") == nil)
    }

    @Test func whatWasRemovedNeverStarts() {
        let log = Log()
        let turns = turns(log)
        for index in 0..<300 { turns.add(job: "\(index)", model: "m", limit: 1, principal: "a", weight: 1) }
        for index in stride(from: 0, to: 300, by: 2) { turns.remove(job: "\(index)") }
        turns.add(job: "1", model: "m", limit: 1, principal: "a", weight: 1)
        turns.open()
        for _ in 0..<300 { turns.done("m") }
        #expect(log.jobs.withLock { $0 } == stride(from: 1, to: 300, by: 2).map(String.init))
    }

    @Test func aFullQueueRefusesClearlyAndAFloodLeavesRoomForOthers() throws {
        let turns = turns(Log(), limit: 10)
        for index in 0..<5 { turns.add(job: "a\(index)", model: "m", limit: 1, principal: "a", weight: 1) }
        let own = #expect(throws: APIError.self) { try turns.checkRoom("m", principal: "a") }
        #expect(own?.status == 429 && own?.retryAfter != nil)
        try turns.checkRoom("m", principal: "b")
        for index in 0..<5 { turns.add(job: "b\(index)", model: "m", limit: 1, principal: "b\(index)", weight: 1) }
        let all = #expect(throws: APIError.self) { try turns.checkRoom("m", principal: "c") }
        #expect(all?.status == 503)
        try turns.checkRoom("other", principal: "c")
    }

    @Test func closingRefusesThoseWhoWait() async throws {
        let turns = turns(Log())
        try await turns.take("m", limit: 1, principal: "a", weight: 1)
        let waiting = Task { try await turns.take("m", limit: 1, principal: "a", weight: 1) }
        #expect(try await eventually { turns.depths["m"]?.waiting == 1 })
        turns.close()
        let error = await #expect(throws: APIError.self) { try await waiting.value }
        #expect(error?.status == 503)
    }
}
