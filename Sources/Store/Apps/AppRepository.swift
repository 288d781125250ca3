import API
import Foundation

/// Apps, their versions, the models that draw for them, and their runs. What a call returns from survives `kill -9`.
public protocol AppRepository: Sendable {
    /// Makes an app with a draft; throws `APIError.conflict` where the slug is taken.
    func create(_ slug: String, draft: String) async throws -> AppRecord
    /// The app of this name; `nil` where there is none.
    func app(_ slug: String) async throws -> AppRecord?
    /// All apps by their names, archived ones only if they are asked for.
    func apps(archived: Bool) async throws -> [AppRecord]
    /// Keeps a draft; throws `APIError.notFound`.
    func saveDraft(_ slug: String, _ draft: String) async throws -> AppRecord
    /// Gives an app that was never published another name, with its draft, runs, pictures and keys.
    ///
    /// - Throws: `APIError.notFound`; `conflict` where it was published or the name is taken.
    func rename(_ slug: String, to name: String, draft: String) async throws -> AppRecord
    /// Puts an app away or takes it back; throws `APIError.notFound`.
    func archive(_ slug: String, _ isArchived: Bool) async throws -> AppRecord
    /// Removes an app with its versions and its history; its runs and pictures stay.
    func delete(_ slug: String) async throws -> Bool
    /// Sets or takes away the hash of the visitors' password.
    func setPassword(_ slug: String, hash: String?) async throws

    /// Puts a version in force; one that is as the version in force is returned instead. `adjust` says which models draw
    /// from then on.
    func publish(_ slug: String, _ new: NewVersion, adjust: @escaping @Sendable (SwitchState) -> SwitchState) async throws -> AppVersion
    /// A version; `nil` where there is none.
    func version(_ slug: String, _ number: Int) async throws -> AppVersion?
    /// All versions, newest first.
    func versions(_ slug: String) async throws -> [AppVersion]

    /// Changes which models draw, in one transaction with the history. `change` sees the app as it is and says what is to
    /// hold, and what the draft is to be; it may throw.
    func change(
        _ slug: String, _ kind: SwitchEvent.Kind, undoing: Int64?, author: String?,
        _ change: @escaping @Sendable (AppRecord) throws -> (state: SwitchState, draft: String?)
    ) async throws -> AppRecord
    /// Every change of an app's models, newest first.
    func history(_ slug: String) async throws -> [SwitchEvent]

    /// Keeps the pictures that a run works from. They are blobs from then on, and the run itself comes after.
    func keepInputs(_ run: String, _ sha256: [(path: String, sha256: String)]) async throws
    /// The run with this id.
    func run(_ id: String) async throws -> RunRecord?
    /// Runs, newest first.
    func runs(_ filter: RunFilter, _ page: PageRequest) async throws -> Page<RunRecord>
    /// The pictures of a run in their order.
    func images(ofRun id: String) async throws -> [ImageRecord]
    /// An app's pictures, newest first; of one visitor, if one is given.
    func images(ofApp slug: String, visitor: String?, _ page: PageRequest) async throws -> Page<ImageRecord>
    /// How many runs count against today's limits: the visitor's, and all.
    func counts(_ slug: String, visitor: String?) async throws -> (visitor: Int, all: Int)

    /// Notes what was done with a picture; twice is once. False where no app made it.
    func note(_ outcome: RunOutcome, ofImage id: String) async throws -> Bool
    /// What the runs of an app, or of all apps, say of its models.
    func evidence(_ slug: String?, byArm: Bool, since: Date?) async throws -> [ModelEvidence]

    /// Keeps a batch with its rows.
    func createBatch(_ batch: BatchRecord, rows: [[String: JSONValue]]) async throws
    /// The batch with this id.
    func batch(_ id: String) async throws -> BatchRecord?
    /// An app's batches, newest first.
    func batches(_ slug: String) async throws -> [BatchRecord]
    /// All rows of a batch with what became of them.
    func rows(ofBatch id: String) async throws -> [BatchRow]
    /// Rows that were not queued yet, over all batches that were not cancelled.
    func waitingRows(_ limit: Int) async throws -> [(batch: BatchRecord, row: BatchRow)]
    /// Notes what became of a waiting row.
    func settle(batch id: String, row: Int, job: String?, error: APIError?) async throws
    /// Lets a batch's waiting rows wait for ever.
    func cancelBatch(_ id: String) async throws
}
