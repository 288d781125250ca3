import API
import Foundation
import Jobs
import NIOCore
import Pictures
import Registry
import Store
import Synchronization

/// One realtime session: takes the client's events one after the other and runs the responses that they ask for.
actor RealtimeSession {
    /// The most responses at once: one of the conversation, and those beside it.
    static let mostAnswers = 8

    let parts: ServerParts
    let principal: Principal
    let requestID: String
    let limiter: RateLimiter
    let socket: WebSocket
    let events: RealtimeEvents
    let tools: ToolIntake
    let conversationID = WireID.make("conv")
    var settings: RealtimeSettings
    var conversation = RealtimeConversation()
    /// The responses under way, with what ends each.
    var answers: [String: Running] = [:]
    private var pinned: [String] = []
    private var files: [String] = []

    /// A response under way.
    struct Running: Sendable {
        var isOfConversation: Bool
        var stop: AsyncStream<Never>.Continuation
    }

    /// A response that was accepted, to be run beside the client's events.
    typealias Work = @Sendable () async -> Void

    init(parts: ServerParts, model: ResolvedChatModel, principal: Principal, requestID: String, limiter: RateLimiter, socket: WebSocket) {
        self.parts = parts
        self.principal = principal
        self.requestID = requestID
        self.limiter = limiter
        self.socket = socket
        events = RealtimeEvents(socket)
        tools = ToolIntake(parts: parts, principal: principal)
        settings = RealtimeSettings(model: model, id: WireID.make("sess"))
    }

    /// Serves the session until its socket is closed; then whatever is being answered ends too.
    func run() async {
        await events.send("session.created", ["session": settings.json])
        await withDiscardingTaskGroup { group in
            for await message in socket.messages {
                if let work = await take(message) { group.addTask { await work() } }
                socket.took(message)
            }
            group.cancelAll()
        }
        for path in files { unlink(path) }
        await parts.store.discard(pinned)
    }

    /// Takes one event of the client's; gives the response that it begins.
    private func take(_ message: ByteBuffer) async -> Work? {
        var eventID: String?
        do {
            let text = try JSONText(Array(message.readableBytesView))
            var fields = try Fields(json: text.value)
            eventID = try fields.string("event_id", limit: 512)
            guard let type = try fields.string("type") else { throw APIError.missing("type") }
            return try await take(type, &fields, text)
        } catch {
            let error = error as? APIError ?? .internalError
            await events.fail(error, eventID: eventID)
            return nil
        }
    }

    private func take(_ type: String, _ fields: inout Fields, _ text: JSONText) async throws -> Work? {
        switch type {
        case "session.update": try await update(&fields, text)
        case "conversation.item.create": try await create(&fields)
        case "conversation.item.retrieve": try await retrieve(&fields)
        case "conversation.item.delete": try await delete(&fields)
        case "response.create": return try await begin(&fields, text)
        case "response.cancel": try cancel(&fields)
        case _
        where type.hasPrefix("input_audio_buffer.") || type.hasPrefix("output_audio_buffer.") || type == "conversation.item.truncate":
            throw APIError.invalid("This server has no audio: '\(type)' is not taken.", param: "type", code: "unsupported_event")
        default:
            throw APIError.invalidValue(
                type, param: "type",
                supported: [
                    "session.update", "conversation.item.create", "conversation.item.retrieve", "conversation.item.delete",
                    "response.create", "response.cancel",
                ])
        }
        return nil
    }

    private func update(_ fields: inout Fields, _ text: JSONText) async throws {
        guard var session = try fields.object("session") else { throw APIError.missing("session") }
        try fields.finish()
        var changed = settings
        try changed.take(&session, text.at("session"), tools)
        try changed.takeSession(&session)
        try session.finish()
        settings = changed
        await events.send("session.updated", ["session": settings.json])
    }

    // MARK: The conversation

    private func create(_ fields: inout Fields) async throws {
        guard var given = try fields.object("item") else { throw APIError.missing("item") }
        let previous = try fields.string("previous_item_id", limit: 64)
        try fields.finish()
        let item = try RealtimeItem(&given) { WireID.make("item") }
        if case .output(let callID, _) = item.kind, !isCalled(callID) {
            throw APIError.invalid(
                "Error adding item: no function call with the call_id '\(callID)' is in the conversation.", param: "item.call_id",
                code: "item_create_invalid_call_id")
        }
        let kept = try await keptOnDisk(item, path: "item")
        try conversation.add(kept, after: previous)
        let said = RealtimeAnswer.after(conversation.previous(of: kept.item.id), kept.item.json)
        await events.send("conversation.item.added", said)
        await events.send("conversation.item.done", said)
    }

    private func isCalled(_ callID: String) -> Bool {
        conversation.items.contains { if case .call(callID, _, _) = $0.item.kind { true } else { false } }
    }

    /// Checks an item's pictures and moves them to the disk: a session's memory is its words.
    func keptOnDisk(_ item: RealtimeItem, path: String) async throws -> RealtimeConversation.Kept {
        guard case .message(let role, let content) = item.kind else { return RealtimeConversation.Kept(item: item) }
        var kept = RealtimeConversation.Kept(item: item)
        var moved: [RealtimeItem.Content] = []
        for (index, part) in content.enumerated() {
            guard case .inputImage(let url?, let detail) = part else {
                moved.append(part)
                continue
            }
            let param = "\(path).content[\(index)].image_url"
            guard settings.model.model.info.text?.vision == true || settings.image != nil else {
                throw APIError.unsupportedParameter(param, model: settings.model.requested, because: "it does not see pictures.")
            }
            let intake = PictureIntake(store: parts.store, fetcher: parts.fetcher)
            let found: PictureIntake.Pictures
            do {
                found = try await intake.pictures(images: [.url(url)], mask: nil, for: principal)
            } catch var error as APIError {
                error.param = param
                throw error
            }
            files += found.discard
            kept.pictures += found.inputs
            moved.append(.inputImage(url: nil, detail: detail))
        }
        kept.item.kind = .message(role, moved)
        return kept
    }

    private func retrieve(_ fields: inout Fields) async throws {
        let kept = try need(&fields)
        var item = kept.item.json
        // The events of an item leave its pictures out; who asks for it gets them.
        if case .object(var object) = item {
            if case .message(let role, let content) = kept.item.kind, role == .user {
                var files = kept.pictures.makeIterator()
                let whole = content.map { part in
                    guard case .inputImage(_, let detail) = part, let file = files.next() else { return part }
                    return .inputImage(url: Self.dataURL(file), detail: detail)
                }
                item = RealtimeItem(id: kept.item.id, status: kept.item.status, kind: .message(role, whole)).json
            } else if case .picture = kept.item.kind, let file = kept.pictures.first {
                object["result"] = .string(Self.base64(file))
                item = .object(object)
            }
        }
        await events.send("conversation.item.retrieved", ["item": item])
    }

    private static func base64(_ file: InputPicture) -> String {
        String(decoding: Base64.encode([UInt8](FileManager.default.contents(atPath: file.path) ?? Data())), as: UTF8.self)
    }

    private static func dataURL(_ file: InputPicture) -> String { "data:\(file.format.mimeType);base64,\(base64(file))" }

    private func delete(_ fields: inout Fields) async throws {
        let kept = try need(&fields)
        _ = conversation.remove(kept.item.id)
        await events.send("conversation.item.deleted", ["item_id": .string(kept.item.id)])
    }

    private func need(_ fields: inout Fields) throws -> RealtimeConversation.Kept {
        guard let id = try fields.string("item_id", limit: 64) else { throw APIError.missing("item_id") }
        try fields.finish()
        guard let kept = conversation.item(id) else {
            throw APIError.notFound("There is no item '\(id)' in this conversation.", param: "item_id")
        }
        return kept
    }

    /// Files that go with the session.
    func forget(_ paths: [String]) { files += paths }

    /// What a response adds to the conversation or keeps for the session; gives the id of the item before.
    func keep(_ kept: RealtimeConversation.Kept, inConversation: Bool) -> String? {
        pinned += kept.pictures.map(\.sha256)
        guard inConversation else { return nil }
        if conversation.item(kept.item.id) == nil {
            if kept.item.status == .inProgress { conversation.append(kept) }
        } else {
            conversation.replace(kept)
        }
        return conversation.previous(of: kept.item.id)
    }
}
