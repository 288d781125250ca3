import API
import Foundation
import GRDB

extension SQLiteApps {
    func createBatch(_ batch: BatchRecord, rows: [[String: JSONValue]]) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO app_batches (id, app, key, visitor, name, rows, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [batch.id, batch.app, batch.keyID, batch.visitor, batch.name, rows.count, batch.created.milliseconds])
            for (index, row) in rows.enumerated() {
                try db.cachedStatement(sql: "INSERT INTO app_batch_rows (batch, number, inputs) VALUES (?, ?, ?)")
                    .execute(arguments: [batch.id, index + 1, DatabaseJSON.encode(row)])
            }
        }
    }

    func batch(_ id: String) async throws -> BatchRecord? {
        try await database.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM app_batches WHERE id = ?", arguments: [id]).map(Self.batch)
        }
    }

    func batches(_ slug: String) async throws -> [BatchRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM app_batches WHERE app = ? ORDER BY id DESC LIMIT 200", arguments: [slug]).map(
                Self.batch)
        }
    }

    func rows(ofBatch id: String) async throws -> [BatchRow] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT r.*, j.status AS status, j.error AS failure,
                        (SELECT group_concat(id, ' ') FROM (SELECT id FROM images i WHERE i.job = r.job ORDER BY id)) AS pictures
                    FROM app_batch_rows r LEFT JOIN jobs j ON j.id = r.job WHERE r.batch = ? ORDER BY r.number
                    """, arguments: [id]
            ).map(Self.row)
        }
    }

    func waitingRows(_ limit: Int) async throws -> [(batch: BatchRecord, row: BatchRow)] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT r.*, NULL AS status, NULL AS failure, NULL AS pictures FROM app_batch_rows r JOIN app_batches b ON b.id = r.batch
                    WHERE r.job IS NULL AND r.error IS NULL AND b.cancelled IS NULL ORDER BY r.batch, r.number LIMIT ?
                    """, arguments: [limit]
            ).compactMap { row in
                let batch = try Row.fetchOne(
                    db.cachedStatement(sql: "SELECT * FROM app_batches WHERE id = ?"), arguments: [row["batch"] as String])
                return try batch.map { (Self.batch($0), try Self.row(row)) }
            }
        }
    }

    func settle(batch id: String, row: Int, job: String?, error: APIError?) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE app_batch_rows SET job = ?, error = ? WHERE batch = ? AND number = ? AND job IS NULL AND error IS NULL",
                arguments: [job, JobRows.text(error), id, row])
        }
    }

    func cancelBatch(_ id: String) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE app_batches SET cancelled = ? WHERE id = ? AND cancelled IS NULL", arguments: [Date().milliseconds, id])
        }
    }

    private static func batch(_ row: Row) -> BatchRecord {
        let cancelled: Int64? = row["cancelled"]
        return BatchRecord(
            id: row["id"], app: row["app"], keyID: row["key"], visitor: row["visitor"], name: row["name"], rows: row["rows"],
            created: Date(milliseconds: row["created"]), cancelled: cancelled.map(Date.init(milliseconds:)))
    }

    private static func row(_ row: Row) throws -> BatchRow {
        let status: String? = row["status"]
        let pictures: String? = row["pictures"]
        let own = try JobRows.error(row["error"])
        let job = try JobRows.error(row["failure"])
        return BatchRow(
            number: row["number"], inputs: try DatabaseJSON.decode([String: JSONValue].self, from: row["inputs"]), jobID: row["job"],
            error: own ?? (status == "failed" || status == "cancelled" ? job : nil), status: status.flatMap(JobObject.Status.init),
            images: pictures.map { $0.split(separator: " ").map(String.init) } ?? [])
    }
}
