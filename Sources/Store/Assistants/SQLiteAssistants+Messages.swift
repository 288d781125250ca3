import API
import Foundation
import GRDB

extension SQLiteAssistants {
    func add(_ message: ThreadMessageObject) async throws {
        try await database.write { db in
            try ThreadRows.checkIdle(message.threadID, db) { "Can't add messages to \(message.threadID) while a run \($0) is active." }
            try Self.insert(message, db)
        }
    }

    func message(_ id: String, in thread: String) async throws -> ThreadMessageObject? {
        try await database.read { db in
            try ThreadRows.messages.fetch(id, in: thread, db).map { try DatabaseJSON.decode(ThreadMessageObject.self, from: $0["body"]) }
        }
    }

    func messages(in thread: String, run: String?, _ page: PageRequest) async throws -> Page<ThreadMessageObject> {
        try await database.read { db in
            try ThreadRows.messages.page(in: thread, run: run, page, of: ThreadMessageObject.self, db)
        }
    }

    func messages(in thread: String) async throws -> [ThreadMessageObject] {
        try await database.read { db in
            try String.fetchAll(db, sql: "SELECT body FROM thread_messages WHERE thread = ? ORDER BY place", arguments: [thread])
                .map { try DatabaseJSON.decode(ThreadMessageObject.self, from: $0) }
        }
    }

    func save(_ message: ThreadMessageObject) async throws { try await database.write { try Self.upsert(message, $0) } }

    func deleteMessage(_ id: String, in thread: String) async throws -> Bool {
        try await database.write { db in
            try ThreadRows.checkIdle(thread, db) { "Can't delete messages of \(thread) while a run \($0) is active." }
            try db.execute(sql: "DELETE FROM thread_messages WHERE id = ? AND thread = ?", arguments: [id, thread])
            return db.changesCount == 1
        }
    }

    /// Keeps a message's new state, or the message where it is new.
    static func upsert(_ message: ThreadMessageObject, _ db: Database) throws {
        try db.execute(sql: "UPDATE thread_messages SET body = ? WHERE id = ?", arguments: [DatabaseJSON.encode(message), message.id])
        if db.changesCount == 0 { try insert(message, db) }
    }
}
