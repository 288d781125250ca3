import API
import Foundation
import Jobs
import Pictures
import Registry
import Store

/// Turns a request for a response into what is kept of it, and what is kept into a conversation: a background response goes through the second step
/// when its turn comes, and any other at once.
struct ResponseIntake: Sendable {
    let parts: ServerParts
    private let chat: ChatIntake

    init(parts: ServerParts) {
        self.parts = parts
        chat = ChatIntake(parts: parts)
    }

    /// A request that was checked, with its pictures in the store.
    struct Accepted: Sendable {
        var record: ResponseRecord
        /// Blobs that are pinned until the record is kept.
        var pinned: [String]
    }

    /// Who answers: a text model, or an image model that the client talks to itself.
    enum Partner: Sendable {
        case text(ResolvedChatModel)
        case image(ResolvedModel)
    }

    /// Finds who answers.
    func partner(_ name: String, for principal: Principal) throws -> Partner {
        do {
            return .text(try chat.model(name, for: principal))
        } catch let error as APIError where error.code == "unsupported_model" {
            guard let image = try? parts.registry.resolve(name) else { throw error }
            try parts.service.authorize(image, for: principal)
            return .image(image)
        }
    }

    /// Checks a request against its models and takes its pictures in.
    ///
    /// - Throws: `APIError`, naming the field; nothing is pinned then.
    func accept(_ request: ResponseRequest, requestID: String, for principal: Principal) async throws -> Accepted {
        let partner = try partner(request.echo.model, for: principal)
        let tool = try tool(of: request, for: partner, mask: nil, principal)
        try check(request, for: partner)
        if let tool { try tool.tool.check(path: tool.path) }
        let earlier = try await earlier(request.echo.previousResponseID, for: principal)
        var pinned: [String] = []
        do {
            let input = try await items(request, partner, &pinned, for: principal)
            try ResponseHistory(earlier + input, newFrom: earlier.count).checkCalls()
            guard !input.isEmpty || request.echo.previousResponseID != nil else {
                throw APIError.invalid("Invalid 'input': there is nothing to answer.", param: "input", code: "empty_array")
            }
            let object = ResponseObject(
                id: WireID.make("resp"), createdAt: Int(Date().timeIntervalSince1970),
                status: request.echo.background ? .queued : .inProgress,
                echo: request.echo)
            var record = ResponseRecord(
                id: object.id, principal: principal, requestID: requestID, object: object,
                request: request.echo.background ? request.text.description : nil,
                keepsEvents: request.echo.background && request.streams, input: input)
            if let mask = try await mask(request, &pinned, for: principal) { record.further = [mask] }
            return Accepted(record: record, pinned: pinned)
        } catch {
            await parts.store.discard(pinned)
            throw error
        }
    }

    /// The items that a response follows.
    private func earlier(_ id: String?, for principal: Principal) async throws -> [KeptResponseItem] {
        guard let id else { return [] }
        let chain = try await parts.store.responses.chain(endingAt: id, for: principal)
        if let last = chain.last?.object.status, last != .completed, last != .incomplete {
            throw APIError.invalid(
                "The previous response '\(id.prefix(100))' is \(last.rawValue): only one that has ended well can be continued.",
                param: "previous_response_id", code: "previous_response_not_completed")
        }
        return chain.flatMap { $0.input + $0.output }
    }

    /// What the model cannot do is refused before anything is fetched.
    private func check(_ request: ResponseRequest, for partner: Partner) throws {
        switch partner {
        case .text(let resolved):
            var names = ChatTask.FieldNames()
            names.format = "text.format"
            names.alternatives = "top_logprobs"
            names.effort = "reasoning.effort"
            names.maxTokens = "max_output_tokens"
            try task(request, model: resolved.model.info.id, snapshot: resolved.snapshot, []).check(for: resolved, naming: names)
        case .image(let resolved):
            func refuse(_ param: String) -> APIError {
                .unsupportedParameter(param, model: resolved.requested, because: "it only makes pictures.")
            }
            if !request.functions.isEmpty { throw refuse("tools") }
            if request.toolChoice == .none { throw refuse("tool_choice") }
            if request.format != .text { throw refuse("text.format") }
            if request.sampling.temperature != nil { throw refuse("temperature") }
            if request.sampling.topP != nil { throw refuse("top_p") }
            if request.alternatives != nil { throw refuse("top_logprobs") }
            if request.echo.reasoning.effort != nil { throw refuse("reasoning.effort") }
            if request.echo.maxOutputTokens != nil { throw refuse("max_output_tokens") }
        }
    }

    /// The drawing tool with its model, and its field; an image model that answers itself is one without having been given any.
    private func tool(of request: ResponseRequest, for partner: Partner, mask: InputPicture?, _ principal: Principal) throws
        -> (tool: DrawingTool, path: String)?
    {
        let wanted = request.imageTool?.tool ?? ResponseImageTool()
        let path = request.imageTool?.path ?? "tools[0]"
        let model: ResolvedModel
        switch partner {
        case .image(let image):
            if let name = wanted.parameters.model, name != image.requested {
                throw APIError.invalid(
                    "Invalid '\(path).model': '\(image.requested)' answers by itself and draws itself; leave the tool's model out.",
                    param: "\(path).model")
            }
            model = image
        case .text:
            guard request.imageTool != nil else { return nil }
            do { model = try parts.registry.resolve(wanted.parameters.model) } catch var error as APIError {
                error.param = "\(path).model"
                throw error
            }
            try parts.service.authorize(model, for: principal)
        }
        var parameters = wanted.parameters
        parameters.stream = request.streams
        parameters.user = request.echo.user
        parameters.safetyIdentifier = request.echo.safetyIdentifier
        let action = DrawingTool.Action(rawValue: wanted.action.rawValue) ?? .auto
        return (DrawingTool(model, parameters: parameters, action: action, fidelity: wanted.inputFidelity, mask: mask), path)
    }

    private func task(_ request: ResponseRequest, model: String, snapshot: String?, _ messages: [ChatMessage]) -> ChatTask {
        var task = ChatTask(model: model, snapshot: snapshot, messages: messages)
        task.tools = request.functions
        task.toolChoice = request.toolChoice
        task.parallelCalls = request.parallelCalls
        task.format = request.format
        task.sampling = request.sampling
        task.alternatives = request.alternatives
        task.effort = request.echo.reasoning.effort
        task.maxTokens = request.echo.maxOutputTokens
        task.user = request.echo.safetyIdentifier ?? request.echo.user
        return task
    }
}

extension ResponseIntake {
    /// A conversation that is ready to be run.
    struct Ready: Sendable {
        var conversation: Conversation
        /// The model's id, after aliases.
        var model: String
        /// What the conversation holds of the memory that all share; keep it until the answer is over.
        var memory: HeldMemory
    }

    /// Puts a kept response's conversation together, with all that it follows.
    func conversation(of record: ResponseRecord, _ request: ResponseRequest, for principal: Principal) async throws -> Ready {
        let earlier = try await earlier(record.object.echo.previousResponseID, for: principal)
        let partner = try partner(request.echo.model, for: principal)
        let tool = try tool(of: request, for: partner, mask: record.further.first, principal)?.tool
        let history = ResponseHistory(earlier + record.input, newFrom: earlier.count)
        var speaker: ResolvedChatModel?
        var info: ModelInfo
        switch partner {
        case .text(let resolved):
            speaker = resolved
            info = resolved.model.info
        case .image(let image): info = image.model.info
        }
        let drawsAtOnce = tool != nil && (speaker == nil || request.mustDraw || info.text?.tools != true)
        let sees = !drawsAtOnce && info.text?.vision == true
        let words = history.wordBytes + (record.object.echo.instructions?.utf8.count ?? 0)
        let memory = try await HeldMemory(words + (sees ? history.pictureBytes : 0), of: parts.conversations)
        let messages = try await history.messages(
            instructions: record.object.echo.instructions, pictures: drawsAtOnce ? .left : sees ? .shown : .numbered,
            callsTools: tool != nil && info.text?.tools == true)
        var conversation = Conversation(
            service: parts.service, principal: principal, requestID: record.requestID, speaker: speaker,
            task: task(request, model: info.id, snapshot: speaker?.snapshot, messages), drawing: tool, pictures: history.pictures)
        conversation.drawsAtOnce = drawsAtOnce
        conversation.mostDrawings = request.echo.maxToolCalls ?? Conversation.mostTurns
        conversation.forgets = request.echo.truncation == "auto"
        return Ready(conversation: conversation, model: info.id, memory: memory)
    }
}
