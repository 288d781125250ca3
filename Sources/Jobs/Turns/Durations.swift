import Registry
import Synchronization

/// How long a model's recent pictures took, for estimates.
final class Durations: Sendable {
    private let recent = Mutex<[String: [Double]]>([:])
    private static let remembered = 20

    /// Notes that a task took `seconds`.
    func note(_ task: ImageTask, seconds: Double) {
        recent.withLock { recent in
            for name in Self.names(task) {
                var values = recent[name] ?? []
                if values.count >= Self.remembered { values.removeFirst() }
                values.append(seconds)
                recent[name] = values
            }
        }
    }

    /// The median of like tasks, else of all the model's; `nil` while none is known.
    func median(_ task: ImageTask) -> Double? {
        recent.withLock { recent in
            for name in Self.names(task) {
                if let values = recent[name], !values.isEmpty { return values.sorted()[values.count / 2] }
            }
            return nil
        }
    }

    private static func names(_ task: ImageTask) -> [String] {
        ["\(task.model) \(task.size?.description ?? "") \(task.quality?.rawValue ?? "") \(task.count)", task.model]
    }
}
