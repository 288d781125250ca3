import API
import Foundation
import Jobs
import Pictures
import Registry
import Store

/// One response of a realtime session on its way: turns a conversation's events into the session's.
struct RealtimeAnswer: Sendable {
    /// Its id, `resp_…`.
    let id: String
    /// What it says of itself: the client's metadata, the most tokens.
    let metadata: JSONValue?
    let maxTokens: Int?
    /// The conversation that it adds to; `nil` for one beside it.
    let conversationID: String?
    let events: RealtimeEvents
    /// Adds an item to the conversation, or puts its last state there; gives the id of the item before.
    let keep: @Sendable (RealtimeConversation.Kept) async -> String?
    /// Called before its end is told: who hears of it may ask for the next at once.
    let over: @Sendable () async -> Void

    private var output: [RealtimeItem] = []
    private var open: Open?
    private var calls: [Int: Int] = [:]
    private var usage = ChatUsage.zero
    private var cost = Money.zero
    private var isExact = true
    private var pictureUsage: ImageUsage?

    /// The message that is being written.
    private struct Open: Sendable {
        var index: Int
        var text = ""
    }

    init(
        id: String, metadata: JSONValue?, maxTokens: Int?, conversationID: String?, events: RealtimeEvents,
        keep: @escaping @Sendable (RealtimeConversation.Kept) async -> String?, over: @escaping @Sendable () async -> Void
    ) {
        self.id = id
        self.metadata = metadata
        self.maxTokens = maxTokens
        self.conversationID = conversationID
        self.events = events
        self.keep = keep
        self.over = over
    }

    /// Says that it began.
    func begin() async { await events.send("response.created", ["response": json(status: "in_progress", details: nil, isDone: false)]) }

    /// Runs it to its end.
    mutating func run(_ conversation: Conversation) async {
        var reason = ChatEvent.FinishReason.stop
        do {
            for try await event in conversation.events() {
                if case .finished(let why) = event { reason = why } else { try await take(event) }
            }
            guard !Task.isCancelled else { return await cancelled() }
            switch reason {
            case .stop, .toolCalls: await finish("completed", nil)
            case .length: await finish("incomplete", ["type": "incomplete", "reason": "max_output_tokens"])
            case .contentFilter: await finish("incomplete", ["type": "incomplete", "reason": "content_filter"])
            }
        } catch is CancellationError {
            await cancelled()
        } catch {
            let error = error as? APIError ?? .internalError
            await fail(error)
        }
    }

    /// Ends it with an error.
    mutating func fail(_ error: APIError) async {
        await finish(
            "failed",
            [
                "type": "failed",
                "error": [
                    "type": .string(error.type), "code": .orNull(error.code), "message": .string(error.message),
                ],
            ])
    }

    private mutating func cancelled() async { await finish("cancelled", ["type": "cancelled", "reason": "client_cancelled"]) }

    private mutating func finish(_ status: String, _ details: JSONValue?) async {
        let isWhole = status == "completed"
        await closeMessage(isWhole ? .completed : .incomplete)
        for index in output.indices where output[index].status == .inProgress {
            await done(index, isWhole ? .completed : .incomplete)
        }
        await over()
        await events.send("response.done", ["response": json(status: status, details: details, isDone: true)])
    }

    private mutating func take(_ event: ConversationEvent) async throws {
        switch event {
        case .said(.text(_, let text, _)), .said(.refusal(_, let text)): await say(text)
        case .said(.call(_, let number, let callID, let name)):
            await closeMessage(.completed)
            calls[number] = await add(
                RealtimeItem(
                    id: WireID.make("item"), status: .inProgress, kind: .call(id: callID, name: name, arguments: "")))
        case .said(.arguments(_, let number, let text)): await argue(number, text)
        case .said: break
        case .spoke(let summary, _):
            usage = usage + summary.usage
            cost = cost + summary.cost
            isExact = isExact && summary.isExact
            await closeMessage(.completed)
            for index in calls.values.sorted() where output[index].status == .inProgress { await done(index, .completed) }
        case .draws(let call):
            await closeMessage(.completed)
            let index = await add(
                RealtimeItem(id: call.id, status: .inProgress, kind: .picture(RealtimePicture(prompt: call.task.prompt))))
            for step in ["in_progress", "generating"] {
                await events.send("response.image_generation_call.\(step)", place(index))
            }
        case .partial(let call, let number, let picture, _):
            guard let index = output.firstIndex(where: { $0.id == call.id }) else { return }
            let text = String(decoding: Base64.encode(try picture.bytes()), as: UTF8.self)
            await events.send(
                "response.image_generation_call.partial_image",
                place(index, ["partial_image_index": .integer(Int64(number)), "partial_image_b64": .string(text)]))
        case .drew(let drawing): try await drew(drawing)
        case .refused(let call, let error):
            guard let index = output.firstIndex(where: { $0.id == call.id }) else { return }
            await events.send("response.image_generation_call.failed", place(index, ["message": .string(error.message)]))
            await done(index, .incomplete)
        case .finished: break
        }
    }

    private mutating func say(_ text: String) async {
        guard !text.isEmpty else { return }
        if open == nil {
            let index = await add(RealtimeItem(id: WireID.make("item"), status: .inProgress, kind: .message(.assistant, [])))
            open = Open(index: index)
            await events.send("response.content_part.added", place(index, ["content_index": 0, "part": ["type": "text", "text": ""]]))
        }
        guard let index = open?.index else { return }
        open?.text += text
        await events.send("response.output_text.delta", place(index, ["content_index": 0, "delta": .string(text)]))
    }

    private mutating func closeMessage(_ status: RealtimeItem.Status) async {
        guard let message = open else { return }
        open = nil
        output[message.index].kind = .message(.assistant, [.outputText(message.text)])
        let text = JSONValue.string(message.text)
        await events.send("response.output_text.done", place(message.index, ["content_index": 0, "text": text]))
        await events.send(
            "response.content_part.done", place(message.index, ["content_index": 0, "part": ["type": "text", "text": text]]))
        await done(message.index, status)
    }

    private mutating func argue(_ number: Int, _ text: String) async {
        guard let index = calls[number], case .call(let callID, let name, let before) = output[index].kind else { return }
        output[index].kind = .call(id: callID, name: name, arguments: before + text)
        await events.send(
            "response.function_call_arguments.delta", place(index, ["call_id": .string(callID), "delta": .string(text)]))
    }

    private mutating func drew(_ drawing: Drawing) async throws {
        cost = cost + drawing.summary.cost
        isExact = isExact && drawing.summary.isExact
        pictureUsage = pictureUsage.map { $0 + drawing.summary.usage } ?? drawing.summary.usage
        guard let index = output.firstIndex(where: { $0.id == drawing.call.id }) else { return }
        let choices = drawing.summary.choices
        output[index].kind = .picture(
            RealtimePicture(
                prompt: drawing.call.task.prompt,
                facts: [
                    "size": .string(drawing.file.size.description), "quality": .orNull(choices.quality?.rawValue),
                    "background": .orNull(choices.background?.rawValue),
                    "output_format": .string(drawing.file.format.rawValue),
                    "revised_prompt": .orNull(drawing.picture.revisedPrompt),
                ]))
        await events.send("response.image_generation_call.completed", place(index))
        let text = String(decoding: Base64.encode(try drawing.picture.picture.bytes()), as: UTF8.self)
        await done(index, .completed, pictures: [drawing.file], with: ["result": .string(text)])
    }

    /// Adds an item and says so.
    private mutating func add(_ item: RealtimeItem) async -> Int {
        let index = output.count
        output.append(item)
        await events.send("response.output_item.added", place(index, item: item))
        let previous = await keep(RealtimeConversation.Kept(item: item))
        if conversationID != nil { await events.send("conversation.item.added", Self.after(previous, item.json)) }
        return index
    }

    /// Ends an item and says so; `more` are members that only the events carry.
    private mutating func done(
        _ index: Int, _ status: RealtimeItem.Status, pictures: [InputPicture] = [], with more: [String: JSONValue] = [:]
    ) async {
        output[index].status = status
        let item = output[index]
        if case .call(let callID, let name, let arguments) = item.kind, status == .completed {
            await events.send(
                "response.function_call_arguments.done",
                place(index, ["call_id": .string(callID), "name": .string(name), "arguments": .string(arguments)]))
        }
        let previous = await keep(RealtimeConversation.Kept(item: item, pictures: pictures))
        if conversationID != nil { await events.send("conversation.item.done", Self.after(previous, item.json)) }
        var fields = place(index, item: item)
        if case .object(let object)? = fields["item"] { fields["item"] = .object(object.merging(more) { $1 }) }
        await events.send("response.output_item.done", fields)
    }

    static func after(_ previous: String?, _ item: JSONValue) -> [String: JSONValue] {
        ["previous_item_id": .orNull(previous), "item": item]
    }

    private func place(_ index: Int, _ more: [String: JSONValue] = [:]) -> [String: JSONValue] {
        more.merging(["response_id": .string(id), "item_id": .string(output[index].id), "output_index": .integer(Int64(index))]) { $1 }
    }

    private func place(_ index: Int, item: RealtimeItem) -> [String: JSONValue] {
        ["response_id": .string(id), "output_index": .integer(Int64(index)), "item": item.json]
    }

    private func json(status: String, details: JSONValue?, isDone: Bool) -> JSONValue {
        let most: JSONValue = maxTokens == nil ? "inf" : .orNull(maxTokens)
        return [
            "id": .string(id), "object": "realtime.response", "status": .string(status), "status_details": details ?? .null,
            "output": .array(output.map(\.json)), "conversation_id": .orNull(conversationID),
            "output_modalities": ["text"], "max_output_tokens": most,
            "metadata": metadata ?? .null, "usage": isDone ? used : .null,
            "easel": isDone ? facts : .null,
        ]
    }

    private var used: JSONValue {
        func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
        return [
            "total_tokens": number(usage.input + usage.output), "input_tokens": number(usage.input), "output_tokens": number(usage.output),
            "input_token_details": [
                "text_tokens": number(usage.input), "audio_tokens": 0, "image_tokens": 0, "cached_tokens": number(usage.cachedInput),
                "cached_tokens_details": ["text_tokens": number(usage.cachedInput), "audio_tokens": 0, "image_tokens": 0],
            ],
            "output_token_details": ["text_tokens": number(usage.output), "audio_tokens": 0],
        ]
    }

    private var facts: JSONValue {
        var facts: [String: JSONValue] = ["cost_usd": .string(cost.decimal), "exact": .bool(isExact)]
        if let pictureUsage {
            facts["image_tokens"] = .integer(Int64(pictureUsage.outputTokens))
        }
        return .object(facts)
    }
}
