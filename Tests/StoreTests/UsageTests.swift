import API
import Foundation
import Registry
import Testing

@testable import Store

@Suite struct UsageTests {
    @Test func sumsByModelKeyAndDay() async throws {
        let store = try Folder().open()
        let a = try await store.key("a")
        let b = try await store.key("b")
        for (key, model, count) in [(a, "x", 20), (a, "y", 3), (b, "x", 2)] {
            for index in 1...count {
                let reservation = try await store.ledger.reserve(store.reservation(key, cents(5), model: model))
                try await store.ledger.settle(reservation, .spent(cents(2), images: 2, milliseconds: index * 10))
            }
        }
        let failed = try await store.ledger.reserve(store.reservation(b, cents(5), model: "x"))
        try await store.ledger.settle(failed, .unused(.failed, errorCode: "upstream_error"))
        let cancelled = try await store.ledger.reserve(store.reservation(nil, cents(5), model: "x"))
        try await store.ledger.settle(cancelled, .unused(.cancelled))
        _ = try await store.ledger.reserve(store.reservation(nil, cents(5), model: "x"))

        let rows = try await store.ledger.usage(UsageQuery(by: [.model, .key]), for: .operator)
        #expect(rows.count == 4)
        let ax = try #require(rows.first { $0.keyName == "a" && $0.model == "x" })
        #expect(ax.requests == 20 && ax.images == 40 && ax.cost == cents(40) && ax.failures == 0)
        #expect(ax.p50Milliseconds == 100 && ax.p95Milliseconds == 190)
        #expect(ax.usage == ImageUsage(textIn: 200, imageIn: 400, cachedIn: 100, textOut: 20, imageOut: 6000))
        let bx = try #require(rows.first { $0.keyName == "b" })
        #expect(bx.requests == 3 && bx.failures == 1 && bx.p95Milliseconds == 20)
        let none = try #require(rows.first { $0.keyID == nil })
        #expect(none.requests == 2 && none.cancelled == 1 && none.open == 1 && none.p50Milliseconds == nil)

        let days = try await store.ledger.usage(UsageQuery(by: [.day]), for: .operator)
        #expect(days.map(\.requests) == [28] && days.first?.day?.count == 10)
        let all = try await store.ledger.usage(UsageQuery(), for: .operator)
        #expect(all.map(\.cost) == [cents(50)])
    }

    @Test func isBoundedByDatesAndByWhoAsks() async throws {
        let store = try Folder().open()
        let a = try await store.key("a")
        _ = try await store.ledger.reserve(store.reservation(a, cents(5)))
        _ = try await store.ledger.reserve(store.reservation(nil, cents(5)))
        #expect(try await store.ledger.usage(UsageQuery(), for: Principal(a)).map(\.requests) == [1])
        #expect(try await store.ledger.usage(UsageQuery(keyID: a.id), for: .anonymous).isEmpty)
        let tomorrow = Date().addingTimeInterval(86_400)
        #expect(try await store.ledger.usage(UsageQuery(from: tomorrow), for: .operator).isEmpty)
        #expect(try await store.ledger.usage(UsageQuery(until: tomorrow), for: .operator).map(\.requests) == [2])
        #expect(try await store.ledger.usage(UsageQuery(model: "other"), for: .operator).isEmpty)
    }
}
