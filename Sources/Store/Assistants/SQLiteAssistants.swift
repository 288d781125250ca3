import API
import Foundation
import GRDB

/// Assistants, threads and runs in SQLite.
final class SQLiteAssistants: AssistantRepository {
    let database: SQLite

    init(database: SQLite) { self.database = database }

    func save(_ assistant: AssistantRecord, for principal: Principal) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO assistants (id, key, person, body, ordered) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET body = excluded.body, ordered = excluded.ordered
                    """,
                arguments: [
                    assistant.object.id, principal.keyID, principal.personID, DatabaseJSON.encode(assistant.object),
                    assistant.ordered.description,
                ])
        }
    }

    func assistant(_ id: String, for principal: Principal) async throws -> AssistantRecord? {
        try await database.read { db in
            var condition = Condition.visible(to: principal)
            condition.add("id = ?", id)
            return try Row.fetchOne(
                db, sql: "SELECT * FROM assistants WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments)
            ).map { AssistantRecord(try DatabaseJSON.decode(AssistantObject.self, from: $0["body"]), ordered: try Self.text($0)) }
        }
    }

    func assistants(_ page: PageRequest, for principal: Principal) async throws -> Page<AssistantObject> {
        try await database.read { db in
            try db.page(of: "assistants", where: .visible(to: principal), page) {
                try DatabaseJSON.decode(AssistantObject.self, from: $0["body"])
            }
        }
    }

    func deleteAssistant(_ id: String, for principal: Principal) async throws -> Bool {
        try await delete(id, from: "assistants", principal)
    }

    func add(_ thread: ThreadObject, _ messages: [ThreadMessageObject], for principal: Principal) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO threads (id, key, person, body) VALUES (?, ?, ?, ?)",
                arguments: [thread.id, principal.keyID, principal.personID, DatabaseJSON.encode(thread)])
            for message in messages { try Self.insert(message, db) }
        }
    }

    func thread(_ id: String, for principal: Principal) async throws -> ThreadObject? {
        try await database.read { db in
            var condition = Condition.visible(to: principal)
            condition.add("id = ?", id)
            return try String.fetchOne(
                db, sql: "SELECT body FROM threads WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments)
            ).map { try DatabaseJSON.decode(ThreadObject.self, from: $0) }
        }
    }

    func save(_ thread: ThreadObject) async throws {
        try await database.write { db in
            try db.execute(sql: "UPDATE threads SET body = ? WHERE id = ?", arguments: [DatabaseJSON.encode(thread), thread.id])
        }
    }

    func deleteThread(_ id: String, for principal: Principal) async throws -> Bool { try await delete(id, from: "threads", principal) }

    private func delete(_ id: String, from table: String, _ principal: Principal) async throws -> Bool {
        try await database.write { db in
            var condition = Condition.visible(to: principal)
            condition.add("id = ?", id)
            try db.execute(sql: "DELETE FROM \(table) WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments))
            return db.changesCount == 1
        }
    }

    static func text(_ row: Row) throws -> JSONText {
        let text: String = row["ordered"]
        return try JSONText(Array(text.utf8))
    }

    /// Adds a message at the end of its thread.
    static func insert(_ message: ThreadMessageObject, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO thread_messages (id, thread, place, run, body) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                message.id, message.threadID, try ThreadRows.messages.nextPlace(in: message.threadID, db), message.runID,
                DatabaseJSON.encode(message),
            ])
    }
}
