import API
import Apps
import Foundation
import Store

/// What the commands for apps share.
enum AppsWork {
    /// Who the history names for what is done at the command line.
    static let author = "command line"

    /// Opens the data folder, which a server may be serving from, for one command.
    static func run(_ place: PlaceOptions, _ work: (AppService) async throws -> Void) async throws {
        try await reporting {
            let workplace = try Workplace(try place.settings(), as: .tool, logger: LogSetup.logger(level: .error))
            do {
                try await work(AppService(store: workplace.store, registry: workplace.registry))
            } catch {
                try? await workplace.close()
                throw error
            }
            try await workplace.close()
        }
    }

    /// Reads an app's file; throws `AppProblems`, or `APIError` for a file that is not there.
    static func read(_ path: String) throws -> AppDefinition {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8) else {
            throw APIError.invalid("The file '\(path)' cannot be read as text.", param: nil)
        }
        return try AppDefinition(text: text, file: path)
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
