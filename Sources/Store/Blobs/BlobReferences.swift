import GRDB

/// Which rows name a blob.
enum BlobReferences {
    /// Removes those of `names` that no row names once this transaction is committed. The question is asked after the commit
    /// and still inside the writer: a transaction or a savepoint that is undone takes no file with it, and no row that
    /// names one can come in between.
    static func removeUnused(_ names: some Sequence<String>, of blobs: BlobStore, in db: Database) throws {
        let names = Set(names)
        guard !names.isEmpty else { return }
        db.afterNextTransaction { db in
            for name in names where (try? isNamed(name, in: db)) == false { blobs.remove(name) }
        }
    }

    private static func isNamed(_ name: String, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM images WHERE sha256 = ?1) OR EXISTS (SELECT 1 FROM files WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM job_blobs WHERE sha256 = ?1) OR EXISTS (SELECT 1 FROM run_blobs WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM comparison_cells WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM comparison_blobs WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM drift_blobs WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM response_blobs WHERE sha256 = ?1)
                    OR EXISTS (SELECT 1 FROM batches WHERE sha256 = ?1 AND ended IS NULL)
                """)
        return try Bool.fetchOne(statement, arguments: [name]) ?? true
    }
}

/// Part of an SQL condition with its arguments.
struct Condition: Sendable {
    var sql: String
    var arguments: [(any DatabaseValueConvertible & Sendable)?]

    /// Rows that a principal may see: its own, and all of them the operator's.
    static func visible(to principal: Principal) -> Condition {
        if principal.isOperator { return Condition(sql: "1", arguments: []) }
        return Condition(sql: "key IS ? AND person IS ?", arguments: [principal.keyID, principal.personID])
    }

    /// Pictures that a principal may see: people share the gallery, keys and visitors do not.
    static func picturesVisible(to principal: Principal) -> Condition {
        var condition = principal.sharesPictures ? Condition(sql: "1", arguments: []) : visible(to: principal)
        condition.add("deleted IS NULL")
        return condition
    }

    mutating func add(_ sql: String, _ arguments: (any DatabaseValueConvertible & Sendable)?...) {
        self.sql += " AND " + sql
        self.arguments += arguments
    }
}

extension Database {
    /// A part of a table whose ids sort by time.
    func page<Element: Sendable>(
        of table: String, where condition: Condition, _ page: PageRequest, _ element: (Row) throws -> Element
    ) throws -> Page<Element> {
        var condition = condition
        let (later, earlier) = page.isAscending ? (">", "<") : ("<", ">")
        if let after = page.after { condition.add("id \(later) ?", after) }
        if let before = page.before { condition.add("id \(earlier) ?", before) }
        // What is just before an entry is read backwards and turned round.
        let isTurned = page.before != nil && page.after == nil
        let upwards = isTurned != page.isAscending
        let rows = try Row.fetchAll(
            self, sql: "SELECT * FROM \(table) WHERE \(condition.sql) ORDER BY id \(upwards ? "ASC" : "DESC") LIMIT ?",
            arguments: StatementArguments(condition.arguments + [page.limit + 1]))
        let elements = try rows.prefix(page.limit).map(element)
        return Page(isTurned ? elements.reversed() : elements, hasMore: rows.count > page.limit)
    }
}
