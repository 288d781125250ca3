import API
import Foundation
import GRDB
import Registry

/// Jobs' rows.
enum JobRows {
    /// An error with the status and the delay that its JSON does not carry.
    private struct KeptError: Codable {
        var status: Int
        var retryAfter: Double?
        var error: APIError
    }

    static func text(_ error: APIError?) -> String? {
        error.map { DatabaseJSON.encode(KeptError(status: $0.status, retryAfter: $0.retryAfter, error: $0)) }
    }

    static func error(_ text: String?) throws -> APIError? {
        guard let text else { return nil }
        let kept = try DatabaseJSON.decode(KeptError.self, from: text)
        var error = kept.error
        error.status = kept.status
        error.retryAfter = kept.retryAfter
        return error
    }

    /// The rows with what was reserved for them.
    static let joined = "(SELECT j.*, l.reserved AS reserved FROM jobs j JOIN ledger l ON l.id = j.ledger)"

    static func job(_ row: Row, blobs: BlobStore) throws -> JobRecord {
        let status: String = row["status"]
        let started: Int64? = row["started"]
        let finished: Int64? = row["finished"]
        let result: String? = row["result"]
        let retryAt: Int64? = row["retry_at"]
        var task = try DatabaseJSON.decode(ImageTask.self, from: row["task"])
        // The folder may have moved since.
        for index in task.inputs.indices { task.inputs[index].path = blobs.path(of: task.inputs[index].sha256) }
        if let mask = task.mask { task.mask?.path = blobs.path(of: mask.sha256) }
        return JobRecord(
            id: row["id"], keyID: row["key"], personID: row["person"],
            status: JobObject.Status(rawValue: status) ?? .failed, endpoint: row["endpoint"], task: task,
            requested: row["requested"], requestID: row["request"], attempt: row["attempt"], crashes: row["crashes"],
            retries: row["retries"], retryAt: retryAt.map(Date.init(milliseconds:)), isCancelling: row["cancelling"],
            reservation: Reservation(id: row["ledger"], amount: Money(nanodollars: row["reserved"])),
            created: Date(milliseconds: row["created"]), started: started.map(Date.init(milliseconds:)),
            finished: finished.map(Date.init(milliseconds:)),
            result: try result.map { try DatabaseJSON.decode(ImagesResponse.self, from: $0) }, error: try error(row["error"]))
    }

    static func fetch(_ id: String, _ condition: Condition = .visible(to: .operator), blobs: BlobStore, in db: Database) throws
        -> JobRecord?
    {
        var condition = condition
        condition.add("id = ?", id)
        return try Row.fetchOne(
            db, sql: "SELECT * FROM \(joined) WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments)
        ).map { try job($0, blobs: blobs) }
    }

    /// Ends a job that is not ended, and with it its claim on its inputs.
    static func end(_ id: String, ledger: Int64, _ outcome: JobOutcome, blobs: BlobStore, in db: Database, now: Int64) throws {
        try db.cachedStatement(
            sql: "UPDATE jobs SET status = ?, finished = ?, result = ?, error = ?, cancelling = 0, retry_at = NULL WHERE id = ?"
        ).execute(arguments: [outcome.status.rawValue, now, outcome.result.map(DatabaseJSON.encode), text(outcome.error), id])
        var images = outcome.images
        if let comparison = try CellRows.end(job: id, outcome, in: db) {
            for index in images.indices { images[index].comparison = comparison }
        }
        try ImageRows.insert(images, in: db)
        _ = try LedgerRows.settle(ledger, outcome.settlement, in: db, now: now)
        let inputs = try String.fetchAll(db, sql: "DELETE FROM job_blobs WHERE job = ? RETURNING sha256", arguments: [id])
        try BlobReferences.removeUnused(inputs, of: blobs, in: db)
    }

    /// What makes two requests the same: the task without the seed that the server may have drawn and without places on
    /// this disk.
    static func fingerprint(_ new: NewJob) -> String {
        var task = new.task
        task.seed = nil
        for index in task.inputs.indices { task.inputs[index].path = "" }
        task.mask?.path = ""
        task.stamp?.run = ""
        return Digest.hex(of: Data((new.endpoint + "\n" + DatabaseJSON.encode(task)).utf8))
    }
}
