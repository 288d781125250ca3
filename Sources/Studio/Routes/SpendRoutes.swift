import API
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// What was spent: the page with its charts, and the rows as JSON.
struct SpendRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/studio/api/spend", "Sums up what was spent by day, model, app or person.")
    ]

    private static let ranges = [7, 30, 90, 365]

    func add(to router: Router<EaselContext>) {
        router.get("/spend") { request, context in try await page(request, context) }
        router.get("/studio/api/spend") { request, context in
            _ = try context.require(.owner)
            var query = try Query(request)
            let days = try query.integer("days", in: 1...366) ?? 30
            let group = try query.choice("by", of: UsageQuery.Group.self) ?? .day
            try query.finish()
            return try Response.json(ListObject(try await rows(days, by: [group]).map(\.json)))
        }
    }

    private func rows(_ days: Int, by groups: [UsageQuery.Group]) async throws -> [UsageRow] {
        let today = (Date().timeIntervalSince1970 / 86_400).rounded(.down) * 86_400
        let from = Date(timeIntervalSince1970: today - Double(days - 1) * 86_400)
        return try await studio.store.ledger.usage(UsageQuery(by: groups, from: from), for: .operator)
    }

    private func page(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.owner)
        var query = try Query(request)
        let days = try query.integer("days", in: 1...366) ?? 30
        try query.finish()
        var page = try studio.page(request, visit, title: "titles.spend")
        let strings = page.strings
        let all = try await rows(days, by: []).first
        let isFree = all?.cost ?? .zero == .zero
        page.values["isFree"] = isFree
        page.values["days"] = days
        page.values["ranges"] = Self.ranges.map { ["days": $0, "current": $0 == days] as [String: Any] }
        page.values["total"] = Self.money(all?.cost ?? .zero)
        page.values["requests"] = strings.number(all?.requests ?? 0)
        page.values["pictures"] = strings.number(all?.images ?? 0)
        page.values["failures"] = strings.number(all?.failures ?? 0)
        let byDay = Self.filled(try await rows(days, by: [.day]), days: days)
        page.values["byDay"] = Chart.columns(
            byDay.map { Self.bar($0.day ?? "", $0, isFree: isFree, strings) }, title: strings("spend.byDay"))
        page.values["dayRows"] = byDay.reversed().filter { $0.requests > 0 }.map { Self.row($0.day ?? "", $0, strings) }
        let outside = strings("spend.outsideApps")
        let nobody = strings("spend.keys")
        let automatic = strings("spend.altTexts")
        let others: [(String, UsageQuery.Group, (UsageRow) -> String)] = [
            ("Model", .model, { $0.model ?? "" }), ("App", .app, { $0.app ?? outside }),
            (
                "Person", .person,
                {
                    $0.personID == AltTextRunner.payer
                        ? automatic : $0.personID == "visitors" ? strings("spend.visitors") : $0.personName ?? $0.personID ?? nobody
                }
            ),
        ]
        for (name, group, label) in others {
            let rows = try await rows(days, by: [group]).sorted { ($0.cost, $0.images) > ($1.cost, $1.images) }
            page.values["by\(name)"] = Chart.rows(
                rows.prefix(20).map { Self.bar(label($0), $0, isFree: isFree, strings) }, title: strings("spend.by\(name)"))
            page.values["\(name.lowercased())Rows"] = rows.map { Self.row(label($0), $0, strings) }
        }
        return try page.response("spend")
    }

    /// Every day of the range, those without a request too, from the oldest.
    private static func filled(_ rows: [UsageRow], days: Int) -> [UsageRow] {
        let known = Dictionary(rows.compactMap { row in row.day.map { ($0, row) } }) { $1 }
        let today = Int((Date().timeIntervalSince1970 / 86_400).rounded(.down))
        return (0..<days).map { offset in
            let day = Date(timeIntervalSince1970: Double(today - days + 1 + offset) * 86_400).formatted(
                Date.ISO8601FormatStyle().year().month().day())
            return known[day]
                ?? UsageRow(day: day)
        }
    }

    /// Where nothing was paid, bars are pictures.
    private static func bar(_ label: String, _ row: UsageRow, isFree: Bool, _ strings: Strings) -> Bar {
        isFree
            ? Bar(label: label, value: Double(row.images), text: strings.number(row.images))
            : Bar(label: label, value: Double(row.cost.nanodollars) / 1e9, text: money(row.cost))
    }

    private static func row(_ label: String, _ row: UsageRow, _ strings: Strings) -> [String: Any] {
        [
            "label": label, "cost": money(row.cost), "requests": strings.number(row.requests), "pictures": strings.number(row.images),
            "failures": strings.number(row.failures), "p50": row.p50Milliseconds.map(seconds) ?? "",
            "p95": row.p95Milliseconds.map(seconds) ?? "",
        ]
    }

    private static func seconds(_ milliseconds: Int) -> String { String(format: "%.1f s", Double(milliseconds) / 1000) }

    static func money(_ money: Money) -> String { "$\(money.decimal)" }
}
