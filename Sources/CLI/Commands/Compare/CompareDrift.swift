import API
import ArgumentParser
import Compare
import Foundation
import Jobs
import Store

/// `easel compare drift`.
struct CompareDrift: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift", abstract: "Make some old pictures again and tell whether the model draws differently.",
        discussion: """
            Examples:
              easel compare drift greeting-card              checks the app's model against its own pictures
              easel compare drift cmp-… --model flux         checks a model of a comparison
              easel compare drift greeting-card --every 24   has the server check once a day

            The first check keeps the old pictures as the baseline. A model whose weights are known must repeat them bit for bit; of any other, two \
            pictures are made first to see how much it varies. Ends with 1 where it drifted.
            """)

    @Argument(help: ArgumentHelp("An app's slug, or a comparison's id.", valueName: "app|comparison")) var subject: String
    @Option(name: .shortAndLong, help: "The model of a comparison. Default: its first.") var model: String?
    @Option(name: .long, help: "Hours between the checks of a running server.") var every: Int?
    @Flag(name: .long, help: "Take today's pictures as the baseline, in place of an earlier one.") var rebase = false
    @Flag(name: .long, help: "Print JSON.") var json = false
    @OptionGroup var place: PlaceOptions

    /// What is printed as JSON.
    private struct Found: Encodable {
        var subject: String
        var model: String
        var checked: Int
        var changed: Int
        var drift: Bool
        var sentence: String
    }

    func validate() throws {
        if let every, !(1...8760).contains(every) { throw ValidationError("--every takes 1 to 8760 hours.") }
    }

    func run() async throws {
        var drifted = false
        try await reporting {
            drifted = try await Workplace.using(try place.settings(), check)
        }
        if drifted { throw ExitCode(1) }
    }

    private func check(_ workplace: Workplace) async throws -> Bool {
        let drift = DriftService(store: workplace.store, registry: workplace.registry, service: workplace.service)
        var watch = try await workplace.store.drift.watches(of: subject).first
        if watch == nil || rebase || every != nil || (model != nil && watch?.model != model) {
            let hours = every ?? watch?.hours ?? 24
            watch =
                subject.hasPrefix("cmp-")
                ? try await drift.watch(comparison: subject, model: model, hours: hours, for: nil)
                : try await drift.watch(app: subject, hours: hours, for: nil)
        }
        guard let watch else { throw APIError.notFound("There is nothing to watch in '\(subject)'.") }
        let check = try await drift.check(watch)
        let found = Found(
            subject: subject, model: watch.model, checked: check.checked, changed: check.changed, drift: check.isDrift,
            sentence: check.sentence)
        if json { try printJSON(found) } else { print(check.sentence) }
        return check.isDrift
    }
}
