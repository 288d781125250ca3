import Registry
import Synchronization

/// Limits requests a minute, key by key, in memory: a bucket of `rpm` tokens that refills evenly over a minute.
public final class RateLimiter: Sendable {
    /// What a key has left, as the `x-ratelimit-*` headers tell it.
    public struct State: Sendable, Equatable {
        /// Whether this request may go on.
        public var isAllowed: Bool
        /// Requests a minute.
        public var limit: Int
        /// Requests that may come at once now.
        public var remaining: Int
        /// Seconds until the bucket is full again.
        public var resetSeconds: Double
        /// Seconds until the next request is allowed; 0 where it is now.
        public var retryAfter: Double
    }

    private struct Bucket {
        var tokens: Double
        var updated: ContinuousClock.Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])

    /// A limiter with all buckets full.
    public init() {}

    /// Takes one request from the bucket of `principal`; `nil` where it has no limit.
    public func take(_ principal: Principal, now: ContinuousClock.Instant = .now) -> State? {
        guard let key = principal.key, let rpm = key.rpm, rpm > 0 else { return nil }
        let full = Double(rpm)
        let perSecond = full / 60
        return buckets.withLock { buckets in
            if buckets.count > 10_000 { buckets = buckets.filter { $0.value.updated.duration(to: now) < .seconds(60) } }
            var bucket = buckets[key.id] ?? Bucket(tokens: full, updated: now)
            let elapsed = max(0, bucket.updated.duration(to: now) / .seconds(1))
            bucket.tokens = min(full, bucket.tokens + elapsed * perSecond)
            bucket.updated = max(bucket.updated, now)
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            buckets[key.id] = bucket
            return State(
                isAllowed: isAllowed, limit: rpm, remaining: Int(bucket.tokens), resetSeconds: (full - bucket.tokens) / perSecond,
                retryAfter: isAllowed ? 0 : (1 - bucket.tokens) / perSecond)
        }
    }
}
