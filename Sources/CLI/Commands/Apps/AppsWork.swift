import API
import Apps
import Foundation
import Store
import Studio

/// What the commands for apps share.
enum AppsWork {
    /// Who the history names for what is done at the command line.
    static let author = "command line"

    /// Opens the data folder, which a server may be serving from, for one command.
    static func run(_ place: PlaceOptions, _ work: (AppService) async throws -> Void) async throws {
        try await reporting {
            try await Workplace.using(try place.settings()) { try await work(AppService(store: $0.store, registry: $0.registry)) }
        }
    }

    /// Reads an app's file; throws `AppProblems`, or `APIError` for a file that is not there.
    static func read(_ path: String) throws -> AppDefinition {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
            throw APIError.invalid("The file '\(path)' cannot be read as text.", param: nil)
        }
        return try AppDefinition(text: text, file: path)
    }

    /// The app that a built-in template becomes; throws `APIError` where there is none of this name, or the slug is no slug.
    static func template(_ id: String, slug: String?) throws -> AppDefinition {
        let starts = try AppStart.builtIn()
        guard var app = starts.first(where: { $0.id == id })?.definition else {
            let names = starts.map(\.id).joined(separator: ", ")
            throw APIError.notFound("There is no template '\(id)'. There are \(names).", param: "template")
        }
        app.slug = slug ?? id
        if let problem = app.problems.first { throw APIError.invalid("\(problem.path): \(problem.message)", param: "slug") }
        return app
    }
}

extension AppService {
    /// The definition of the version in force, or of the draft of an app that was never published.
    func latest(_ app: AppRecord) async throws -> AppDefinition {
        guard let number = app.published, let version = try await store.apps.version(app.slug, number) else {
            return try Self.definition(app.draft)
        }
        return try Self.definition(version.definition)
    }
}
