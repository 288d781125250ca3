import API
import Foundation
import GRDB

/// Apps in SQLite.
final class SQLiteApps: AppRepository {
    let database: SQLite
    let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func create(_ slug: String, draft: String) async throws -> AppRecord {
        try await database.write { db in
            let now = Date().milliseconds
            try db.execute(
                sql: "INSERT OR IGNORE INTO apps (slug, draft, state, revision, created, updated) VALUES (?, ?, ?, 1, ?, ?)",
                arguments: [slug, draft, DatabaseJSON.encode(SwitchState()), now, now])
            guard db.changesCount == 1 else { throw APIError.conflict("There is an app '\(slug)' already.") }
            return try Self.need(slug, in: db)
        }
    }

    func app(_ slug: String) async throws -> AppRecord? { try await database.read { try Self.fetch(slug, in: $0) } }

    func apps(archived: Bool) async throws -> [AppRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM apps \(archived ? "" : "WHERE archived IS NULL") ORDER BY slug").map(Self.record)
        }
    }

    func saveDraft(_ slug: String, _ draft: String) async throws -> AppRecord {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE apps SET draft = ?, updated = ? WHERE slug = ?", arguments: [draft, Date().milliseconds, slug])
            return try Self.need(slug, in: db)
        }
    }

    func archive(_ slug: String, _ isArchived: Bool) async throws -> AppRecord {
        try await database.write { db in
            let now = Date().milliseconds
            try db.execute(
                sql: "UPDATE apps SET archived = ?, updated = ?, revision = revision + 1 WHERE slug = ? AND (archived IS NULL) = ?",
                arguments: [isArchived ? now : nil, now, slug, isArchived])
            return try Self.need(slug, in: db)
        }
    }

    func delete(_ slug: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM apps WHERE slug = ?", arguments: [slug])
            return db.changesCount == 1
        }
    }

    func setPassword(_ slug: String, hash: String?) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE apps SET password = ?, updated = ?, revision = revision + 1 WHERE slug = ?",
                arguments: [hash, Date().milliseconds, slug])
            _ = try Self.need(slug, in: db)
        }
    }

    static func fetch(_ slug: String, in db: Database) throws -> AppRecord? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM apps WHERE slug = ?"), arguments: [slug]).map(record)
    }

    static func need(_ slug: String, in db: Database) throws -> AppRecord {
        guard let app = try fetch(slug, in: db) else { throw APIError.notFound("There is no app '\(slug.prefix(60))'.") }
        return app
    }

    private static func record(_ row: Row) throws -> AppRecord {
        let archived: Int64? = row["archived"]
        return AppRecord(
            slug: row["slug"], draft: row["draft"], published: row["published"],
            state: try DatabaseJSON.decode(SwitchState.self, from: row["state"]), revision: row["revision"], passwordHash: row["password"],
            created: Date(milliseconds: row["created"]), updated: Date(milliseconds: row["updated"]),
            archived: archived.map(Date.init(milliseconds:)))
    }
}
