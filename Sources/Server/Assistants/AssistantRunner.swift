import API
import Foundation
import Logging
import Registry
import ServiceLifecycle
import Store
import Synchronization

/// Works on runs, whether or not somebody follows them. Runs that a dead server left are seen to when it starts: those that had not begun are worked on,
/// those that had are failed, since what was asked of a model is paid for and not asked again.
final class AssistantRunner: Service {
    /// Who follows which run.
    let hub = RunHub()
    private let parts: ServerParts
    private let waiting: AsyncStream<Job>
    private let enqueue: AsyncStream<Job>.Continuation
    private let stops = Mutex<[String: AsyncStream<Never>.Continuation]>([:])

    /// A run that is to be worked on.
    private struct Job: Sendable {
        var run: AssistantRunRecord
        var principal: Principal
        var requestID: String
    }

    /// Whether a run's time is over.
    private final class Expiry: Sendable { let isOver = Atomic(false) }

    init(parts: ServerParts) {
        self.parts = parts
        (waiting, enqueue) = AsyncStream.makeStream(of: Job.self)
    }

    /// Works on a run that waits.
    func start(_ run: AssistantRunRecord, for principal: Principal, requestID: String) {
        enqueue.yield(Job(run: run, principal: principal, requestID: requestID))
    }

    /// Ends a run that is worked on.
    func stop(_ id: String) { stops.withLock { $0[id] }?.finish() }

    func run() async throws {
        try await recover()
        await withDiscardingTaskGroup { group in
            for await job in waiting.cancelOnGracefulShutdown() { group.addTask { await self.work(on: job) } }
        }
    }

    /// Works on one run until it has ended, waits for its client, is stopped or expires.
    private func work(on job: Job) async {
        let (stopped, stop) = AsyncStream.makeStream(of: Never.self)
        let id = job.run.object.id
        stops.withLock { $0[id] = stop }
        let left = Double(job.run.object.expiresAt ?? .max) - Date().timeIntervalSince1970
        let expiry = Expiry()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                var execution = RunExecution(
                    parts: self.parts, hub: self.hub, run: job.run, principal: job.principal, requestID: job.requestID)
                await execution.run { expiry.isOver.load(ordering: .relaxed) }
            }
            group.addTask { for await _ in stopped {} }
            group.addTask {
                guard (try? await Task.sleep(for: .seconds(min(max(0, left), 1e6)))) != nil else { return }
                expiry.isOver.store(true, ordering: .relaxed)
            }
            _ = await group.next()
            group.cancelAll()
        }
        _ = stops.withLock { $0.removeValue(forKey: id) }
        hub.finish(id)
    }

    private func recover() async throws {
        for open in try await parts.store.assistants.openRuns() {
            let requestID = "run-" + open.run.object.id
            let principal = await owner(of: open)
            if open.run.object.status == .queued, let principal {
                start(open.run, for: principal, requestID: requestID)
                continue
            }
            var execution = RunExecution(
                parts: parts, hub: hub, run: open.run, principal: principal ?? .anonymous, requestID: requestID)
            if open.run.object.status == .cancelling {
                await execution.end(.cancelled, nil)
            } else {
                let reason = principal == nil ? "The API key of this run was revoked." : "The server died while it worked on this run."
                await execution.end(.failed, APIError(status: 500, message: reason, type: "server_error", code: "server_died"))
            }
        }
    }

    /// Whose run it is; `nil` where the key is no longer good.
    private func owner(of open: OpenRun) async -> Principal? {
        if let id = open.keyID {
            guard let key = try? await parts.store.keys.key(id), key.revoked == nil else { return nil }
            return Principal(key)
        }
        return open.personID.map { Principal(personID: $0) } ?? .anonymous
    }
}
