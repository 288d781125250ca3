import API
import Apps
import ArgumentParser
import Foundation
import Store
import Studio

extension AppsCommand {
    /// `easel apps export`.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write an app as YAML.", discussion: "The version in force; a draft where there is none. The file holds no secrets.")

        @Argument(help: ArgumentHelp("The app's slug; none for every app.", valueName: "app")) var slug: String?
        @Option(name: .shortAndLong, help: ArgumentHelp("A file, or a folder for every app.", valueName: "path"), completion: .file())
        var output: String?
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                if let slug {
                    let text = try await apps.latest(try await apps.app(slug)).yaml
                    guard let output else { return FileHandle.standardOutput.write(Data(text.utf8)) }
                    try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
                    return print(output)
                }
                guard let output else { throw ValidationError("Say where to: easel apps export -o folder/.") }
                try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
                for app in try await apps.store.apps.apps(archived: true) {
                    let path = "\(output)/\(app.slug).yaml"
                    try Data(try await apps.latest(app).yaml.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
                    print(path)
                }
            }
        }
    }

    /// `easel apps import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take app files or a template as drafts, or publish them at once.",
            discussion: """
                An app that is there already gets the file as its draft, so a file under version control can be imported again and again. A \
                template never replaces an app.
                Example: easel apps import --template product-photo --slug shop --publish
                """)

        @Argument(help: ArgumentHelp("YAML or JSON files.", valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json"]))
        var files: [String] = []
        @Option(name: .long, help: ArgumentHelp("A template to start from, of `easel apps templates`.", valueName: "id"))
        var template: String?
        @Option(name: .long, help: ArgumentHelp("The name of the app that the template becomes.", valueName: "app")) var slug: String?
        @Flag(name: .long, help: "Publish each as a new version.") var publish = false
        @OptionGroup var place: PlaceOptions

        func validate() throws {
            guard files.isEmpty == (template != nil) else { throw ValidationError("Name files, or a --template.") }
            if slug != nil, template == nil { throw ValidationError("A file names its app itself; --slug goes with --template.") }
        }

        func run() async throws {
            try await AppsWork.run(place) { apps in
                // All files are read before the first is taken.
                let read = try template.map { [try AppsWork.template($0, slug: slug)] } ?? files.map { try AppsWork.read($0) }
                for app in read {
                    let draft = String(decoding: app.json.encoded(), as: UTF8.self)
                    let isThere = try await apps.store.apps.app(app.slug) != nil
                    if template != nil || !isThere {
                        _ = try await apps.store.apps.create(app.slug, draft: draft)
                    } else {
                        _ = try await apps.store.apps.saveDraft(app.slug, draft)
                    }
                    guard publish else {
                        print("\(app.slug): the draft is imported.")
                        continue
                    }
                    let version = try await apps.publish(app.slug, note: "Imported.", author: AppsWork.author)
                    print("\(app.slug): version \(version.number) is in force.")
                }
            }
        }
    }

    /// `easel apps templates`.
    struct Templates: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List what an app can start from.",
            discussion: "Needs no data folder. `easel apps import --template ID` makes an app of one.")

        @Flag(name: .long, help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let starts = try AppStart.builtIn()
                if json {
                    return try printJSON(
                        starts.map { start -> JSONValue in
                            [
                                "id": .string(start.id), "title": .string(start.definition.title),
                                "description": .string(start.definition.description), "definition": start.definition.json,
                            ]
                        })
                }
                var table = Table(["TEMPLATE", "TITLE", "WHAT IT DOES"])
                for start in starts { table.add([start.id, start.definition.title, start.definition.description]) }
                table.lines.forEach { print($0) }
            }
        }
    }

    /// `easel apps publish`.
    struct Publish: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Put an app's draft in force as a new version.")

        @Argument(help: ArgumentHelp("The app's slug.", valueName: "app")) var slug: String
        @Option(name: .long, help: ArgumentHelp("What changed.", valueName: "text")) var note: String = ""
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                let version = try await apps.publish(slug, note: note, author: AppsWork.author)
                print("\(slug): version \(version.number) is in force.")
            }
        }
    }
}
