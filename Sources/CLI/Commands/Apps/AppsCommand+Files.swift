import API
import Apps
import ArgumentParser
import Foundation
import Store

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
            abstract: "Take app files as drafts, or publish them at once.",
            discussion:
                "An app that is there already gets the file as its draft, so a file under version control can be imported again and again.")

        @Argument(help: ArgumentHelp("YAML or JSON files.", valueName: "file"), completion: .file(extensions: ["yaml", "yml", "json"]))
        var files: [String]
        @Flag(name: .long, help: "Publish each as a new version.") var publish = false
        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await AppsWork.run(place) { apps in
                // All files are read before the first is taken.
                let read = try files.map { try AppsWork.read($0) }
                for app in read {
                    let draft = String(decoding: app.json.encoded(), as: UTF8.self)
                    if try await apps.store.apps.app(app.slug) == nil {
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
