import API
import Foundation
import GRDB

extension SQLiteApps {
    func publish(_ slug: String, _ new: NewVersion, adjust: @escaping @Sendable (SwitchState) -> SwitchState) async throws -> AppVersion {
        try await database.write { db in
            let app = try Self.need(slug, in: db)
            if let number = app.published, let current = try Self.version(slug, number, in: db), current.definition == new.definition {
                return current
            }
            let now = Date().milliseconds
            let number = (try Int.fetchOne(db, sql: "SELECT max(number) FROM app_versions WHERE app = ?", arguments: [slug]) ?? 0) + 1
            try db.execute(
                sql: "INSERT INTO app_versions (app, number, definition, limits, note, author, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [slug, number, new.definition, DatabaseJSON.encode(new.limits), new.note, new.author, now])
            let state = adjust(app.state)
            try db.execute(
                sql: "UPDATE apps SET published = ?, state = ?, revision = revision + 1, updated = ? WHERE slug = ?",
                arguments: [number, DatabaseJSON.encode(state), now, slug])
            if state != app.state {
                try Self.insert(.published, earlier: app.state, later: state, undoing: nil, author: new.author, slug, in: db, now: now)
            }
            guard let version = try Self.version(slug, number, in: db) else { throw APIError.internalError }
            return version
        }
    }

    func version(_ slug: String, _ number: Int) async throws -> AppVersion? {
        try await database.read { try Self.version(slug, number, in: $0) }
    }

    func versions(_ slug: String) async throws -> [AppVersion] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM app_versions WHERE app = ? ORDER BY number DESC", arguments: [slug]).map(Self.version)
        }
    }

    private static func version(_ slug: String, _ number: Int, in db: Database) throws -> AppVersion? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM app_versions WHERE app = ? AND number = ?"), arguments: [slug, number]
        ).map(version)
    }

    private static func version(_ row: Row) throws -> AppVersion {
        AppVersion(
            app: row["app"], number: row["number"], definition: row["definition"],
            limits: try DatabaseJSON.decode(AppLimits.self, from: row["limits"]), note: row["note"], author: row["author"],
            created: Date(milliseconds: row["created"]))
    }

    func change(
        _ slug: String, _ kind: SwitchEvent.Kind, undoing: Int64?, author: String?,
        _ change: @escaping @Sendable (AppRecord) throws -> (state: SwitchState, draft: String?)
    ) async throws -> AppRecord {
        try await database.write { db in
            let app = try Self.need(slug, in: db)
            let (state, draft) = try change(app)
            let now = Date().milliseconds
            try db.execute(
                sql: "UPDATE apps SET state = ?, draft = ?, revision = revision + 1, updated = ? WHERE slug = ?",
                arguments: [DatabaseJSON.encode(state), draft ?? app.draft, now, slug])
            try Self.insert(kind, earlier: app.state, later: state, undoing: undoing, author: author, slug, in: db, now: now)
            return try Self.need(slug, in: db)
        }
    }

    private static func insert(
        _ kind: SwitchEvent.Kind, earlier: SwitchState, later: SwitchState, undoing: Int64?, author: String?, _ slug: String,
        in db: Database, now: Int64
    ) throws {
        try db.execute(
            sql: "INSERT INTO app_switches (app, kind, earlier, later, undoes, author, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [slug, kind.rawValue, DatabaseJSON.encode(earlier), DatabaseJSON.encode(later), undoing, author, now])
    }

    func history(_ slug: String) async throws -> [SwitchEvent] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM app_switches WHERE app = ? ORDER BY id DESC", arguments: [slug]).map { row in
                SwitchEvent(
                    id: row["id"], app: row["app"], kind: SwitchEvent.Kind(rawValue: row["kind"]) ?? .switched,
                    earlier: try DatabaseJSON.decode(SwitchState.self, from: row["earlier"]),
                    later: try DatabaseJSON.decode(SwitchState.self, from: row["later"]), undoes: row["undoes"], author: row["author"],
                    created: Date(milliseconds: row["created"]))
            }
        }
    }
}
