import Synchronization

/// Slows down whoever guesses passwords: failures are counted by name and address, and by address alone.
final class GuessLimiter: Sendable {
    private struct Count {
        var failures: Int
        var since: ContinuousClock.Instant
    }

    private let counts = Mutex<[String: Count]>([:])

    /// Failures are forgotten after so long.
    static let window = Duration.seconds(900)
    private static let mostByName = 8
    private static let mostByAddress = 40

    /// Seconds to wait before the next guess; `nil` where one may be made.
    func wait(name: String, address: String, now: ContinuousClock.Instant = .now) -> Double? {
        counts.withLock { counts in
            let limits = [(Self.key(name, address), Self.mostByName), (address, Self.mostByAddress)]
            let waits = limits.compactMap { key, most -> Double? in
                guard let count = counts[key], count.failures >= most else { return nil }
                let left = Self.window - count.since.duration(to: now)
                return left > .zero ? left / .seconds(1) : nil
            }
            return waits.max()
        }
    }

    /// Notes a failure.
    func failed(name: String, address: String, now: ContinuousClock.Instant = .now) {
        counts.withLock { counts in
            if counts.count > 10_000 { counts = counts.filter { $0.value.since.duration(to: now) < Self.window } }
            for key in [Self.key(name, address), address] {
                var count = counts[key] ?? Count(failures: 0, since: now)
                if count.since.duration(to: now) >= Self.window { count = Count(failures: 0, since: now) }
                count.failures += 1
                counts[key] = count
            }
        }
    }

    /// Forgets the failures of a name that signed in after all.
    func succeeded(name: String, address: String) { counts.withLock { $0[Self.key(name, address)] = nil } }

    private static func key(_ name: String, _ address: String) -> String { "\(address)\n\(name.lowercased().prefix(100))" }
}
