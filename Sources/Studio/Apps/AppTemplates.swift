import API
import Apps
import Foundation

extension Studio {
    /// What apps can start from, for the page that offers it; none where the files cannot be read, which the start rules out.
    var templates: [JSONValue] {
        guard let state = try? look.state() else { return [] }
        return state.starts.map { $0.json(assets: state.assets.base) }
    }

    /// The template of this name.
    func template(_ name: String) -> AppDefinition? {
        (try? look.state())?.starts.first { $0.id == name }?.definition
    }
}

/// Something that an app can start from: a file in `apps/` beside the pages, with a picture by the built-in model.
public struct AppStart: Sendable {
    /// Its name.
    public let id: String
    /// Where it stands among the others.
    let order: Int
    /// Its picture's path among the assets.
    let thumb: String?
    /// The app.
    public let definition: AppDefinition

    /// Those in the executable, in their order.
    public static func builtIn() throws -> [AppStart] { try all(.embedded()) }

    /// All of them in their order; throws `StudioFault` where one is faulty.
    static func all(_ files: StudioFiles) throws -> [AppStart] {
        try files.below("apps").map { path, data in
            do { return try AppStart(try JSONValue.parse(data)) } catch { throw StudioFault("apps/\(path): \(error)") }
        }.sorted { ($0.order, $0.id) < ($1.order, $1.id) }
    }

    private init(_ json: JSONValue) throws {
        guard case .object(let members) = json, case .string(let id)? = members["id"], let app = members["definition"] else {
            throw StudioFault("it needs 'id' and 'definition'")
        }
        self.id = id
        if case .integer(let order)? = members["order"] { self.order = Int(order) } else { order = 0 }
        if case .string(let thumb)? = members["thumb"] { self.thumb = thumb } else { thumb = nil }
        definition = try AppDefinition(json: app)
    }

    fileprivate func json(assets: String) -> JSONValue {
        [
            "id": .string(id), "title": .string(definition.title), "description": .string(definition.description),
            "icon": .string(definition.icon), "thumb": thumb.map { .string("\(assets)/\($0)") } ?? .null,
        ]
    }
}
