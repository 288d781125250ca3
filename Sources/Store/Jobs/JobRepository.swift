import API
import Foundation

/// Jobs and their states.
///
/// `queued → running → succeeded | failed | cancelled`, `running → queued` when a server stops or died, `queued → cancelled`.
/// Each step is a compare-and-set on the state and the attempt, so however many hold a job, one of them ends it.
public protocol JobRepository: Sendable {
    /// Accepts a job: its inputs become blobs, its worst case is reserved and its row is written, the latter two in one
    /// transaction. Returns once it survives the process' death; the job and whether it is new.
    ///
    /// - Throws: `BudgetRefusal`; `APIError.conflict` where the idempotency key was used for another request;
    ///   `APIError.insufficientStorage`.
    func enqueue(_ new: NewJob, for principal: Principal) async throws -> (job: JobRecord, isNew: Bool)

    /// Takes a queued job up; `nil` where it is no longer queued.
    func claim(_ id: String) async throws -> JobRecord?

    /// Ends a job: state, result, pictures and ledger in one transaction. Returns the job, or `nil`, with nothing
    /// changed, unless it runs in this attempt. The pins of the pictures' blobs end in any case, and where nothing was changed the blobs too.
    func finish(_ id: String, attempt: Int, _ outcome: JobOutcome) async throws -> JobRecord?

    /// Puts a running job back without counting it as a failure. Returns false unless it runs in this attempt.
    func requeue(_ id: String, attempt: Int) async throws -> Bool

    /// Puts a running job back, to be tried again at `until`: an upstream failed it for a `reason` that may pass. Returns the job, or `nil`, with
    /// nothing changed, unless it runs in this attempt and nobody asked for its end.
    func postpone(_ id: String, attempt: Int, until: Date, because reason: APIError) async throws -> JobRecord?

    /// Those of `ids`, at most a few hundred, that are cancelled or whose end was asked for, by whatever process.
    func cancelled(among ids: [String]) async throws -> [String]

    /// Asks for a job's end: one that is queued is cancelled at once, one that runs is marked, so that it ends even if the
    /// server dies first. Returns the job as it is then; `nil` where there is none or it is another's.
    func cancel(_ id: String, for principal: Principal) async throws -> JobRecord?

    /// The job with this id; `nil` where there is none or it is another's.
    func job(_ id: String, for principal: Principal) async throws -> JobRecord?

    /// The principal's jobs, newest first.
    func list(_ filter: JobFilter, _ page: PageRequest, for principal: Principal) async throws -> Page<JobRecord>

    /// Queued jobs in the order in which they came.
    func waiting() async throws -> [WaitingJob]
}
