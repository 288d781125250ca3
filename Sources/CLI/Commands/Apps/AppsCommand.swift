import API
import Apps
import ArgumentParser
import Foundation
import Store

/// `easel apps`.
struct AppsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apps", abstract: "List, check, move, publish and switch image apps.",
        discussion: """
            An app is a file: what it asks for, the prompt that it makes of that, and the model. `easel apps export` writes it, `import` takes it, \
            and a running server answers to the change at once.
            """,
        subcommands: [
            List.self, Show.self, Validate.self, Export.self, Import.self, Templates.self, Publish.self, Switch.self, Promote.self,
            Undo.self,
        ], defaultSubcommand: List.self)

    /// `easel apps list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the apps.")

        @Flag(name: .long, help: "Archived apps too.") var all = false
        @Flag(name: .long, help: "Print JSON.") var json = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                var table = Table(["APP", "TITLE", "VERSION", "MODEL", "TRIAL", "ACCESS"])
                var rows: [JSONValue] = []
                for app in try await apps.store.apps.apps(archived: all) {
                    let definition = try? await apps.latest(app)
                    let model = app.state.stable?.model ?? definition?.model ?? ""
                    let trial = app.state.canary.map { "\($0.arm.model) \($0.share) %" } ?? ""
                    table.add([
                        app.slug, definition?.title ?? "", app.published.map(String.init) ?? "draft", model, trial,
                        definition?.rules.access.rawValue ?? "",
                    ])
                    rows.append([
                        "slug": .string(app.slug), "title": .string(definition?.title ?? ""),
                        "version": app.published.map { .integer(Int64($0)) } ?? .null, "model": .string(model),
                        "archived": .bool(app.archived != nil),
                    ])
                }
                if json { try printJSON(rows) } else { table.lines.forEach { print($0) } }
            }
        }
    }

    /// `easel apps show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tell of one app: its versions and which models drew for it.")

        @Argument(help: ArgumentHelp("The app's slug.", valueName: "app")) var slug: String
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                let app = try await apps.app(slug)
                let definition = try await apps.latest(app)
                print("\(definition.title) (app:\(slug))")
                print("  model    \(app.state.stable?.model ?? definition.model)")
                if let canary = app.state.canary { print("  trial    \(canary.arm.model) for \(canary.share) % of the visitors") }
                print("  access   \(definition.rules.access.rawValue)")
                for input in definition.inputs {
                    print("  input    \(input.id) (\(input.kind)\(input.required ? ", required" : "")): \(input.label)")
                }
                for version in try await apps.store.apps.versions(slug) {
                    let mark = version.number == app.published ? "  in force" : ""
                    print("  version  \(version.number)  \(version.created.formatted(.iso8601))  \(version.note)\(mark)")
                }
                for event in try await apps.store.apps.history(slug) {
                    let model = event.later.canary?.arm.model ?? event.later.stable?.model ?? "the version's model"
                    print("  change   \(event.created.formatted(.iso8601))  \(event.kind.rawValue)  \(model)")
                }
            }
        }
    }

    /// `easel apps validate`.
    struct Validate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check app files; every fault with its line.",
            discussion: "Exits with 2 when something is wrong. Needs no data folder.")

        @Argument(help: ArgumentHelp("YAML or JSON files.", valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json"]))
        var files: [String]

        func run() async throws {
            var isGood = true
            for file in files {
                do {
                    let app = try AppsWork.read(file)
                    print("\(file): '\(app.title)' is good.")
                } catch {
                    isGood = false
                    FileHandle.standardError.write(Data("\(error)\n".utf8))
                }
            }
            if !isGood { throw ExitCode(2) }
        }
    }
}
