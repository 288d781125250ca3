import Foundation
import Testing

@testable import Store

@Suite struct RateLimiterTests {
    private func principal(rpm: Int?) -> Principal {
        Principal(
            APIKey(
                id: "key-1", name: "one", prefix: "sk", budget: nil, rpm: rpm, models: nil, owner: nil, created: .now, revoked: nil,
                lastUsed: nil))
    }

    @Test func letsABurstThroughAndThenOneForEachRefill() throws {
        let limiter = RateLimiter()
        let start = ContinuousClock.now
        for left in [2, 1, 0] {
            let state = try #require(limiter.take(principal(rpm: 3), now: start))
            #expect(state.isAllowed && state.remaining == left && state.limit == 3)
        }
        let refused = try #require(limiter.take(principal(rpm: 3), now: start))
        #expect(!refused.isAllowed)
        #expect(abs(refused.retryAfter - 20) < 0.01)
        #expect(abs(refused.resetSeconds - 60) < 0.01)
        #expect(limiter.take(principal(rpm: 3), now: start + .seconds(19))?.isAllowed == false)
        #expect(limiter.take(principal(rpm: 3), now: start + .seconds(20.1))?.isAllowed == true)
        #expect(limiter.take(principal(rpm: 3), now: start + .seconds(20.2))?.isAllowed == false)
    }

    @Test func knowsNoLimitWithoutOne() {
        let limiter = RateLimiter()
        #expect(limiter.take(principal(rpm: nil)) == nil)
        #expect(limiter.take(.anonymous) == nil)
    }
}
