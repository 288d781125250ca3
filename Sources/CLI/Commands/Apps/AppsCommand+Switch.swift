import API
import Apps
import ArgumentParser
import Foundation
import Store

extension AppsCommand {
    /// `easel apps switch`.
    struct Switch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an app another model, at once or for a share of its visitors.",
            discussion: """
                First comes the report: what becomes of each parameter, and the price of a run. Nothing is rebuilt, and open pages follow within a second.
                Example: easel apps switch product-photo gpt-image-2 --share 10
                """)

        @Argument(help: ArgumentHelp("The app's slug.", valueName: "app")) var slug: String
        @Argument(help: ArgumentHelp("The model, an alias or a snapshot.", valueName: "model")) var model: String
        @Option(
            name: .long, help: ArgumentHelp("The share of the visitors in percent: 1 to 50, or 100 for everybody.", valueName: "percent"))
        var share: Int = 100
        @Flag(name: .long, help: "Show the report and change nothing.") var dryRun = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                let report = try await apps.report(slug, to: model)
                var table = Table(["PARAMETER", "BECOMES", "WHY"])
                for entry in report.translation.entries { table.add([entry.parameter, entry.verdict.rawValue, entry.sentence]) }
                table.lines.forEach { print($0) }
                print("A run costs up to \(report.cost.before) with \(report.before.id) and \(report.cost.after) with \(report.after.id).")
                for evidence in report.evidence {
                    let latency = evidence.p50Milliseconds.map { ", median \($0) ms" } ?? ""
                    print("\(evidence.model): \(evidence.runs) runs, \(evidence.failures) failed\(latency).")
                }
                if dryRun { return }
                _ = try await apps.switchModel(slug, to: AppArm(model: model), share: share, author: AppsWork.author)
                print(share == 100 ? "\(model) draws for \(slug) now." : "\(model) draws for \(share) % of the visitors of \(slug) now.")
            }
        }
    }

    /// `easel apps promote`.
    struct Promote: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Give the model on trial to everybody.")

        @Argument(help: ArgumentHelp("The app's slug.", valueName: "app")) var slug: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                let app = try await apps.promote(slug, author: AppsWork.author)
                print("\(app.state.stable?.model ?? "") draws for \(slug) now.")
            }
        }
    }

    /// `easel apps undo`.
    struct Undo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take the last switch back; the history keeps both.")

        @Argument(help: ArgumentHelp("The app's slug.", valueName: "app")) var slug: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                let app = try await apps.undo(slug, author: AppsWork.author)
                let definition = try await apps.latest(app)
                print("\(app.state.stable?.model ?? definition.model) draws for \(slug) again.")
            }
        }
    }
}
