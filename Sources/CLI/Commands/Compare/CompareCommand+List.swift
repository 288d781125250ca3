import API
import ArgumentParser
import Compare
import Foundation
import Registry
import Statistics
import Store

extension CompareCommand {
    /// `easel compare list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List comparisons, newest first.")

        @Option(name: .long, help: ArgumentHelp("At most so many.", valueName: "count")) var limit = 50
        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        private struct Told: Encodable {
            var id: String
            var title: String
            var models: [String]
            var status: String
            var reason: String?
            var pictures: Int
            var ended: Int
            var spent: Money
            var created: Date
        }

        func run() async throws {
            try await place.withStore { store in
                let records = try await store.compare.comparisons(app: nil, PageRequest(limit: limit)).elements
                let counts = try await store.compare.counts(records.map(\.id))
                var all: [Told] = []
                for record in records {
                    let cells = counts[record.id] ?? [:]
                    let pictures = cells.values.reduce(0, +)
                    all.append(
                        Told(
                            id: record.id, title: record.title, models: record.models, status: record.status.rawValue,
                            reason: record.reason,
                            pictures: pictures, ended: pictures - cells[.waiting, default: 0] - cells[.queued, default: 0],
                            spent: try await store.compare.spending(record.id).spent, created: record.created))
                }
                if json { return try printJSON(all) }
                var table = Table(["ID", "STATUS", "PICTURES", "SPENT", "MODELS", "FOR"], right: [2, 3])
                for one in all {
                    table.add([
                        one.id, one.status, "\(one.ended)/\(one.pictures)", "\(one.spent)", one.models.joined(separator: ", "), one.title,
                    ])
                }
                table.lines.forEach { print($0) }
            }
        }
    }

    /// `easel compare show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show where a comparison stands, what it cost and what came of it.")

        @Argument(help: ArgumentHelp("The comparison.", valueName: "cmp-…")) var id: String
        @OptionGroup var options: CompareOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                let desk = try CompareDesk(place, onlyToLook: true)
                do {
                    try await desk.conclude(id, options, estimate: nil)
                } catch is ExitCode {
                    // A paused comparison was shown; that is what was asked for.
                } catch {
                    try? await desk.close()
                    throw error
                }
                try await desk.close()
            }
        }
    }

    /// `easel compare run`.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Go on with a comparison.",
            discussion: "What was made and paid is kept. With --retry, pictures that failed are tried again.")

        @Argument(help: ArgumentHelp("The comparison.", valueName: "cmp-…")) var id: String
        @Option(name: .long, help: ArgumentHelp("The most that it may cost from now on, in dollars, all in all.", valueName: "amount"))
        var budget: String?
        @Flag(name: .long, help: "Try again what failed, and ask again what got no answer.") var retry = false
        @OptionGroup var options: CompareOptions
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await reporting {
                try await CompareDesk.resume(id, budget: try CompareOptions.money(budget), retrying: retry, options, place)
            }
        }
    }

    /// `easel compare cancel`.
    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a comparison; what is there stays.")

        @Argument(help: ArgumentHelp("The comparison.", valueName: "cmp-…")) var id: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withCompare { service in print("\(id): \(try await service.cancel(id).status.rawValue)") }
        }
    }

    /// `easel compare delete`.
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove a comparison with its pictures, votes and answers.", discussion: "Pictures with a star or on a board stay.")

        @Argument(help: ArgumentHelp("The comparison.", valueName: "cmp-…")) var id: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await place.withCompare { service in
                try await service.delete(id)
                print("\(id) is gone.")
            }
        }
    }

    /// `easel compare simulate`.
    struct Simulate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Simulate voters and print how often verdicts are right, as Markdown.",
            discussion: "The tables of docs/statistics.md; the same runs and seed print the same bytes.")

        @Option(name: .long, help: ArgumentHelp("Simulated comparisons for each row.", valueName: "count")) var runs = 10_000
        @Option(name: .long, help: ArgumentHelp("The voters' seed.", valueName: "number")) var seed: UInt64 = 1

        func run() throws {
            guard (20...1_000_000).contains(runs) else { throw ValidationError("--runs takes 20 to 1,000,000.") }
            print(SimulationTable.markdown(runs: runs, seed: seed))
        }
    }
}

extension PlaceOptions {
    /// Opens the store for a command about comparisons that needs no model at work.
    func withCompare(_ work: (CompareService) async throws -> Void) async throws {
        try await withStore { store in
            try await work(CompareService(store: store, registry: ModelRegistry(catalogue: Catalogue())))
        }
    }
}
