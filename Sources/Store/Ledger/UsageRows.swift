import API
import Foundation
import GRDB
import Registry

/// Sums over the ledger.
enum UsageRows {
    static func fetch(_ query: UsageQuery, for principal: Principal, in db: Database) throws -> [UsageRow] {
        var conditions: [String] = []
        var arguments: [(any DatabaseValueConvertible)?] = []
        if let from = query.from {
            conditions.append("l.created >= ?")
            arguments.append(from.milliseconds)
        }
        if let until = query.until {
            conditions.append("l.created < ?")
            arguments.append(until.milliseconds)
        }
        if let model = query.model {
            conditions.append("l.model = ?")
            arguments.append(model)
        }
        if let key = query.keyID {
            conditions.append("l.key = ?")
            arguments.append(key)
        }
        if !principal.isOperator {
            conditions.append("l.key IS ?")
            arguments.append(principal.keyID)
        }
        let columns = ["model": "l.model", "key": "l.key", "day": "l.created / 86400000"]
        let groups = query.by.map(\.rawValue).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let selected = groups.map { "\(columns[$0] ?? "NULL") AS \($0)_" }
        let names = groups.map { "\($0)_" }.joined(separator: ", ")
        // Percentiles by nearest rank: the k-th of n with k = ⌈n·p⌉.
        let sql = """
            WITH chosen AS (SELECT l.*\(selected.map { ", " + $0 }.joined()) FROM ledger l
                \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))),
            ranked AS (SELECT *, status = 'succeeded' AS good,
                row_number() OVER (PARTITION BY \(names.isEmpty ? "" : names + ", ")status = 'succeeded' ORDER BY latency) AS k,
                count(*) OVER (PARTITION BY \(names.isEmpty ? "" : names + ", ")status = 'succeeded') AS n FROM chosen)
            SELECT \(names.isEmpty ? "" : names + ", ")count(*) AS requests, sum(status IN ('failed', 'lost')) AS failures,
                sum(status = 'cancelled') AS cancelled, sum(status = 'reserved') AS open, sum(images) AS images,
                sum(text_in) AS text_in, sum(image_in) AS image_in, sum(cached_in) AS cached_in, sum(text_out) AS text_out,
                sum(image_out) AS image_out, sum(cost) AS cost, sum(is_exact = 0) AS estimated,
                max(CASE WHEN good AND k = (n * 50 + 99) / 100 THEN latency END) AS p50,
                max(CASE WHEN good AND k = (n * 95 + 99) / 100 THEN latency END) AS p95
            FROM ranked \(names.isEmpty ? "" : "GROUP BY \(names) ORDER BY \(names)")
            """
        let keys = try Dictionary(
            uniqueKeysWithValues: Row.fetchAll(db, sql: "SELECT id, name FROM keys").map { ($0["id"] as String, $0["name"] as String) })
        return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).compactMap { row in
            let requests: Int = row["requests"]
            return requests == 0 ? nil : usage(row, groups: groups, keys: keys)
        }
    }

    private static func usage(_ row: Row, groups: [String], keys: [String: String]) -> UsageRow {
        let key: String? = groups.contains("key") ? row["key_"] : nil
        let day: Int64? = groups.contains("day") ? row["day_"] : nil
        let cached: Int = row["cached_in"]
        return UsageRow(
            model: groups.contains("model") ? row["model_"] : nil, keyID: key, keyName: key.flatMap { keys[$0] },
            day: day.map(BudgetWindow.text(day:)), requests: row["requests"], failures: row["failures"], cancelled: row["cancelled"],
            open: row["open"], images: row["images"],
            usage: ImageUsage(
                textIn: row["text_in"], imageIn: row["image_in"], cachedIn: cached > 0 ? cached : nil, textOut: row["text_out"],
                imageOut: row["image_out"]),
            cost: Money(nanodollars: row["cost"]), estimated: row["estimated"], p50Milliseconds: row["p50"], p95Milliseconds: row["p95"])
    }
}
