import API
import Synchronization

/// Whose turn it is, model by model. Each model works for as many at once as it says; among those who wait, the principal
/// comes next that was given the fewest pictures, so a thousand jobs of one key do not keep another's one waiting.
final class Turns: Sendable {
    /// A job whose turn came.
    struct Launch: Sendable {
        var job: String
        var model: String
    }

    private struct Place {
        var model: String
        var principal: String
        var number: UInt64
    }

    private struct State {
        var lines: [String: Line] = [:]
        var jobs: [String: Place] = [:]
        var number: UInt64 = 0
        var startsJobs = false
        var isClosed = false
    }

    /// What is to be done once the lock is free.
    private struct Due {
        var requests: [CheckedContinuation<Void, any Error>] = []
        var jobs: [Launch] = []
    }

    private let state = Mutex(State())
    private let queueLimit: Int
    private let launch: @Sendable (Launch) -> Void

    /// Turns of which at most `queueLimit` wait for one model; `launch` is called for a job whose turn came.
    init(queueLimit: Int, launch: @escaping @Sendable (Launch) -> Void) {
        self.queueLimit = max(2, queueLimit)
        self.launch = launch
    }

    /// Waits for a request's turn. Call `done` after the work, whatever became of it, unless this throws.
    func take(_ model: String, limit: Int, principal: String, weight: Int) async throws {
        let isFree = try state.withLock { state in
            if state.isClosed { throw Self.closed }
            state.lines[model, default: Line(limit: limit)].limit = max(1, limit)
            guard state.lines[model]?.isFree == true else { return false }
            state.lines[model]?.startAtOnce(principal, weight: weight)
            return true
        }
        if isFree { return }
        let number = nextNumber()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let refusal: (any Error)? = state.withLock { state in
                    if state.isClosed { return Self.closed }
                    if let full = full(state, model, principal) { return full }
                    state.lines[model]?.add(
                        Lane.Entry(number: number, weight: weight, holder: .request(continuation)), of: principal)
                    return nil
                }
                if let refusal { return continuation.resume(throwing: refusal) }
                start(model)
                // Cancelled before it stood in the lane: nobody else will take it out.
                if Task.isCancelled { leave(model, principal, number) }
            }
        } onCancel: {
            leave(model, principal, number)
        }
    }

    private static let closed = APIError.unavailable("The server is stopping.", retryAfter: 5)

    private func nextNumber() -> UInt64 {
        state.withLock { state in
            state.number += 1
            return state.number
        }
    }

    private func leave(_ model: String, _ principal: String, _ number: UInt64) {
        let entry = state.withLock { $0.lines[model]?.remove(number, of: principal) }
        if case .request(let continuation)? = entry?.holder { continuation.resume(throwing: CancellationError()) }
    }

    /// Ends a turn and lets the next start.
    func done(_ model: String) {
        state.withLock { $0.lines[model]?.running -= 1 }
        start(model)
    }

    /// Throws where no more may wait for the model, or no more of this principal's.
    func checkRoom(_ model: String, principal: String) throws {
        try state.withLock { state in
            if state.isClosed { throw Self.closed }
            if let full = full(state, model, principal) { throw full }
        }
    }

    private func full(_ state: borrowing State, _ model: String, _ principal: String) -> APIError? {
        guard let line = state.lines[model] else { return nil }
        if line.count >= queueLimit {
            return .unavailable("\(line.count) requests already wait for the model '\(model)'. Try again later.", retryAfter: 10)
        }
        let own = line.lanes[principal]?.count ?? 0
        if own >= queueLimit / 2 {
            return .rateLimited("\(own) requests of this key already wait for the model '\(model)'. Try again later.", retryAfter: 10)
        }
        return nil
    }

    /// Puts a job into its lane; one that is there already stays where it is.
    func add(job id: String, model: String, limit: Int, principal: String, weight: Int) {
        state.withLock { state in
            guard state.jobs[id] == nil else { return }
            state.number += 1
            state.jobs[id] = Place(model: model, principal: principal, number: state.number)
            state.lines[model, default: Line(limit: limit)].limit = max(1, limit)
            state.lines[model]?.add(Lane.Entry(number: state.number, weight: weight, holder: .job(id)), of: principal)
        }
        start(model)
    }

    /// Takes a job out of its lane; its turn does not come any more.
    func remove(job id: String) {
        state.withLock { state in
            guard let place = state.jobs.removeValue(forKey: id) else { return }
            _ = state.lines[place.model]?.remove(place.number, of: place.principal)
        }
    }

    /// How many are likely to start before this job; `nil` where it does not wait.
    func position(ofJob id: String) -> Int? {
        state.withLock { state in
            guard let place = state.jobs[id] else { return nil }
            return state.lines[place.model]?.position(ofJob: place.number, of: place.principal)
        }
    }

    /// How many wait and how many are worked for, model by model.
    var depths: [String: (waiting: Int, running: Int)] {
        state.withLock { $0.lines.mapValues { ($0.count, $0.running) } }
    }

    /// Lets jobs start from now on.
    func open() {
        let models = state.withLock { state in
            state.startsJobs = true
            return Array(state.lines.keys)
        }
        models.forEach(start)
    }

    /// Lets nothing start any more; requests that wait are refused, jobs stay in the store.
    func close() {
        let waiting = state.withLock { state in
            state.isClosed = true
            return state.lines.keys.flatMap { state.lines[$0]?.removeRequests() ?? [] }
        }
        for entry in waiting {
            if case .request(let continuation) = entry.holder { continuation.resume(throwing: Self.closed) }
        }
    }

    private func start(_ model: String) {
        let due = state.withLock { state in
            var due = Due()
            while !state.isClosed, let entry = state.lines[model]?.startNext(withJobs: state.startsJobs) {
                switch entry.holder {
                case .request(let continuation): due.requests.append(continuation)
                case .job(let id):
                    state.jobs[id] = nil
                    due.jobs.append(Launch(job: id, model: model))
                }
            }
            return due
        }
        due.requests.forEach { $0.resume() }
        due.jobs.forEach(launch)
    }
}
