import API
import Foundation
import GRDB
import Registry
import Testing

@testable import Store

@Suite struct BudgetTests {
    @Test func racingReservationsNeverExceedTheBudget() async throws {
        let store = try Folder().open()
        let key = try await store.key(budget: cents(100))
        let outcomes = await withTaskGroup(of: Int.self) { group in
            for index in 0..<200 {
                group.addTask {
                    do {
                        let reservation = try await store.ledger.reserve(store.reservation(key, cents(7)))
                        // Some settle for less meanwhile, so that room comes back in the race.
                        if index % 3 == 0 { try await store.ledger.settle(reservation, .spent(cents(2))) }
                        return 1
                    } catch is BudgetRefusal { return 0 } catch { return -1000 }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(outcomes >= 14)
        while (try? await store.ledger.reserve(store.reservation(key, cents(7)))) != nil {}
        let state = try #require(try await store.ledger.budget(ofKey: key.id))
        #expect(state.spent + state.reserved <= cents(100))
        #expect(state.left < cents(7))
        let sums = try await store.database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT sum(cost) AS c, sum(CASE status WHEN 'reserved' THEN reserved ELSE 0 END) AS r FROM ledger"
            )
            .map { [$0["c"] as Int64, $0["r"] as Int64] }
        }
        #expect(sums == [state.spent.nanodollars, state.reserved.nanodollars])
    }

    @Test func aRefusalSaysWhatIsLeftAndWhenItResets() async throws {
        let store = try Folder().open()
        let key = try await store.key(budget: cents(100))
        let spent = try await store.ledger.reserve(store.reservation(key, cents(50)))
        try await store.ledger.settle(spent, .spent(cents(30)))
        _ = try await store.ledger.reserve(store.reservation(key, cents(60)))
        let refusal = try #require(
            await #expect(throws: BudgetRefusal.self) { _ = try await store.ledger.reserve(store.reservation(key, cents(11))) })
        #expect(refusal.state.spent == cents(30) && refusal.state.reserved == cents(60) && refusal.state.left == cents(10))
        let tomorrow = Calendar.utc.startOfDay(for: Date().addingTimeInterval(86_400))
        #expect(refusal.state.resets == tomorrow)
        let error = refusal.apiError
        #expect(error.status == 429 && error.code == "insufficient_quota")
        #expect(error.details["left_usd"] == "0.10" && error.details["worst_case_usd"] == "0.11")
        #expect(error.message.contains("$0.10 is left") && error.message.contains("T00:00:00Z"))
        // Exactly what is left still goes.
        _ = try await store.ledger.reserve(store.reservation(key, cents(10)))
    }

    @Test func aSecondSettlementChangesNothing() async throws {
        let store = try Folder().open()
        let key = try await store.key(budget: cents(100))
        let reservation = try await store.ledger.reserve(store.reservation(key, cents(50)))
        #expect(try await store.ledger.settle(reservation, .spent(cents(60))))
        #expect(try await !store.ledger.settle(reservation, .spent(cents(1))))
        let state = try #require(try await store.ledger.budget(ofKey: key.id))
        #expect(state.spent == cents(60) && state.reserved == .zero)
    }

    @Test func aBudgetThatComesToAnOldKeyCountsWhatItSpent() async throws {
        let store = try Folder().open()
        let key = try await store.key()
        let done = try await store.ledger.reserve(store.reservation(key, cents(40)))
        try await store.ledger.settle(done, .spent(cents(40)))
        let open = try await store.ledger.reserve(store.reservation(key, cents(20)))
        try await store.database.write { db in
            try db.execute(sql: "UPDATE keys SET budget = ?, period = 'total'", arguments: [cents(100).nanodollars])
        }
        _ = try await store.ledger.reserve(store.reservation(key, cents(30)))
        await #expect(throws: BudgetRefusal.self) { _ = try await store.ledger.reserve(store.reservation(key, cents(11))) }
        try await store.ledger.settle(open, .spent(cents(5)))
        let state = try #require(try await store.ledger.budget(ofKey: key.id))
        #expect(state.spent == cents(45) && state.reserved == cents(30) && state.resets == nil)
    }

    @Test func yesterdaysSpendingIsForgottenToday() async throws {
        let store = try Folder().open()
        let key = try await store.key(budget: cents(100))
        let noon: Int64 = 1_795_262_400_000
        let (first, second, third) = try await store.database.write { db in
            let new = NewReservation(keyID: key.id, model: "m", requestID: "r", worstCase: cents(80), images: 1)
            let yesterday = try LedgerRows.reserve(new, job: nil, boot: nil, in: db, now: noon)
            _ = try LedgerRows.settle(yesterday.id, .spent(cents(80)), in: db, now: noon)
            let refused = (try? LedgerRows.reserve(new, job: nil, boot: nil, in: db, now: noon + 3_600_000)) == nil
            let today = try LedgerRows.reserve(new, job: nil, boot: nil, in: db, now: noon + 86_400_000)
            return (yesterday.id, refused, today.id)
        }
        #expect(second && third > first)
    }

    @Test func windowsAreTheCalendars() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let time = Int64.random(in: 0..<4_102_444_800_000, using: &generator)
            let date = Date(milliseconds: time)
            for (period, component) in [(Budget.Period.day, Calendar.Component.day), (.month, .month)] {
                let window = BudgetWindow(period, at: time)
                let interval = Calendar.utc.dateInterval(of: component, for: date)
                #expect(window.start == interval?.start.milliseconds && window.end == interval?.end.milliseconds)
                let parts = Calendar.utc.dateComponents([.year, .month, .day], from: date)
                let name = String(format: "%d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
                #expect(window.name == (period == .day ? name : String(name.dropLast(3))))
            }
        }
    }
}

extension Calendar {
    static var utc: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        return calendar
    }
}
