import API
import Foundation
import GRDB

/// Rows that belong to a thread or a run and are ordered by their place in it.
struct ThreadRows: Sendable {
    /// The table, and the column of what its rows belong to.
    let table: String, owner: String

    static let messages = ThreadRows(table: "thread_messages", owner: "thread")
    static let runs = ThreadRows(table: "thread_runs", owner: "thread")
    static let steps = ThreadRows(table: "thread_run_steps", owner: "run")

    /// The place after the last of `id`'s rows.
    func nextPlace(in id: String, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT ifnull(max(place), 0) + 1 FROM \(table) WHERE \(owner) = ?", arguments: [id]) ?? 1
    }

    /// One row.
    func fetch(_ id: String, in owning: String, _ db: Database) throws -> Row? {
        try Row.fetchOne(db, sql: "SELECT * FROM \(table) WHERE id = ? AND \(owner) = ?", arguments: [id, owning])
    }

    /// A part of what belongs to `id`, newest first unless it is asked for otherwise.
    func page<Element: WireObject>(in id: String, run: String? = nil, _ page: PageRequest, of type: Element.Type, _ db: Database) throws
        -> Page<Element>
    {
        var condition = Condition(sql: "\(owner) = ?", arguments: [id])
        if let run { condition.add("run = ?", run) }
        let place = "(SELECT place FROM \(table) WHERE id = ?)"
        let (later, earlier) = page.isAscending ? (">", "<") : ("<", ">")
        if let after = page.after { condition.add("place \(later) \(place)", after) }
        if let before = page.before { condition.add("place \(earlier) \(place)", before) }
        let isTurned = page.before != nil && page.after == nil
        let rows = try String.fetchAll(
            db,
            sql: "SELECT body FROM \(table) WHERE \(condition.sql) ORDER BY place \(isTurned != page.isAscending ? "ASC" : "DESC") LIMIT ?",
            arguments: StatementArguments(condition.arguments + [page.limit + 1]))
        let elements = try rows.prefix(page.limit).map { try DatabaseJSON.decode(Element.self, from: $0) }
        return Page(isTurned ? elements.reversed() : elements, hasMore: rows.count > page.limit)
    }

    /// Throws while a run works on the thread.
    static func checkIdle(_ thread: String, _ db: Database, _ sentence: (String) -> String) throws {
        let active = try String.fetchOne(
            db,
            sql: """
                SELECT id FROM thread_runs WHERE thread = ? AND (status IN ('queued', 'in_progress', 'cancelling')
                    OR status = 'requires_action' AND expires > ?)
                """, arguments: [thread, Date().milliseconds])
        if let active { throw APIError.invalid(sentence(active), param: nil, code: "thread_locked") }
    }
}
