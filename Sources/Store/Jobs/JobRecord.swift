import API
import Foundation
import Registry

/// A job in the store.
public struct JobRecord: Sendable {
    /// `job-…`.
    public var id: String
    /// The key it belongs to; `nil` for a request without one.
    public var keyID: String?
    /// The person or visitor it belongs to.
    public var personID: String?
    /// Where it is on its way.
    public var status: JobObject.Status
    /// The path whose work it does.
    public var endpoint: String
    /// The work; its pictures' paths are those of their blobs.
    public var task: ImageTask
    /// The model's name as it was asked for.
    public var requested: String
    /// The id of the HTTP request that brought it.
    public var requestID: String
    /// Raised each time somebody takes it up; whoever holds an older number can change nothing any more.
    public var attempt: Int
    /// How many servers died while they worked on it.
    public var crashes: Int
    /// How often an upstream's failure put it back into the queue.
    public var retries: Int
    /// Until when it waits for its next try; `nil` where it need not wait.
    public var retryAt: Date?
    /// Whether its cancellation was asked for while it ran.
    public var isCancelling: Bool
    /// What was reserved for it.
    public var reservation: Reservation
    /// When it was accepted.
    public var created: Date
    /// When it was last taken up.
    public var started: Date?
    /// When it ended.
    public var finished: Date?
    /// What the synchronous request would have answered, without the pictures' bytes; only when it succeeded.
    public var result: ImagesResponse?
    /// Why it failed or was cancelled, or what ended its last attempt.
    public var error: APIError?

    /// The job as `/v1/jobs` gives it, without what only a running server knows.
    public var object: JobObject {
        var object = JobObject(
            id: id, status: status, endpoint: endpoint, model: task.model, createdAt: Int(created.timeIntervalSince1970),
            progress: status == .succeeded ? 1 : 0)
        object.startedAt = started.map { Int($0.timeIntervalSince1970) }
        object.finishedAt = finished.map { Int($0.timeIntervalSince1970) }
        object.result = result
        object.error = status.isFinal ? error : nil
        object.lastError = status.isFinal ? nil : error
        object.retries = retries > 0 ? retries : nil
        object.retryAt = retryAt.map { Int($0.timeIntervalSince1970.rounded(.up)) }
        return object
    }
}

/// A job that is to be accepted.
public struct NewJob: Sendable {
    /// The work.
    public var task: ImageTask
    /// The model's name as it was asked for.
    public var requested: String
    /// The path whose work it does.
    public var endpoint: String
    /// The id of the HTTP request.
    public var requestID: String
    /// The most that it can cost.
    public var worstCase: Money
    /// A word of the client's that makes a repeated request the same job.
    public var idempotencyKey: String?
    /// The picture of a comparison that it makes, if it does: the picture's row follows the job's in the same transactions.
    public var cell: CellName?

    /// A job for `task`.
    public init(
        _ task: ImageTask, requested: String, endpoint: String, requestID: String, worstCase: Money, idempotencyKey: String? = nil,
        cell: CellName? = nil
    ) {
        self.task = task
        self.requested = requested
        self.endpoint = endpoint
        self.requestID = requestID
        self.worstCase = worstCase
        self.idempotencyKey = idempotencyKey
        self.cell = cell
    }
}

/// A job's place in a queue: what a server needs to know of the thousands that wait.
public struct WaitingJob: Sendable, Equatable {
    /// `job-…`.
    public var id: String
    /// The key it belongs to.
    public var keyID: String?
    /// The person or visitor it belongs to.
    public var personID: String? = nil
    /// The model's id.
    public var model: String
    /// How many pictures it makes.
    public var images: Int
    /// Until when it waits for its next try.
    public var retryAt: Date?
}

/// What ended a job.
public struct JobOutcome: Sendable {
    /// `succeeded`, `failed` or `cancelled`.
    public var status: JobObject.Status
    /// The response, when it succeeded.
    public var result: ImagesResponse?
    /// Its pictures, whose blobs were put.
    public var images: [ImageRecord]
    /// Why it did not succeed.
    public var error: APIError?
    /// What it used.
    public var settlement: Settlement

    /// An end.
    public init(
        _ status: JobObject.Status, result: ImagesResponse? = nil, images: [ImageRecord] = [], error: APIError? = nil,
        settlement: Settlement
    ) {
        self.status = status
        self.result = result
        self.images = images
        self.error = error
        self.settlement = settlement
    }
}

/// Which jobs are listed.
public struct JobFilter: Sendable, Equatable {
    /// Only jobs in these states; empty for all.
    public var statuses: Set<JobObject.Status>
    /// Only jobs for this model.
    public var model: String?

    /// All jobs, or some.
    public init(statuses: Set<JobObject.Status> = [], model: String? = nil) {
        self.statuses = statuses
        self.model = model
    }
}
