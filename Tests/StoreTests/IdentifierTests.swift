import Foundation
import Testing

@testable import Store

@Suite struct IdentifierTests {
    @Test func sortByTimeAndNeverRepeat() {
        let ids = (0..<1000).map { Identifier.make("img", at: Date(milliseconds: 1_700_000_000_000 + Int64($0))) }
        #expect(ids == ids.sorted())
        let now = Date()
        #expect(Set((0..<10_000).map { _ in Identifier.make("img", at: now) }).count == 10_000)
        #expect(ids.allSatisfy { $0.count == 4 + 26 && $0.hasPrefix("img-") })
    }
}
