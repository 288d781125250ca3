import Foundation
import GRDB

/// Whose training jobs are, in SQLite.
final class SQLiteFineTuning: FineTuningRepository {
    private let database: SQLite

    init(database: SQLite) { self.database = database }

    func begin(_ record: FineTuningRecord) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO fine_tuning (id, key, person, provider, file, job, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    record.id, record.keyID, record.personID, record.provider, record.trainingFile, record.job, record.created.milliseconds,
                ])
        }
    }

    func made(_ job: String, of id: String) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE fine_tuning SET job = NULL
                    WHERE job = ? AND id <> ? AND provider = (SELECT provider FROM fine_tuning WHERE id = ?)
                    """, arguments: [job, id, id])
            try db.execute(sql: "UPDATE fine_tuning SET job = ? WHERE id = ?", arguments: [job, id])
        }
    }

    func adopt(_ job: String, for id: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(sql: "UPDATE OR IGNORE fine_tuning SET job = ? WHERE id = ? AND job IS NULL", arguments: [job, id])
            return db.changesCount == 1
        }
    }

    func forget(_ id: String) async throws {
        try await database.write { try $0.execute(sql: "DELETE FROM fine_tuning WHERE id = ? AND job IS NULL", arguments: [id]) }
    }

    func record(ofJob job: String, for principal: Principal) async throws -> FineTuningRecord? {
        try await database.read { db in
            var condition = Condition.visible(to: principal)
            condition.add("job = ?", job)
            return try Row.fetchOne(
                db, sql: "SELECT * FROM fine_tuning WHERE \(condition.sql) ORDER BY id DESC",
                arguments: StatementArguments(condition.arguments)
            ).map(Self.record)
        }
    }

    func list(_ page: PageRequest, for principal: Principal) async throws -> Page<FineTuningRecord> {
        try await database.read { db in
            var condition = Condition.visible(to: principal)
            condition.add("job IS NOT NULL")
            return try db.page(of: "fine_tuning", where: condition, page, Self.record)
        }
    }

    func open(for principal: Principal) async throws -> [FineTuningRecord] {
        try await database.read { db in
            var condition = Condition.visible(to: principal)
            condition.add("job IS NULL")
            return try Row.fetchAll(
                db, sql: "SELECT * FROM fine_tuning WHERE \(condition.sql) ORDER BY id",
                arguments: StatementArguments(condition.arguments)
            ).map(Self.record)
        }
    }

    private static func record(_ row: Row) -> FineTuningRecord {
        FineTuningRecord(
            id: row["id"], keyID: row["key"], personID: row["person"], provider: row["provider"], trainingFile: row["file"],
            job: row["job"], created: Date(milliseconds: row["created"]))
    }
}
