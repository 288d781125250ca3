import API
import Registry
import Store

extension RealtimeSession {
    /// What `response.create` asks for, once it is checked.
    private struct Asked {
        var settings: RealtimeSettings
        var items: [RealtimeConversation.Kept]
        var isOfConversation = true
        var metadata: JSONValue?
    }

    /// Checks a `response.create` and says that the response began; what is given is to be run.
    func begin(_ fields: inout Fields, _ text: JSONText) async throws -> Work {
        let asked = try await read(&fields, text)
        let limits = limiter.take(principal)
        if let limits, !limits.isAllowed {
            throw APIError.rateLimited(
                "Rate limit reached: this key may make \(limits.limit) requests per minute.", retryAfter: limits.retryAfter)
        }
        let conversation = try await prepare(asked)
        let id = WireID.make("resp")
        let (stopped, stop) = AsyncStream.makeStream(of: Never.self)
        answers[id] = Running(isOfConversation: asked.isOfConversation, stop: stop)
        let isOfConversation = asked.isOfConversation
        let answer = RealtimeAnswer(
            id: id, metadata: asked.metadata, maxTokens: asked.settings.maxTokens,
            conversationID: isOfConversation ? conversationID : nil, events: events,
            keep: { [weak self] in await self?.keep($0, inConversation: isOfConversation) }, over: { [weak self] in await self?.ended(id) })
        socket.begin()
        await answer.begin()
        await tell(limits)
        return { [self] in
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    var answer = answer
                    await answer.run(conversation.value)
                    withExtendedLifetime(conversation.memory) {}
                }
                group.addTask { for await _ in stopped {} }
                _ = await group.next()
                group.cancelAll()
            }
            await self.ended(id)
        }
    }

    /// Ends a response that is under way.
    func cancel(_ fields: inout Fields) throws {
        let id = try fields.string("response_id", limit: 64)
        try fields.finish()
        let running: Running?
        if let id { running = answers[id] } else { running = answers.values.first { $0.isOfConversation } }
        guard let running else {
            throw APIError.invalid(
                "Cancellation failed: no active response found.", param: id == nil ? nil : "response_id", code: "response_cancel_not_active"
            )
        }
        running.stop.finish()
    }

    private func ended(_ id: String) {
        guard answers.removeValue(forKey: id) != nil else { return }
        socket.finish()
    }

    private func tell(_ limits: RateLimiter.State?) async {
        var list: [JSONValue] = []
        if let limits {
            list.append([
                "name": "requests", "limit": .integer(Int64(limits.limit)), "remaining": .integer(Int64(limits.remaining)),
                "reset_seconds": .number(limits.resetSeconds),
            ])
        }
        await events.send("rate_limits.updated", ["rate_limits": .array(list)])
    }

    private func read(_ fields: inout Fields, _ text: JSONText) async throws -> Asked {
        var asked = Asked(settings: settings, items: conversation.items)
        if var response = try fields.object("response") {
            try asked.settings.take(&response, text.at("response"), tools)
            try RealtimeSettings.checkAudio(&response)
            switch try response.string("conversation") {
            case nil, "auto"?: break
            case "none"?: asked.isOfConversation = false
            case let other?: throw APIError.invalidValue(other, param: "response.conversation", supported: ["auto", "none"])
            }
            if let metadata = try Metadata.check(&response) { asked.metadata = .object(metadata.mapValues { .string($0) }) }
            if let input = try response.array("input") { asked.items = try await read(input) }
            try response.finish()
        }
        try fields.finish()
        guard answers.count < Self.mostAnswers else {
            throw APIError.rateLimited("This session has \(Self.mostAnswers) active responses.", retryAfter: 1)
        }
        if asked.isOfConversation, let active = answers.first(where: { $0.value.isOfConversation }) {
            throw APIError.invalid(
                "Conversation already has an active response in progress: \(active.key). Wait until the response is finished before creating a new one.",
                param: nil, code: "conversation_already_has_active_response")
        }
        return asked
    }

    private func read(_ input: [JSONValue]) async throws -> [RealtimeConversation.Kept] {
        var items: [RealtimeConversation.Kept] = []
        for (index, value) in input.enumerated() {
            let path = "response.input[\(index)]"
            var fields = try Fields(json: value, path: path)
            if case .object(let object) = value, object["type"] == "item_reference" {
                _ = try fields.string("type")
                guard let id = try fields.string("id", limit: 64) else { throw APIError.missing("\(path).id") }
                try fields.finish()
                guard let kept = conversation.item(id) else {
                    throw APIError.notFound("There is no item '\(id)' in this conversation.", param: "\(path).id")
                }
                items.append(kept)
            } else {
                items.append(try await keptOnDisk(try RealtimeItem(&fields) { WireID.make("item") }, path: path))
            }
        }
        return items
    }

    /// The conversation as the model reads it, and the memory that it holds.
    private func prepare(_ asked: Asked) async throws -> (value: Conversation, memory: HeldMemory) {
        let settings = asked.settings
        let words = asked.items.reduce(settings.instructions.utf8.count) { $0 + $1.item.size }
        let memory = try await HeldMemory(words + RealtimeConversation.pictureBytes(asked.items), of: parts.conversations)
        var task = ChatTask(model: settings.model.model.info.id, snapshot: settings.model.snapshot, messages: [])
        task.messages = try RealtimeConversation.messages(
            asked.items, instructions: settings.instructions,
            sees: settings.model.model.info.text?.vision == true)
        task.tools = settings.tools
        task.toolChoice = settings.choice
        task.parallelCalls = settings.parallelCalls
        task.sampling = settings.sampling
        task.maxTokens = settings.maxTokens
        task.effort = settings.effort
        var names = ChatTask.FieldNames()
        names.maxTokens = "max_output_tokens"
        names.effort = "reasoning.effort"
        try task.check(for: settings.model, naming: names)
        guard !task.messages.isEmpty else {
            throw APIError.invalid("There is nothing to answer: the conversation is empty.", param: nil, code: "conversation_empty")
        }
        var conversation = Conversation(
            service: parts.service, principal: principal, requestID: requestID, speaker: settings.model, task: task, drawing: nil,
            pictures: RealtimeConversation.pictures(asked.items))
        if let image = settings.image {
            let drawing = try await tools.drawing(image, streams: true)
            conversation.drawing = drawing.tool
            forget(drawing.discard)
        }
        conversation.forgets = settings.forgets
        if settings.demandsPicture { conversation.drawsAtOnce = true }
        return (conversation, memory)
    }
}
