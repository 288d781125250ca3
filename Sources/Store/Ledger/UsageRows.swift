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
        if let app = query.app {
            conditions.append("l.app = ?")
            arguments.append(app)
        }
        if !principal.isOperator {
            conditions.append("l.key IS ? AND l.person IS ?")
            arguments += [principal.keyID, principal.personID]
        }
        let columns = ["model": "l.model", "key": "l.key", "day": "l.created / 86400000", "app": "l.app", "person": person]
        let groups = query.by.map(\.rawValue).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let selected = groups.map { "\(columns[$0] ?? "NULL") AS \($0)_, " }.joined()
        let names = groups.map { "\($0)_" }.joined(separator: ", ")
        let grouped = names.isEmpty ? "" : "GROUP BY \(names)"
        let chosen = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let sums = """
            SELECT \(selected)count(*) AS requests, sum(status IN ('failed', 'lost')) AS failures,
                sum(status = 'cancelled') AS cancelled, sum(status = 'reserved') AS open, sum(images) AS images,
                sum(text_in) AS text_in, sum(image_in) AS image_in, sum(cached_in) AS cached_in, sum(text_out) AS text_out,
                sum(image_out) AS image_out, sum(cost) AS cost, sum(is_exact = 0) AS estimated
            FROM ledger l \(chosen) \(grouped)
            """
        // Percentiles by nearest rank: the k-th of n with k = ⌈n·p⌉.
        let window = names.isEmpty ? "" : "PARTITION BY \(names)"
        let percentiles = """
            SELECT \(names.isEmpty ? "" : names + ", ")max(CASE WHEN k = (n * 50 + 99) / 100 THEN latency END) AS p50,
                max(CASE WHEN k = (n * 95 + 99) / 100 THEN latency END) AS p95
            FROM (SELECT *, row_number() OVER (\(window) ORDER BY latency) AS k, count(*) OVER (\(window)) AS n
                FROM (SELECT \(selected)latency FROM ledger l \(chosen.isEmpty ? "WHERE" : chosen + " AND") status = 'succeeded'))
            \(grouped)
            """
        let ranks = try Dictionary(
            Row.fetchAll(db, sql: percentiles, arguments: StatementArguments(arguments)).map { row in
                (groups.map { row["\($0)_"] as DatabaseValue }, (row["p50"] as Int?, row["p95"] as Int?))
            }, uniquingKeysWith: { first, _ in first })
        // Ids of keys and of people begin differently, so one table of names does for both.
        let keys = try Dictionary(
            uniqueKeysWithValues: Row.fetchAll(db, sql: "SELECT id, name FROM keys UNION ALL SELECT id, name FROM people").map {
                ($0["id"] as String, $0["name"] as String)
            })
        let ordered = names.isEmpty ? sums : sums + " ORDER BY \(names)"
        return try Row.fetchAll(db, sql: ordered, arguments: StatementArguments(arguments)).compactMap { row in
            guard row["requests"] as Int > 0 else { return nil }
            return usage(row, groups: groups, keys: keys, ranks: ranks[groups.map { row["\($0)_"] }])
        }
    }

    /// Visitors are many and nobody knows them by name: they count as one.
    private static let person = "CASE WHEN l.person LIKE 'vis-%' THEN 'visitors' ELSE l.person END"

    private static func usage(_ row: Row, groups: [String], keys: [String: String], ranks: (p50: Int?, p95: Int?)?) -> UsageRow {
        let key: String? = groups.contains("key") ? row["key_"] : nil
        let day: Int64? = groups.contains("day") ? row["day_"] : nil
        let cached: Int = row["cached_in"]
        let person: String? = groups.contains("person") ? row["person_"] : nil
        return UsageRow(
            model: groups.contains("model") ? row["model_"] : nil, keyID: key, keyName: key.flatMap { keys[$0] },
            app: groups.contains("app") ? row["app_"] : nil, personID: person, personName: person.flatMap { keys[$0] },
            day: day.map(BudgetWindow.text(day:)),
            requests: row["requests"], failures: row["failures"], cancelled: row["cancelled"],
            open: row["open"], images: row["images"],
            usage: ImageUsage(
                textIn: row["text_in"], imageIn: row["image_in"], cachedIn: cached > 0 ? cached : nil, textOut: row["text_out"],
                imageOut: row["image_out"]),
            cost: Money(nanodollars: row["cost"]), estimated: row["estimated"], p50Milliseconds: ranks?.p50, p95Milliseconds: ranks?.p95)
    }
}
