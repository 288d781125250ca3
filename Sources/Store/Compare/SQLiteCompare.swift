import API
import Foundation
import GRDB
import Registry

/// Comparisons in SQLite.
final class SQLiteCompare: CompareRepository {
    let database: SQLite
    let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func create(_ record: ComparisonRecord, spec: String, cells: [CellRecord], keeping: [String]) async throws {
        let names = Set(keeping)
        try await database.write { [blobs] db in
            if let lost = names.sorted().first(where: { !blobs.contains($0) }) {
                throw APIError.invalid(
                    "A picture that a prompt works from is not kept here (SHA-256 \(lost.prefix(12))…).", param: "prompts")
            }
            let now = record.created.milliseconds
            try db.execute(
                sql: """
                    INSERT INTO comparisons (id, title, models, spec, status, budget, person, app, created, updated)
                    VALUES (?, ?, ?, ?, 'draft', ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.id, record.title, DatabaseJSON.encode(record.models), spec, record.budget?.nanodollars, record.personID,
                    record.app,
                    now, now,
                ])
            for cell in cells {
                try db.cachedStatement(
                    sql: """
                        INSERT INTO comparison_cells (comparison, number, contestant, prompt, seed, status, code, message)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """
                ).execute(arguments: [
                    record.id, cell.number, cell.contestant, cell.prompt, cell.seed, cell.status.rawValue, cell.errorCode,
                    cell.errorMessage,
                ])
            }
            for name in names {
                try db.execute(sql: "INSERT INTO comparison_blobs (comparison, sha256) VALUES (?, ?)", arguments: [record.id, name])
            }
        }
    }

    func comparison(_ id: String) async throws -> ComparisonRecord? { try await database.read { try ComparisonRows.fetch(id, in: $0) } }

    func spec(_ id: String) async throws -> String? {
        try await database.read { try String.fetchOne($0, sql: "SELECT spec FROM comparisons WHERE id = ?", arguments: [id]) }
    }

    func comparisons(app: String?, _ page: PageRequest) async throws -> Page<ComparisonRecord> {
        var condition = Condition(sql: "1", arguments: [])
        if let app { condition.add("app = ?", app) }
        return try await database.read { [condition] db in
            try db.page(of: ComparisonRows.table, where: condition, page, ComparisonRows.record)
        }
    }

    func running() async throws -> [ComparisonRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(ComparisonRows.table) WHERE status = 'running' ORDER BY id").map(
                ComparisonRows.record)
        }
    }

    func move(_ id: String, from: Set<ComparisonRecord.Status>, to status: ComparisonRecord.Status, reason: String?) async throws
        -> ComparisonRecord?
    {
        try await database.write { db in
            guard let before = try ComparisonRows.fetch(id, in: db), from.contains(before.status) else { return nil }
            let now = Date().milliseconds
            let isEnd = status == .done || status == .cancelled
            try db.execute(
                sql: "UPDATE comparisons SET status = ?, reason = ?, updated = ?, ended = ? WHERE id = ?",
                arguments: [status.rawValue, reason, now, isEnd ? now : nil, id])
            if status == .cancelled {
                try db.execute(
                    sql: """
                        UPDATE comparison_cells SET status = 'skipped', code = 'cancelled', message = 'The comparison was cancelled.'
                        WHERE comparison = ? AND status = 'waiting'
                        """, arguments: [id])
            }
            return try ComparisonRows.fetch(id, in: db)
        }
    }

    func setBudget(_ id: String, _ budget: Money?) async throws -> ComparisonRecord {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE comparisons SET budget = ?, updated = ? WHERE id = ?",
                arguments: [budget?.nanodollars, Date().milliseconds, id])
            guard let record = try ComparisonRows.fetch(id, in: db) else { throw Self.none(id) }
            return record
        }
    }

    func delete(_ id: String) async throws -> Bool {
        try await database.write { [blobs] db in
            let kept = "(starred = 1 OR id IN (SELECT image FROM board_images))"
            try db.execute(sql: "UPDATE images SET comparison = NULL WHERE comparison = ? AND \(kept)", arguments: [id])
            let named = try String.fetchAll(
                db,
                sql: """
                    SELECT sha256 FROM comparison_cells WHERE comparison = ?1 AND sha256 IS NOT NULL
                    UNION SELECT sha256 FROM comparison_blobs WHERE comparison = ?1
                    """, arguments: [id])
            try db.execute(sql: "DELETE FROM comparisons WHERE id = ?", arguments: [id])
            guard db.changesCount == 1 else { return false }
            _ = try ImageRows.delete(where: "comparison = ?", [id], blobs: blobs, in: db)
            try BlobReferences.removeUnused(named, of: blobs, in: db)
            return true
        }
    }

    func spending(_ id: String) async throws -> Spending { try await database.read { try ComparisonRows.spending(id, in: $0) } }

    static func none(_ id: String) -> APIError { .notFound("There is no comparison '\(id.prefix(60))'.") }
}
