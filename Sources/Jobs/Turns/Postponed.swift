import Foundation
import Synchronization

/// Jobs that wait for a moment rather than for a turn: their upstream failed and is left alone for a while.
final class Postponed: Sendable {
    /// A job and when its turn may come again.
    struct Entry: Sendable {
        var job: String
        var model: String
        var principal: String
        var weight: Int
        var at: Date
    }

    private let entries = Mutex<[String: Entry]>([:])

    func add(_ entry: Entry) { entries.withLock { $0[entry.job] = entry } }

    func remove(_ job: String) { entries.withLock { _ = $0.removeValue(forKey: job) } }

    /// Takes out those whose moment came, the earliest first.
    func due(at now: Date) -> [Entry] {
        entries.withLock { entries in
            let due = entries.values.filter { $0.at <= now }.sorted { ($0.at, $0.job) < ($1.at, $1.job) }
            for entry in due { entries[entry.job] = nil }
            return due
        }
    }
}
