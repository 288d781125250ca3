import API
import Foundation
import GRDB
import Registry

/// Comparisons' rows.
enum ComparisonRows {
    /// All columns but the spec, which is long.
    static let table = "(SELECT id, title, models, status, reason, budget, person, app, created, updated, ended FROM comparisons)"

    static func fetch(_ id: String, in db: Database) throws -> ComparisonRecord? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM \(table) WHERE id = ?"), arguments: [id]).map(record)
    }

    static func record(_ row: Row) throws -> ComparisonRecord {
        let budget: Int64? = row["budget"]
        let ended: Int64? = row["ended"]
        var record = ComparisonRecord(
            id: row["id"], title: row["title"], models: try DatabaseJSON.decode([String].self, from: row["models"]),
            budget: budget.map { Money(nanodollars: $0) }, personID: row["person"], app: row["app"],
            created: Date(milliseconds: row["created"]))
        record.status = ComparisonRecord.Status(rawValue: row["status"]) ?? .paused
        record.reason = row["reason"]
        record.updated = Date(milliseconds: row["updated"])
        record.ended = ended.map(Date.init(milliseconds:))
        return record
    }

    static func spending(_ id: String, in db: Database) throws -> Spending {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT ifnull(sum(cost), 0) AS spent, ifnull(sum(CASE status WHEN 'reserved' THEN reserved ELSE 0 END), 0) AS reserved
                    FROM ledger WHERE comparison = ?
                    """), arguments: [id])
        return Spending(spent: Money(nanodollars: row?["spent"] ?? 0), reserved: Money(nanodollars: row?["reserved"] ?? 0))
    }

    /// Throws unless `asked` fits into what is left of the comparison's budget; called in the transaction that reserves it.
    static func checkBudget(_ id: String, _ asked: Money, in db: Database) throws {
        guard
            let amount = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT budget FROM comparisons WHERE id = ? AND budget IS NOT NULL"), arguments: [id])
        else { return }
        let budget = Money(nanodollars: amount)
        let spending = try spending(id, in: db)
        let left = max(.zero, budget - spending.spent - spending.reserved)
        guard asked > left else { return }
        throw APIError.insufficientQuota(
            """
            The next step may cost up to \(asked), and \(left) is left of this comparison's budget of \(budget) (\(spending.spent) spent, \
            \(spending.reserved) reserved by work under way).
            """,
            details: [
                "scope": "comparison", "budget_usd": .string(budget.decimal), "spent_usd": .string(spending.spent.decimal),
                "reserved_usd": .string(spending.reserved.decimal), "left_usd": .string(left.decimal),
                "worst_case_usd": .string(asked.decimal),
            ])
    }
}
