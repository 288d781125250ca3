import API
import ArgumentParser
import Foundation
import Registry
import Store

/// `easel keys`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Make, list and revoke the keys that requests need.",
        subcommands: [Create.self, List.self, Revoke.self],
        defaultSubcommand: List.self)

    /// `easel keys create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a key. It is shown once and stored hashed.",
            discussion: "Example: easel keys create --name shop --budget 10usd --rpm 60 --models easel-sketch-1,gpt-image-1")

        @Option(name: .long, help: ArgumentHelp("What you call it.", valueName: "name")) var name: String
        @Option(
            name: .long,
            help: ArgumentHelp("What it may spend: an amount of dollars a month, or with /day or /total.", valueName: "10usd[/month]"))
        var budget: String?
        @Option(name: .long, help: ArgumentHelp("Requests a minute.", valueName: "count")) var rpm: Int?
        @Option(
            name: .long, help: ArgumentHelp("The models and aliases it may use, separated by commas; all without this.", valueName: "names")
        )
        var models: String?
        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withStore { store in
                let names = models?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                let made = try await store.keys.create(NewKey(name: name, budget: try Self.budget(budget), rpm: rpm, models: names))
                if json {
                    try printJSON(["id": made.key.id, "name": made.key.name, "key": made.secret])
                } else {
                    print(made.secret)
                    FileHandle.standardError.write(Data("This is the only time the key is shown; Easel keeps its hash.\n".utf8))
                }
            }
        }

        static func budget(_ text: String?) throws -> Budget? {
            guard let text else { return nil }
            let parts = text.split(separator: "/", maxSplits: 1)
            guard let amount = parts.first.flatMap({ Money($0) }), amount >= .zero,
                let period = parts.count == 1 ? .month : Budget.Period(rawValue: String(parts[1]))
            else { throw ValidationError("'\(text)' is no budget: write 10usd, 2.50usd/day or 100usd/total.") }
            return Budget(amount, per: period)
        }
    }

    /// `easel keys list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the keys.")

        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withStore { store in
                var table = Table(["ID", "NAME", "KEY", "BUDGET", "LEFT", "RPM", "MODELS", "LAST USED", "STATE"])
                var rows: [JSONValue] = []
                for key in try await store.keys.list() {
                    let state = try await store.ledger.budget(ofKey: key.id)
                    let used = key.lastUsed.map { $0.formatted(.iso8601) }
                    table.add([
                        key.id, key.name, "\(key.prefix)…", key.budget.map { "\($0.amount)/\($0.period.rawValue)" } ?? "",
                        state.map { "\($0.left)" } ?? "",
                        key.rpm.map(String.init) ?? "", key.models?.joined(separator: ",") ?? "all", used ?? "never",
                        key.revoked == nil ? "good" : "revoked",
                    ])
                    rows.append([
                        "id": .string(key.id), "name": .string(key.name), "prefix": .string(key.prefix),
                        "budget_usd": key.budget.map { .string($0.amount.decimal) } ?? .null,
                        "period": key.budget.map { .string($0.period.rawValue) } ?? .null,
                        "left_usd": state.map { .string($0.left.decimal) } ?? .null, "rpm": key.rpm.map { .integer(Int64($0)) } ?? .null,
                        "models": key.models.map { .array($0.map { .string($0) }) } ?? .null, "revoked": .bool(key.revoked != nil),
                    ])
                }
                if json { try printJSON(rows) } else { table.lines.forEach { print($0) } }
            }
        }
    }

    /// `easel keys revoke`.
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Revoke a key; a running server refuses it from then on.")

        @Argument(help: ArgumentHelp("The key's id or name.", valueName: "key")) var key: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withStore { store in
                let revoked = try await store.keys.revoke(key)
                print("\(revoked.name) (\(revoked.id)) is revoked.")
            }
        }
    }
}
