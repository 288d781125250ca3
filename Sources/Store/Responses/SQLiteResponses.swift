import API
import Foundation
import GRDB
import Registry

/// Responses in SQLite.
final class SQLiteResponses: ResponseRepository {
    private let database: SQLite
    private let blobs: BlobStore

    /// More responses than a conversation has turns: a chain is read at once.
    private static let longestChain = 2_000

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func add(_ record: ResponseRecord, pinned: [String]) async throws {
        try await database.write(naming: pinned, of: blobs) { try ResponseRows.insert(record, in: $0) }
    }

    func response(_ id: String, for principal: Principal) async throws -> ResponseRecord? {
        try await database.read { [blobs] in try ResponseRows.fetch(id, .visible(to: principal), blobs: blobs, in: $0) }
    }

    func chain(endingAt id: String, for principal: Principal) async throws -> [ResponseRecord] {
        try await database.read { [blobs] db in
            var chain: [ResponseRecord] = []
            var next: String? = id
            while let id = next {
                guard chain.count < Self.longestChain,
                    let record = try ResponseRows.fetch(id, .visible(to: principal), blobs: blobs, in: db)
                else {
                    throw APIError.invalid(
                        "Previous response with id '\(id.prefix(100))' not found.", param: "previous_response_id",
                        code: "previous_response_not_found")
                }
                chain.append(record)
                next = record.object.echo.previousResponseID
            }
            return chain.reversed()
        }
    }

    func item(_ id: String, for principal: Principal) async throws -> KeptResponseItem? {
        try await database.read { [blobs] db in
            let condition = Condition.visible(to: principal)
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT * FROM response_items WHERE id = ? AND response IN (SELECT id FROM responses WHERE \(condition.sql))
                    ORDER BY side DESC, response LIMIT 1
                    """, arguments: StatementArguments([id] + condition.arguments))
            return try row.map { try ResponseRows.item($0, blobs: blobs) }
        }
    }

    func delete(_ id: String, for principal: Principal) async throws -> Bool {
        try await database.write { [blobs] db in
            var condition = Condition.visible(to: principal)
            condition.add("id = ?", id)
            let ids = try String.fetchAll(
                db, sql: "SELECT id FROM responses WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments))
            return try ResponseRows.delete(ids, blobs: blobs, in: db) > 0
        }
    }

    func waiting() async throws -> [String] {
        try await database.read { try String.fetchAll($0, sql: "SELECT id FROM responses WHERE status = 'queued' ORDER BY id") }
    }

    func unfinished() async throws -> Int {
        try await database.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM responses WHERE status IN ('queued', 'in_progress')") ?? 0
        }
    }

    func begin(_ id: String) async throws -> ResponseRecord? {
        try await database.write { [blobs] db in
            guard var record = try ResponseRows.fetch(id, blobs: blobs, in: db), record.object.status == .queued else { return nil }
            record.object.status = .inProgress
            try db.execute(
                sql: "UPDATE responses SET status = ?, object = ? WHERE id = ?",
                arguments: [record.object.status.rawValue, DatabaseJSON.encode(record.object), id])
            return record
        }
    }

    func append(_ item: KeptResponseItem, at place: Int, to id: String) async throws {
        try await database.write(naming: item.pictures.map(\.sha256), of: blobs) { db in
            guard try Self.isThere(id, in: db) else { return }
            try ResponseRows.insert(item, .output, at: place, of: id, in: db)
        }
    }

    func note(_ events: [KeptResponseEvent], of id: String) async throws {
        try await database.write(naming: events.compactMap(\.preview?.sha256), of: blobs) { db in
            guard try Self.isThere(id, in: db) else { return }
            try ResponseRows.insert(events, of: id, in: db)
        }
    }

    func events(of id: String, after: Int, limit: Int) async throws -> [KeptResponseEvent] {
        try await database.read { [blobs] db in
            try Row.fetchAll(
                db, sql: "SELECT event, preview FROM response_events WHERE response = ? AND number > ? ORDER BY number LIMIT ?",
                arguments: [id, after, limit]
            ).map { row in
                let text: String? = row["preview"]
                var preview = try text.map { try DatabaseJSON.decode(InputPicture.self, from: $0) }
                if let sha256 = preview?.sha256 { preview?.path = blobs.path(of: sha256) }
                return KeptResponseEvent(try DatabaseJSON.decode(ResponseStreamEvent.self, from: row["event"]), preview: preview)
            }
        }
    }

    func finish(_ id: String, as object: ResponseObject, events: [KeptResponseEvent]) async throws -> Bool {
        try await database.write { try ResponseRows.end(id, as: object, events, in: $0) }
    }

    /// Whether a response was not deleted while it ran.
    private static func isThere(_ id: String, in db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM responses WHERE id = ?)", arguments: [id]) ?? false
    }
}
