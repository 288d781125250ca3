import ArgumentParser
import Compare
import Foundation
import Providers
import Registry

/// What is known of models without making a picture.
enum CompareFacts {
    /// Prints it: a table, or JSON.
    static func show(_ names: [String], _ options: CompareOptions, _ place: PlaceOptions) async throws {
        let http = Upstreams.httpClient()
        // An upstream's key may be missing here; what is known of its models needs none.
        let registry = try? Workplace.registry(
            try place.settings(), http: http, logger: LogSetup.logger(level: .error), environment: ProcessInfo.processInfo.environment)
        try await http.shutdown()
        let comparison = CatalogueComparison(names, catalogue: try Catalogue.builtIn(), priors: try PriorFile.builtIn()) { name in
            (try? registry?.resolve(name))?.model.info ?? (try? registry?.text(named: name))?.model.info
        }
        if options.json { return try printJSON(comparison) }
        print(comparison.text(width: max(60, Terminal().width)), terminator: "")
    }
}
