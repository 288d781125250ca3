import API
import ArgumentParser
import Foundation
import Server
import Store

/// `easel usage`.
struct UsageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage", abstract: "Sum up requests, pictures, tokens and cost.",
        discussion: "Example: easel usage --by model,day --since 2026-11-01")

    @Option(name: .long, help: ArgumentHelp("Any of model, key, day, app, person, separated by commas.", valueName: "groups")) var by =
        "model"
    @Option(name: .long, help: ArgumentHelp("From this day on (UTC).", valueName: "YYYY-MM-DD")) var since: String?
    @Option(name: .long, help: ArgumentHelp("Up to this day (UTC).", valueName: "YYYY-MM-DD")) var until: String?
    @Flag(name: .long, help: "Print JSON.") var json = false
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await place.withStore { store in
            let groups = try by.split(separator: ",").map {
                guard let group = UsageQuery.Group(rawValue: String($0)) else {
                    throw ValidationError("--by takes model, key, day, app and person, not '\($0)'.")
                }
                return group
            }
            let rows = try await store.ledger.usage(
                UsageQuery(by: groups, from: try since.map(Self.day), until: try until.map(Self.day)?.addingTimeInterval(86_400)),
                for: .operator)
            if json { try printJSON(rows.map(\.json)) } else { print(rows, groups) }
        }
    }

    private func print(_ rows: [UsageRow], _ groups: [UsageQuery.Group]) {
        let head =
            groups.map { $0.rawValue.uppercased() } + ["REQUESTS", "FAILED", "PICTURES", "TOKENS IN", "OUT", "COST", "P50 MS", "P95 MS"]
        var table = Table(head, right: Set(groups.count..<head.count))
        for row in rows {
            let names = groups.map { group in
                switch group {
                case .model: row.model ?? ""
                case .key: row.keyName ?? row.keyID ?? "(none)"
                case .day: row.day ?? ""
                case .app: row.app ?? "(none)"
                case .person: row.personName ?? row.personID ?? "(none)"
                }
            }
            table.add(
                names + [
                    "\(row.requests)", "\(row.failures)", "\(row.images)", "\(row.usage.inputTokens)", "\(row.usage.outputTokens)",
                    "\(row.cost)",
                    row.p50Milliseconds.map(String.init) ?? "", row.p95Milliseconds.map(String.init) ?? "",
                ])
        }
        table.lines.forEach { Swift.print($0) }
    }

    private static func day(_ text: String) throws -> Date {
        guard text.count == 10, let date = try? Date(text + "T00:00:00Z", strategy: .iso8601) else {
            throw ValidationError("'\(text)' is no day: write YYYY-MM-DD.")
        }
        return date
    }
}
