import API
import Hummingbird
import NIOCore
import Store

/// `/v1/assistants`.
struct AssistantRoutes {
    let desk: AssistantDesk

    func add(to router: Router<EaselContext>) {
        router.post("/v1/assistants") { request, context in
            let made = try await desk.read(request) { fields, text in
                guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
                let new = AssistantObject(id: WireID.make("asst"), createdAt: RunExecution.now, model: model)
                return try take(&fields, text, new, nil, context)
            }
            try await desk.kept.save(made, for: context.principal)
            return try Response.json(made.object.json)
        }
        router.get("/v1/assistants") { request, context in
            try desk.answer(try await desk.kept.assistants(try desk.page(request), for: context.principal), \.json)
        }
        router.get("/v1/assistants/:assistant") { _, context in
            try Response.json(try await assistant(context).object.json)
        }
        router.post("/v1/assistants/:assistant") { request, context in
            let before = try await assistant(context)
            let changed = try await desk.read(request) { fields, text in
                var object = before.object
                if let model = try fields.string("model", limit: 256) { object.model = model }
                return try take(&fields, text, object, before.ordered, context)
            }
            try await desk.kept.save(changed, for: context.principal)
            return try Response.json(changed.object.json)
        }
        router.delete("/v1/assistants/:assistant") { _, context in
            let id = try await assistant(context).object.id
            _ = try await desk.kept.deleteAssistant(id, for: context.principal)
            return try Response.json(DeletedObject(id: id, object: "assistant.deleted"))
        }
    }

    private func take(
        _ fields: inout Fields, _ text: JSONText, _ object: AssistantObject, _ before: JSONText?, _ context: EaselContext
    ) throws -> AssistantRecord {
        var object = object
        _ = try ChatIntake(parts: desk.parts).model(object.model, for: context.principal)
        try AssistantFields(intake: ToolIntake(parts: desk.parts, principal: context.principal)).take(&fields, text, into: &object)
        return AssistantRecord(object, ordered: AssistantFields.ordered(text, over: before))
    }

    private func assistant(_ context: EaselContext) async throws -> AssistantRecord {
        try await desk.assistant(try context.parameters.require("assistant"), context.principal)
    }
}
