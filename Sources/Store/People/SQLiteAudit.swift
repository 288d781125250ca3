import API
import Foundation
import GRDB

/// The audit log in SQLite.
final class SQLiteAudit: AuditRepository {
    private let database: SQLite

    init(database: SQLite) { self.database = database }

    func add(_ entry: AuditEntry) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO audit (at, person, name, action, subject, detail) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
                    entry.at.milliseconds, entry.personID, entry.name, entry.action, entry.subject, entry.detail.map(DatabaseJSON.encode),
                ])
        }
    }

    func list(before: Int64?, limit: Int, subject: String?) async throws -> [AuditEntry] {
        try await database.read { db in
            var condition = Condition(sql: "1", arguments: [])
            if let before { condition.add("id < ?", before) }
            if let subject { condition.add("subject = ?", subject) }
            return try Row.fetchAll(
                db, sql: "SELECT * FROM audit WHERE \(condition.sql) ORDER BY id DESC LIMIT ?",
                arguments: StatementArguments(condition.arguments + [min(max(limit, 1), 1000)])
            ).map(Self.entry)
        }
    }

    private static func entry(_ row: Row) throws -> AuditEntry {
        let detail: String? = row["detail"]
        var entry = AuditEntry(
            row["action"], by: nil, subject: row["subject"], detail: try detail.map { try DatabaseJSON.decode(JSONValue.self, from: $0) })
        entry.id = row["id"]
        entry.at = Date(milliseconds: row["at"])
        entry.personID = row["person"]
        entry.name = row["name"]
        return entry
    }
}
