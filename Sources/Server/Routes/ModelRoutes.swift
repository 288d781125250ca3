import API
import Apps
import Foundation
import Hummingbird
import Registry
import Store

/// `/v1/models`: models, and the published apps under `app:slug`.
struct ModelRoutes {
    let registry: ModelRegistry
    let apps: any AppRepository

    func add(to router: Router<EaselContext>) {
        router.get("/v1/models") { _, context in
            var list = registry.list
            for app in try await apps.apps(archived: false) {
                if let object = try await object(app, context) { list.append(object) }
            }
            return try Response.json(ListObject(list))
        }
        router.get("/v1/models/:model") { _, context in
            let name = try context.parameters.require("model")
            guard let slug = ImageRoutes.slug(name) else { return try Response.json(try registry.object(named: name)) }
            guard let app = try await apps.app(slug), app.archived == nil, let object = try await object(app, context) else {
                throw APIError.modelNotFound(name)
            }
            return try Response.json(object)
        }
    }

    /// A published app as a model, with what it asks for; `nil` for one that this key may not use or that is not published.
    private func object(_ app: AppRecord, _ context: EaselContext) async throws -> ModelObject? {
        let name = "app:\(app.slug)"
        if let models = context.principal.key?.models, !models.contains(name), !models.contains("app:*") { return nil }
        guard let number = app.published, let version = try await apps.version(app.slug, number),
            let definition = try? AppService.definition(version.definition)
        else { return nil }
        let drawing = app.state.stable?.model ?? definition.model
        let info = (try? registry.resolve(drawing))?.model.info
        let facts: [String: JSONValue] = [
            "kind": "app", "title": .string(definition.title), "summary": .string(definition.description),
            "version": .integer(Int64(number)),
            "model": .string(drawing), "inputs": .array(definition.inputs.filter { !$0.hidden }.map(\.json)),
        ]
        return ModelObject(
            id: name, created: Int(version.created.timeIntervalSince1970), ownedBy: "app", shutdownDate: info?.shutdownDate,
            easel: .object(facts))
    }
}
