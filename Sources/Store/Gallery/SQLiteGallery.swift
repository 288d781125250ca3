import API
import Foundation
import GRDB

/// The gallery in SQLite.
final class SQLiteGallery: GalleryRepository {
    let database: SQLite

    init(database: SQLite) { self.database = database }

    func page(_ query: PictureQuery, from start: GalleryStart, limit: Int) async throws -> GalleryPage {
        let limit = min(max(limit, 1), 500)
        return try await database.read { db in
            let match = GalleryRows.match(query.words)
            // Words that hold no letter find nothing.
            if match == nil, !query.words.allSatisfy(\.isWhitespace) { return GalleryPage(pictures: [], total: 0, hasMore: false) }
            let total = try Self.count(query, match, in: db)
            var before: Int64?
            if let after = start.after {
                before = try Int64.fetchOne(db, sql: "SELECT rowid FROM images WHERE id = ?", arguments: [after])
                if before == nil { throw APIError.invalid("There is no picture '\(after.prefix(100))' to go on after.", param: "after") }
            }
            let rows = try Self.rowIDs(query, match, before: before, offset: before == nil ? start.offset : 0, limit: limit + 1, in: db)
            let pictures = try Row.fetchAll(
                db,
                sql: """
                    SELECT \(GalleryRows.columns) FROM images i
                    WHERE i.rowid IN (\(rows.prefix(limit).map(String.init).joined(separator: ", "))) ORDER BY i.rowid DESC
                    """
            ).map { try GalleryRows.picture($0, hasRecipe: false) }
            return GalleryPage(pictures: pictures, total: total, hasMore: rows.count > limit)
        }
    }

    private static func count(_ query: PictureQuery, _ match: String?, in db: Database) throws -> Int {
        if let match, GalleryRows.isPlain(query) {
            return try Int.fetchOne(db, sql: "SELECT count(*) FROM words WHERE words MATCH ?", arguments: [match]) ?? 0
        }
        var condition = GalleryRows.condition(query)
        if let match { condition.add("i.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)", match) }
        return try Int.fetchOne(
            db, sql: "SELECT count(*) FROM images i WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments)) ?? 0
    }

    private static func rowIDs(
        _ query: PictureQuery, _ match: String?, before: Int64?, offset: Int, limit: Int, in db: Database
    ) throws -> [Int64] {
        let sql: String
        var condition = GalleryRows.condition(query)
        if let match, GalleryRows.isPlain(query) {
            condition = Condition(sql: "words MATCH ?", arguments: [match])
            if let before { condition.add("rowid < ?", before) }
            sql = "SELECT rowid FROM words WHERE \(condition.sql) ORDER BY rowid DESC LIMIT ? OFFSET ?"
        } else {
            if let match { condition.add("i.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)", match) }
            if let before { condition.add("i.rowid < ?", before) }
            sql = "SELECT i.rowid FROM images i WHERE \(condition.sql) ORDER BY i.rowid DESC LIMIT ? OFFSET ?"
        }
        return try Int64.fetchAll(db, sql: sql, arguments: StatementArguments(condition.arguments + [limit, max(0, offset)]))
    }

    func days(_ query: PictureQuery) async throws -> [GalleryDay] {
        try await database.read { db in
            var condition = GalleryRows.condition(query)
            if let match = GalleryRows.match(query.words) {
                condition.add("i.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)", match)
            }
            return try Row.fetchAll(
                db, sql: "SELECT i.day, count(*) AS pictures FROM images i WHERE \(condition.sql) GROUP BY i.day ORDER BY i.day DESC",
                arguments: StatementArguments(condition.arguments)
            ).map { GalleryDay(day: BudgetWindow.text(day: $0["day"]), pictures: $0["pictures"]) }
        }
    }

    func picture(_ id: String) async throws -> GalleryPicture? { try await pictures([id]).first }

    func pictures(_ ids: [String]) async throws -> [GalleryPicture] {
        let found = try await database.read { db in
            try ids.compactMap { try Self.picture("i.id = ?", $0, in: db) }
        }
        return found
    }

    func picture(sha256: String) async throws -> GalleryPicture? {
        try await database.read { db in try Self.picture("i.sha256 = ?", sha256, in: db) }
    }

    private static func picture(_ condition: String, _ value: String, in db: Database) throws -> GalleryPicture? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(GalleryRows.columns), r.json AS json FROM images i JOIN recipes r ON r.sha256 = i.recipe
                WHERE \(condition) AND i.deleted IS NULL ORDER BY i.rowid DESC LIMIT 1
                """)
        return try Row.fetchOne(statement, arguments: [value]).map { try GalleryRows.picture($0, hasRecipe: true) }
    }
}
