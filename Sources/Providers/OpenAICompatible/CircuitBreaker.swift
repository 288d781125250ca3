import API
import Synchronization

/// Stops asking an upstream that keeps failing, and lets one request through from time to time to see whether it is back.
final class CircuitBreaker: Sendable {
    private enum State {
        case closed(failures: Int)
        case open(until: ContinuousClock.Instant)
        case probing
    }

    private let name: String
    private let threshold: Int
    private let pause: Duration
    private let state = Mutex(State.closed(failures: 0))

    /// Opens after `threshold` failures in a row, for `pause`.
    init(name: String, threshold: Int = 5, pause: Duration = .seconds(10)) {
        self.name = name
        self.threshold = threshold
        self.pause = pause
    }

    /// Asks for leave to send; throws 503 while the circuit is open.
    func enter() throws {
        let now = ContinuousClock.now
        let wait: Duration? = state.withLock {
            switch $0 {
            case .closed: return nil
            case .open(let until) where until <= now:
                $0 = .probing
                return nil
            case .open(let until): return until - now
            case .probing: return pause
            }
        }
        guard let wait else { return }
        let seconds = max(1, wait / .seconds(1))
        throw APIError.unavailable(
            "The upstream '\(name)' failed \(threshold) times in a row and is left alone for a moment.", retryAfter: seconds)
    }

    /// The upstream answered, be it with a refusal.
    func succeeded() {
        state.withLock { $0 = .closed(failures: 0) }
    }

    /// The upstream could not be reached or answered with 5xx.
    func failed() {
        let until = ContinuousClock.now + pause
        state.withLock {
            switch $0 {
            case .closed(let failures): $0 = failures + 1 >= threshold ? .open(until: until) : .closed(failures: failures + 1)
            case .probing, .open: $0 = .open(until: until)
            }
        }
    }

    /// A probe that ended without telling anything (it was cancelled) leaves the next request to probe.
    func abandoned() {
        state.withLock {
            if case .probing = $0 { $0 = .open(until: .now) }
        }
    }
}
