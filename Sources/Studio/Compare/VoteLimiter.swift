import API
import Synchronization

/// Slows down whoever votes by a share link without being a person: so many votes a minute from one address, and so many new voters a day,
/// since each new cookie would be a new voter with a cap of its own.
final class VoteLimiter: Sendable {
    private struct Count {
        var number: Int
        var since: ContinuousClock.Instant
    }

    private let counts = Mutex<[String: Count]>([:])

    /// Requests that change something, from one address in a minute.
    static let votesPerMinute = 120
    /// Voters who come by one link from one address in a day.
    static let votersPerDay = 40

    /// Counts a vote; throws `APIError` with status 429.
    func vote(link: String, address: String, now: ContinuousClock.Instant = .now) throws {
        try count("vote\n\(link)\n\(address)", most: Self.votesPerMinute, window: .seconds(60), now)
    }

    /// Counts a new voter; throws `APIError` with status 429.
    func voter(link: String, address: String, now: ContinuousClock.Instant = .now) throws {
        try count("voter\n\(link)\n\(address)", most: Self.votersPerDay, window: .seconds(86_400), now)
    }

    private func count(_ key: String, most: Int, window: Duration, _ now: ContinuousClock.Instant) throws {
        let left = counts.withLock { counts -> Duration? in
            if counts.count > 10_000 { counts = counts.filter { $0.value.since.duration(to: now) < .seconds(86_400) } }
            var count = counts[key] ?? Count(number: 0, since: now)
            if count.since.duration(to: now) >= window { count = Count(number: 0, since: now) }
            count.number += 1
            counts[key] = count
            return count.number > most ? window - count.since.duration(to: now) : nil
        }
        guard let left else { return }
        throw APIError.rateLimited("That is too fast for a person. Wait a moment.", retryAfter: max(1, left / .seconds(1)))
    }
}
