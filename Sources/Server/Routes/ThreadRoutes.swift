import API
import Hummingbird
import NIOCore
import Store

/// `/v1/threads` and their messages.
struct ThreadRoutes {
    let desk: AssistantDesk
    let runner: AssistantRunner

    func add(to router: Router<EaselContext>) {
        router.post("/v1/threads") { request, context in
            let made = try await desk.read(request) { fields, _ in
                let new = try await Self.new(&fields, desk, for: context.principal)
                try fields.finish()
                return new
            }
            try await desk.kept.add(made.thread, made.messages, for: context.principal)
            return try Response.json(made.thread.json)
        }
        router.get("/v1/threads/:thread") { _, context in try Response.json(try await desk.thread(context).json) }
        router.post("/v1/threads/:thread") { request, context in
            var thread = try await desk.thread(context)
            if let metadata = try await metadata(request) { thread.metadata = metadata }
            try await desk.kept.save(thread)
            return try Response.json(thread.json)
        }
        router.delete("/v1/threads/:thread") { _, context in
            let id = try await desk.thread(context).id
            for run in try await desk.kept.runs(in: id, PageRequest(limit: 5)).elements where !run.status.isFinal { runner.stop(run.id) }
            _ = try await desk.kept.deleteThread(id, for: context.principal)
            return try Response.json(DeletedObject(id: id, object: "thread.deleted"))
        }
        addMessages(to: router)
    }

    private func addMessages(to router: Router<EaselContext>) {
        router.post("/v1/threads/:thread/messages") { request, context in
            let thread = try await desk.thread(context)
            let message = try await desk.read(request) { fields, _ in
                try await desk.message(&fields, in: thread.id, for: context.principal)
            }
            try await desk.kept.add(message)
            return try Response.json(message.json)
        }
        router.get("/v1/threads/:thread/messages") { request, context in
            let thread = try await desk.thread(context)
            var run: String?
            let page = try desk.page(request) { run = try $0.string("run_id") }
            return try desk.answer(try await desk.kept.messages(in: thread.id, run: run, page), \.json)
        }
        router.get("/v1/threads/:thread/messages/:message") { _, context in try Response.json(try await message(context).json) }
        router.post("/v1/threads/:thread/messages/:message") { request, context in
            var message = try await message(context)
            if let metadata = try await metadata(request) { message.metadata = metadata }
            try await desk.kept.save(message)
            return try Response.json(message.json)
        }
        router.delete("/v1/threads/:thread/messages/:message") { _, context in
            let message = try await message(context)
            _ = try await desk.kept.deleteMessage(message.id, in: message.threadID)
            return try Response.json(DeletedObject(id: message.id, object: "thread.message.deleted"))
        }
    }

    /// A new thread of a body's fields, with its first messages.
    static func new(_ fields: inout Fields, _ desk: AssistantDesk, for principal: Principal) async throws -> (
        thread: ThreadObject, messages: [ThreadMessageObject]
    ) {
        let metadata = try Metadata.check(&fields) ?? [:]
        try AssistantFields.refuseResources(&fields)
        let thread = ThreadObject(id: WireID.make("thread"), createdAt: RunExecution.now, metadata: metadata)
        let path = fields.name("messages")
        return (thread, try await desk.messages(try fields.array("messages") ?? [], in: thread.id, path: path, for: principal))
    }

    private func message(_ context: EaselContext) async throws -> ThreadMessageObject {
        let thread = try await desk.thread(context)
        let id = try context.parameters.require("message")
        guard let found = try await desk.kept.message(id, in: thread.id) else {
            throw APIError.notFound("No message found with id '\(id.prefix(100))'.", param: "message_id")
        }
        return found
    }

    /// The metadata that is all of a body.
    private func metadata(_ request: Request) async throws -> [String: String]? {
        try await desk.read(request) { fields, _ in
            let metadata = try Metadata.check(&fields)
            try AssistantFields.refuseResources(&fields)
            try fields.finish()
            return metadata
        }
    }
}
