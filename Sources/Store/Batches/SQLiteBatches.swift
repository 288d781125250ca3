import API
import Foundation
import GRDB

/// Batches of API requests in SQLite.
final class SQLiteBatches: BatchRepository {
    private let database: SQLite
    private let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func create(_ batch: RequestBatch) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO batches (id, key, person, endpoint, input, sha256, metadata, status, created, expires)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    batch.id, batch.keyID, batch.personID, batch.endpoint, batch.inputFile, batch.sha256,
                    batch.metadata.map(DatabaseJSON.encode), batch.status.rawValue, batch.created.milliseconds, batch.expires.milliseconds,
                ])
        }
    }

    func batch(_ id: String, for principal: Principal) async throws -> RequestBatch? {
        try await database.read { db in try Self.fetch(id, for: principal, in: db) }
    }

    func list(_ page: PageRequest, for principal: Principal) async throws -> Page<RequestBatch> {
        try await database.read { db in try db.page(of: "batches", where: .visible(to: principal), page, Self.batch) }
    }

    func open() async throws -> [RequestBatch] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM batches WHERE ended IS NULL ORDER BY id").map(Self.batch)
        }
    }

    func begin(_ id: String, _ lines: [BatchLine]) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE batches SET status = 'in_progress', begun = ?, total = ? WHERE id = ? AND status = 'validating'",
                arguments: [Date().milliseconds, lines.count, id])
            guard db.changesCount == 1 else { return false }
            let insert = try db.cachedStatement(
                sql: "INSERT INTO batch_rows (batch, number, custom, place, length) VALUES (?, ?, ?, ?, ?)")
            for line in lines { try insert.execute(arguments: [id, line.number, line.customID, line.place, line.length]) }
            return true
        }
    }

    func waiting(_ id: String, after: Int, limit: Int) async throws -> [BatchLine] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM batch_rows WHERE batch = ? AND number > ? AND failed IS NULL ORDER BY number LIMIT ?",
                arguments: [id, after, limit]
            ).map { BatchLine(number: $0["number"], customID: $0["custom"], place: $0["place"], length: $0["length"]) }
        }
    }

    func answer(_ id: String, _ answer: BatchAnswer, with further: BatchCommit) async throws {
        try await database.write(naming: further.pinned, of: blobs) { db in
            if let (reservation, settlement) = further.settling {
                _ = try LedgerRows.settle(reservation.id, settlement, in: db, now: Date().milliseconds)
            }
            try db.cachedStatement(sql: "UPDATE batch_rows SET failed = ?, answer = ? WHERE batch = ? AND number = ? AND failed IS NULL")
                .execute(arguments: [answer.isFailure, answer.line, id, answer.number])
            guard db.changesCount == 1 else { return }
            if let response = further.response { try ResponseRows.insert(response, in: db) }
            let column = answer.isFailure ? "failed" : "completed"
            try db.cachedStatement(sql: "UPDATE batches SET \(column) = \(column) + 1 WHERE id = ?").execute(arguments: [id])
        }
    }

    func cancel(_ id: String, for principal: Principal) async throws -> RequestBatch? {
        try await database.write { db in
            guard try Self.fetch(id, for: principal, in: db) != nil else { return nil }
            try db.execute(
                sql: "UPDATE batches SET status = 'cancelling', cancelling = ? WHERE id = ? AND status IN ('validating', 'in_progress')",
                arguments: [Date().milliseconds, id])
            return try Self.fetch(id, for: principal, in: db)
        }
    }

    func finalize(_ id: String) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE batches SET status = 'finalizing', finalizing = ? WHERE id = ? AND status = 'in_progress'",
                arguments: [Date().milliseconds, id])
        }
    }

    func answers(_ id: String, failed: Bool, after: Int, limit: Int) async throws -> [BatchAnswer] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT number, answer FROM batch_rows WHERE batch = ? AND failed = ? AND number > ? ORDER BY number LIMIT ?",
                arguments: [id, failed, after, limit]
            ).map { BatchAnswer(number: $0["number"], line: $0["answer"], isFailure: failed) }
        }
    }

    func end(_ id: String, _ status: RequestBatch.Status, outputFile: String?, errorFile: String?, faults: [BatchFault]) async throws {
        try await database.write { [blobs] db in
            let input = try String.fetchAll(
                db,
                sql: """
                    UPDATE batches SET status = ?, ended = ?, output = ?, errors = ?, faults = ? WHERE id = ? AND ended IS NULL
                    RETURNING sha256
                    """,
                arguments: [
                    status.rawValue, Date().milliseconds, outputFile, errorFile, faults.isEmpty ? nil : DatabaseJSON.encode(faults), id,
                ])
            try db.execute(sql: "DELETE FROM batch_rows WHERE batch = ?", arguments: [id])
            try BlobReferences.removeUnused(input, of: blobs, in: db)
        }
    }

    private static func fetch(_ id: String, for principal: Principal, in db: Database) throws -> RequestBatch? {
        var condition = Condition.visible(to: principal)
        condition.add("id = ?", id)
        return try Row.fetchOne(
            db, sql: "SELECT * FROM batches WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments)
        ).map(batch)
    }

    private static func batch(_ row: Row) throws -> RequestBatch {
        func time(_ column: String) -> Date? { (row[column] as Int64?).map(Date.init(milliseconds:)) }
        let metadata: String? = row["metadata"]
        let faults: String? = row["faults"]
        return RequestBatch(
            id: row["id"], keyID: row["key"], personID: row["person"], endpoint: row["endpoint"], inputFile: row["input"],
            sha256: row["sha256"], metadata: try metadata.map { try DatabaseJSON.decode([String: String].self, from: $0) },
            status: RequestBatch.Status(rawValue: row["status"]) ?? .failed,
            faults: try faults.map { try DatabaseJSON.decode([BatchFault].self, from: $0) } ?? [], outputFile: row["output"],
            errorFile: row["errors"], total: row["total"], completed: row["completed"], failed: row["failed"],
            created: Date(milliseconds: row["created"]), expires: Date(milliseconds: row["expires"]), begun: time("begun"),
            finalizing: time("finalizing"), cancelling: time("cancelling"), ended: time("ended"))
    }
}
