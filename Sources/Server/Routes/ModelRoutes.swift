import API
import Hummingbird
import Registry

/// `/v1/models`.
struct ModelRoutes {
    let registry: ModelRegistry

    func add(to router: Router<EaselContext>) {
        router.get("/v1/models") { _, _ in try Response.json(ListObject(registry.list)) }
        router.get("/v1/models/:model") { _, context in
            try Response.json(try registry.object(named: try context.parameters.require("model")))
        }
    }
}
