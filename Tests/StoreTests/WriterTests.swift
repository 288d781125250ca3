import API
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct WriterTests {
    struct Refused: Error {}

    @Test func aWriteThatFailsTakesNoOtherWithIt() async throws {
        let folder = Folder()
        let store = try folder.open()
        try await store.database.write { try $0.execute(sql: "CREATE TABLE numbers (n INTEGER PRIMARY KEY)") }
        let failed = await withTaskGroup(of: Bool.self) { group in
            for n in 0..<500 {
                group.addTask {
                    do {
                        try await store.database.write { db in
                            try db.execute(sql: "INSERT INTO numbers VALUES (?)", arguments: [n])
                            if n % 5 == 0 { throw Refused() }
                        }
                        return false
                    } catch { return error is Refused }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(failed == 100)
        let kept = try await store.database.read { try Int.fetchAll($0, sql: "SELECT n FROM numbers ORDER BY n") }
        #expect(kept == (0..<500).filter { $0 % 5 != 0 })
    }

    @Test func aCancelledCallersWriteIsDone() async throws {
        let folder = Folder()
        let store = try folder.open()
        let reservation = try await store.ledger.reserve(store.reservation(nil, cents(1)))
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await store.ledger.settle(reservation, .spent(cents(1)))
        }
        task.cancel()
        #expect(try await task.value)
    }

    @Test func whatWasCommittedIsInACopyOfTheFilesTakenAtThatMoment() async throws {
        let folder = Folder()
        let store = try folder.open()
        let key = try await store.key(budget: .dollars(100))
        let job = try await store.jobs.enqueue(store.job(), for: Principal(key)).job
        _ = try await store.ledger.reserve(store.reservation(key, cents(50)))
        let running = try await store.jobs.enqueue(store.job(), for: Principal(key)).job
        _ = try await store.jobs.claim(running.id)

        // What a killed process leaves: the files as they are, nothing closed.
        let copy = Folder()
        try FileManager.default.copyItem(atPath: folder.path, toPath: copy.path)
        let after = try copy.open()
        #expect(
            after.recovered
                == {
                    var r = Recovery(); r.released = 1; r.requeued = 1; return r
                }())
        #expect(try await after.jobs.waiting().map(\.id) == [job.id, running.id])
        let state = try #require(try await after.ledger.budget(ofKey: key.id))
        #expect(state.reserved == .dollars(2) && state.spent == .zero)
        #expect(try await after.check().isEmpty)
    }
}
