import CAssets
import Foundation

/// Dated facts about models in the field, each with its source: for price estimates of upstreams, for hints about retired
/// names and for comparisons that run nothing.
public struct Catalogue: Sendable {
    /// The entries in the file's order.
    public let entries: [CatalogueEntry]
    /// The day on which the facts were read, `YYYY-MM-DD`.
    public let asOf: String

    /// Reads a catalogue file.
    public init(json: some DataProtocol) throws {
        let file = try JSONDecoder().decode(File.self, from: Data(json))
        entries = file.models
        asOf = file.asOf
    }

    /// The catalogue that is built in; a test reads it, so a fault in the file cannot ship.
    public static func builtIn() throws -> Catalogue {
        let asset = easel_asset_catalogue()
        return try Catalogue(json: Data(bytes: asset.bytes, count: asset.count))
    }

    /// A catalogue without entries.
    public init() {
        entries = []
        asOf = ""
    }

    /// The entry with this id or snapshot.
    public func entry(named name: String) -> CatalogueEntry? {
        entries.first { $0.id == name || $0.snapshots.contains(name) }
    }

    private struct File: Decodable {
        var asOf: String
        var models: [CatalogueEntry]

        enum CodingKeys: String, CodingKey {
            case models
            case asOf = "as_of"
        }
    }
}
