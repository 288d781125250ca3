import API
import Foundation
import Registry
import Store

extension ImageService {
    /// Accepts a job. Once this returns it survives the death of the process; a request repeated with its idempotency key
    /// gets the same job. A `cell` of a comparison follows the job's state in the same transactions.
    ///
    /// - Throws: `APIError`: `insufficientQuota`, `rateLimited` or `unavailable` where the queue is full, `conflict`,
    ///   `insufficientStorage`.
    public func enqueue(
        _ task: ImageTask, by resolved: ResolvedModel, for principal: Principal, requestID: String, idempotencyKey: String? = nil,
        cell: CellName? = nil
    ) async throws -> JobObject {
        do {
            try authorize(resolved, for: principal)
            let info = resolved.model.info
            try turns.checkRoom(info.id, principal: principal.id)
            let new = NewJob(
                task, requested: resolved.requested, endpoint: task.operation.endpoint, requestID: requestID,
                worstCase: resolved.model.worstCase(of: task), idempotencyKey: idempotencyKey, cell: cell)
            let (job, isNew) = try await store.jobs.enqueue(new, for: principal)
            if isNew { line(job.id, info, principal: principal.id, weight: task.count) }
            return decorated(job)
        } catch {
            throw explained(error, requestID: requestID)
        }
    }

    func line(_ id: String, _ info: ModelInfo, principal: String, weight: Int) {
        turns.add(job: id, model: info.id, limit: info.concurrency, principal: principal, weight: weight)
    }

    /// The job with this id; throws `APIError.notFound` where there is none or it is another's.
    public func job(_ id: String, for principal: Principal) async throws -> JobObject {
        guard let job = try await store.jobs.job(id, for: principal) else { throw Self.noJob(id) }
        return decorated(job)
    }

    static func noJob(_ id: String) -> APIError { .notFound("There is no job '\(id.prefix(100))'.") }

    /// The principal's jobs, newest first.
    public func jobs(_ filter: JobFilter = JobFilter(), _ page: PageRequest = PageRequest(), for principal: Principal) async throws
        -> Page<JobObject>
    {
        let page = try await store.jobs.list(filter, page, for: principal)
        return Page(page.elements.map(decorated), hasMore: page.hasMore)
    }

    /// Cancels a job: one that waits at once, one that runs as soon as its model lets go, which is waited for. A job that
    /// ended before stays as it is.
    public func cancel(_ id: String, for principal: Principal) async throws -> JobObject {
        guard let job = try await store.jobs.cancel(id, for: principal) else { throw Self.noJob(id) }
        switch job.status {
        case .cancelled:
            turns.remove(job: id)
            postponed.remove(id)
            let object = decorated(job)
            hub.publish(id, .state(object))
            tellPositions()
            return object
        case .running:
            await running.cancel(id)?.value
            return try await self.job(id, for: principal)
        case .queued, .succeeded, .failed: return decorated(job)
        }
    }

    /// What happens to a job: its present state at once, then every change until it ended. Works for any job, whichever
    /// server accepted it. Throws `APIError.notFound`.
    public func events(of id: String, for principal: Principal) async throws -> AsyncStream<JobEvent> {
        let (stream, token) = hub.watch(id)
        do {
            guard let job = try await store.jobs.job(id, for: principal) else { throw Self.noJob(id) }
            hub.prime(id, token, with: decorated(job))
        } catch {
            hub.forget(id, token)
            throw error
        }
        return stream
    }

    /// A job with what only this server knows: its place, its progress, an estimate.
    func decorated(_ job: JobRecord) -> JobObject {
        var object = job.object
        switch job.status {
        case .queued:
            object.queuePosition = turns.position(ofJob: job.id)
            object.etaSeconds = object.queuePosition.flatMap { eta(job.task, position: $0) }
        case .running:
            object.progress = hub.progress(of: job.id)
            let elapsed = job.started.map { Date().timeIntervalSince($0) } ?? 0
            object.etaSeconds = durations.median(job.task).map { max(0, $0 - elapsed) }
        case .succeeded, .failed, .cancelled: break
        }
        return object
    }

    /// How long a task may take once its turn comes, as like ones took; `nil` while none was seen.
    public func expectedSeconds(_ task: ImageTask) -> Double? { durations.median(task) }

    private func eta(_ task: ImageTask, position: Int) -> Double? {
        guard let each = durations.median(task) else { return nil }
        let together = (try? registry.resolve(task.model))?.model.info.concurrency ?? 1
        return each * Double(position / max(1, together) + 1)
    }

    /// Tells the watchers of jobs that wait how many are before them.
    func tellPositions() {
        for id in hub.watched {
            if let position = turns.position(ofJob: id) { hub.publish(id, .position(position)) }
        }
    }
}

extension ImageTask.Operation {
    /// The path whose work it is.
    public var endpoint: String {
        switch self {
        case .generate: "/v1/images/generations"
        case .edit: "/v1/images/edits"
        case .variation: "/v1/images/variations"
        }
    }
}
