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
            var before: Int64?
            if let after = start.after {
                before = try Int64.fetchOne(db, sql: "SELECT rowid FROM images WHERE id = ?", arguments: [after])
                if before == nil { throw APIError.invalid("There is no picture '\(after.prefix(100))' to go on after.", param: "after") }
            }
            let offset = before == nil ? max(0, start.offset) : 0
            let (rows, total) = try Self.rowIDs(query, match, before: before, offset: offset, limit: limit + 1, in: db)
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

    /// The rows of a page and how many there are over all.
    private static func rowIDs(
        _ query: PictureQuery, _ match: String?, before: Int64?, offset: Int, limit: Int, in db: Database
    ) throws -> (rows: [Int64], total: Int) {
        let filter = GalleryRows.condition(query)
        if let match, !GalleryRows.isPlain(query) {
            // Both sides come in the order of rows and are merged; to know how many there are takes all of them anyway.
            let all = try Int64.fetchAll(
                db,
                sql: """
                    SELECT i.rowid FROM images i WHERE \(filter.sql)
                    INTERSECT SELECT rowid FROM words WHERE words MATCH ? ORDER BY 1 DESC
                    """,
                arguments: StatementArguments(filter.arguments + [match]))
            let rest = all.drop { row in before.map { row >= $0 } ?? false }.dropFirst(offset)
            return (Array(rest.prefix(limit)), all.count)
        }
        var (table, row, condition) = ("images i", "i.rowid", filter)
        if let match { (table, row, condition) = ("words", "rowid", Condition(sql: "words MATCH ?", arguments: [match])) }
        let total = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM \(table) WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments))
        if let before { condition.add("\(row) < ?", before) }
        let rows = try Int64.fetchAll(
            db, sql: "SELECT \(row) FROM \(table) WHERE \(condition.sql) ORDER BY \(row) DESC LIMIT ? OFFSET ?",
            arguments: StatementArguments(condition.arguments + [limit, offset]))
        return (rows, total ?? 0)
    }

    func days(_ query: PictureQuery) async throws -> [GalleryDay] {
        try await database.read { db in
            var condition = GalleryRows.condition(query)
            if let match = GalleryRows.match(query.words) {
                condition.add("i.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)", match)
            }
            // Of all pictures the planner would look at each and sort; the days' index has them in order.
            let index = query == PictureQuery() ? "INDEXED BY images_day" : ""
            return try Row.fetchAll(
                db,
                sql: "SELECT i.day, count(*) AS pictures FROM images i \(index) WHERE \(condition.sql) GROUP BY i.day ORDER BY i.day DESC",
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
