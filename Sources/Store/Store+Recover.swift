import API
import Foundation
import GRDB

/// What a starting server found of a dead one.
public struct Recovery: Sendable, Equatable {
    /// Reservations that were released.
    public var released = 0
    /// Jobs that ran and wait again.
    public var requeued = 0
    /// Responses that were being worked on, and jobs that were given up or whose cancellation had been asked for.
    public var ended = 0

    /// Nothing was left behind.
    public init() {}
}

extension Store {
    /// Puts in order what a dead server left: half-written files go, reservations without a job are released, jobs that ran
    /// wait again, unless their servers died too often.
    static func recover(_ folder: DataFolder, _ database: SQLite, blobs: BlobStore, attempts: Int) throws -> Recovery {
        folder.empty(folder.temporary)
        folder.empty(folder.uploads)
        let now = Date().milliseconds
        return try database.writeNow { db in
            var recovery = Recovery()
            let lost = try Row.fetchAll(
                db,
                sql: """
                    UPDATE ledger SET status = 'lost', ended = ?, error = 'server_died' WHERE status = 'reserved' AND job IS NULL
                    RETURNING key, window, reserved, run
                    """,
                arguments: [now])
            for row in lost {
                try LedgerRows.unreserve(row, cost: .zero, in: db)
                if let run: String = row["run"] { try RunRows.end(run, .unused(.failed, errorCode: "server_died"), in: db, now: now) }
            }
            recovery.released = lost.count
            for id in try String.fetchAll(db, sql: "SELECT id FROM jobs WHERE status = 'running'") {
                guard let job = try JobRows.fetch(id, blobs: blobs, in: db) else { continue }
                if let outcome = ending(of: job, attempts: attempts) {
                    try JobRows.end(id, ledger: job.reservation.id, outcome, blobs: blobs, in: db, now: now)
                    recovery.ended += 1
                } else {
                    let reason = died(job.crashes + 1, attempts)
                    try db.execute(
                        sql: "UPDATE jobs SET status = 'queued', crashes = crashes + 1, error = ? WHERE id = ?",
                        arguments: [JobRows.text(reason), id])
                    recovery.requeued += 1
                }
            }
            recovery.ended += try ResponseRows.giveUp(blobs: blobs, in: db)
            return recovery
        }
    }

    private static func ending(of job: JobRecord, attempts: Int) -> JobOutcome? {
        if job.isCancelling {
            return JobOutcome(.cancelled, error: .cancelled, settlement: .unused(.cancelled, errorCode: APIError.cancelled.code))
        }
        guard job.crashes + 1 >= attempts else { return nil }
        let error = died(job.crashes + 1, attempts)
        return JobOutcome(.failed, error: error, settlement: .unused(.failed, errorCode: error.code))
    }

    private static func died(_ times: Int, _ attempts: Int) -> APIError {
        APIError(
            status: 500, message: "The server died while it worked on this job (attempt \(times) of \(attempts)).", type: "server_error",
            code: "server_died")
    }
}
