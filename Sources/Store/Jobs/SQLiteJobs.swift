import API
import Foundation
import GRDB
import Registry

/// Jobs in SQLite.
final class SQLiteJobs: JobRepository {
    let database: SQLite
    let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func enqueue(_ new: NewJob, for principal: Principal) async throws -> (job: JobRecord, isNew: Bool) {
        try blobs.checkRoom()
        let inputs = try await adopt(new.task.inputs + [new.task.mask].compactMap { $0 })
        let (job, isNew) = try await database.write(naming: inputs, of: blobs) { [blobs] db in
            let fingerprint = JobRows.fingerprint(new)
            if let known = try Self.known(new, fingerprint, for: principal, blobs: blobs, in: db) { return (known, false) }
            return (try Self.insert(new, fingerprint, inputs: Set(inputs), for: principal, blobs: blobs, in: db), true)
        }
        // The job that is there may have ended and let go of the same inputs.
        if !isNew { await database.discard(inputs, of: blobs) }
        return (job, isNew)
    }

    /// Keeps a job's inputs as blobs, pinned.
    private func adopt(_ inputs: [InputPicture]) async throws -> [String] {
        var pinned: [String] = []
        do {
            for input in inputs { pinned.append(try await blobs.adopt(input.path, sha256: input.sha256).sha256) }
        } catch {
            await database.discard(pinned, of: blobs)
            throw error
        }
        return pinned
    }

    private static func known(_ new: NewJob, _ fingerprint: String, for principal: Principal, blobs: BlobStore, in db: Database) throws
        -> JobRecord?
    {
        guard let word = new.idempotencyKey else { return nil }
        let row = try Row.fetchOne(
            db, sql: "SELECT id, fingerprint FROM jobs WHERE ifnull(key, '') = ? AND ifnull(person, '') = ? AND idempotency = ?",
            arguments: [principal.keyID ?? "", principal.personID ?? "", word])
        guard let row else { return nil }
        guard row["fingerprint"] == fingerprint else {
            throw APIError.conflict("The Idempotency-Key '\(word.prefix(100))' was used for another request.")
        }
        return try JobRows.fetch(row["id"], blobs: blobs, in: db)
    }

    private static func insert(
        _ new: NewJob, _ fingerprint: String, inputs: Set<String>, for principal: Principal, blobs: BlobStore, in db: Database
    ) throws -> JobRecord {
        let now = Date().milliseconds
        let id = Identifier.make("job", at: Date(milliseconds: now))
        let task = new.task
        let reservation = try LedgerRows.reserve(
            NewReservation(
                keyID: principal.keyID, personID: principal.personID, model: task.model, snapshot: task.snapshot,
                requestID: new.requestID, worstCase: new.worstCase, images: task.count, run: task,
                comparison: new.cell?.comparison),
            job: id, boot: nil, in: db, now: now)
        try db.cachedStatement(
            sql: """
                INSERT INTO jobs
                    (id, key, person, status, endpoint, model, requested, task, images, request, ledger, idempotency, fingerprint, created)
                VALUES (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id, principal.keyID, principal.personID, new.endpoint, task.model, new.requested, DatabaseJSON.encode(task),
            task.count, new.requestID,
            reservation.id, new.idempotencyKey, fingerprint, now,
        ])
        for input in inputs {
            try db.execute(sql: "INSERT INTO job_blobs (job, sha256) VALUES (?, ?)", arguments: [id, input])
        }
        if let cell = new.cell { try CellRows.queue(cell, job: id, in: db) }
        guard let job = try JobRows.fetch(id, blobs: blobs, in: db) else { throw APIError.internalError }
        return job
    }

    func claim(_ id: String) async throws -> JobRecord? {
        try await database.write { [blobs] db in
            try db.cachedStatement(
                sql:
                    "UPDATE jobs SET status = 'running', attempt = attempt + 1, started = ?, retry_at = NULL WHERE id = ? AND status = 'queued'"
            ).execute(arguments: [Date().milliseconds, id])
            guard db.changesCount == 1 else { return nil }
            return try JobRows.fetch(id, blobs: blobs, in: db)
        }
    }

    func finish(_ id: String, attempt: Int, _ outcome: JobOutcome) async throws -> JobRecord? {
        let pinned = outcome.images.map(\.sha256)
        let ended: JobRecord? = try await database.write(naming: pinned, of: blobs) { [blobs] db in
            let ledger = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT ledger FROM jobs WHERE id = ? AND status = 'running' AND attempt = ?"),
                arguments: [id, attempt])
            guard let ledger else { return nil }
            try JobRows.end(id, ledger: ledger, outcome, blobs: blobs, in: db, now: Date().milliseconds)
            return try JobRows.fetch(id, blobs: blobs, in: db)
        }
        if ended == nil { await database.discard(pinned, of: blobs) }
        return ended
    }

    func requeue(_ id: String, attempt: Int) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE jobs SET status = 'queued' WHERE id = ? AND status = 'running' AND attempt = ? AND cancelling = 0",
                arguments: [id, attempt])
            return db.changesCount == 1
        }
    }

    func postpone(_ id: String, attempt: Int, until: Date, because reason: APIError) async throws -> JobRecord? {
        try await database.write { [blobs] db in
            try db.execute(
                sql: """
                    UPDATE jobs SET status = 'queued', retries = retries + 1, retry_at = ?, error = ?
                    WHERE id = ? AND status = 'running' AND attempt = ? AND cancelling = 0
                    """,
                arguments: [until.milliseconds, JobRows.text(reason), id, attempt])
            return db.changesCount == 1 ? try JobRows.fetch(id, blobs: blobs, in: db) : nil
        }
    }

    func cancelled(among ids: [String]) async throws -> [String] {
        guard !ids.isEmpty else { return [] }
        return try await database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM jobs WHERE id IN (\(ids.map { _ in "?" }.joined(separator: ", ")))
                    AND (status = 'cancelled' OR cancelling = 1)
                    """,
                arguments: StatementArguments(ids))
        }
    }

    func cancel(_ id: String, for principal: Principal) async throws -> JobRecord? {
        try await database.write { [blobs] db in
            let visible = Condition.visible(to: principal)
            guard let job = try JobRows.fetch(id, visible, blobs: blobs, in: db) else { return nil }
            switch job.status {
            case .queued:
                let outcome = JobOutcome(
                    .cancelled, error: .cancelled, settlement: .unused(.cancelled, errorCode: APIError.cancelled.code))
                try JobRows.end(id, ledger: job.reservation.id, outcome, blobs: blobs, in: db, now: Date().milliseconds)
            case .running: try db.execute(sql: "UPDATE jobs SET cancelling = 1 WHERE id = ?", arguments: [id])
            case .succeeded, .failed, .cancelled: return job
            }
            return try JobRows.fetch(id, blobs: blobs, in: db)
        }
    }

    func job(_ id: String, for principal: Principal) async throws -> JobRecord? {
        try await database.read { [blobs] db in try JobRows.fetch(id, .visible(to: principal), blobs: blobs, in: db) }
    }

    func list(_ filter: JobFilter, _ page: PageRequest, for principal: Principal) async throws -> Page<JobRecord> {
        try await database.read { [blobs] db in
            var condition = Condition.visible(to: principal)
            if !filter.statuses.isEmpty {
                condition.sql += " AND status IN (\(filter.statuses.map { _ in "?" }.joined(separator: ", ")))"
                condition.arguments += filter.statuses.map(\.rawValue)
            }
            if let model = filter.model { condition.add("model = ?", model) }
            return try db.page(of: JobRows.joined, where: condition, page) { try JobRows.job($0, blobs: blobs) }
        }
    }

    func waiting() async throws -> [WaitingJob] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT id, key, person, model, images, retry_at FROM jobs WHERE status = 'queued' ORDER BY id").map {
                let retryAt: Int64? = $0["retry_at"]
                return WaitingJob(
                    id: $0["id"], keyID: $0["key"], personID: $0["person"], model: $0["model"], images: $0["images"],
                    retryAt: retryAt.map(Date.init(milliseconds:))
                )
            }
        }
    }
}
