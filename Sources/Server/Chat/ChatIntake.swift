import API
import Jobs
import Pictures
import Providers
import Registry
import Store

/// Turns what requests say into conversations: finds the model, fetches and checks the pictures, holds the memory. Every endpoint that talks goes
/// through here, so they cannot differ in what they take.
package struct ChatIntake: Sendable {
    /// The most pictures of one conversation, and the most bytes of their files together; OpenAI's limits.
    package static let mostPictures = 500, mostPictureBytes = 50 << 20
    /// The most messages of one conversation.
    package static let mostMessages = 10_000

    let parts: ServerParts
    let pictures: PictureIntake

    /// An intake of the server's.
    package init(parts: ServerParts) {
        self.parts = parts
        pictures = PictureIntake(store: parts.store, fetcher: parts.fetcher)
    }

    /// The model that a request names.
    ///
    /// - Throws: `APIError`: 400 for one that makes pictures, or an app; 403 where the key may not use it; 404.
    package func model(_ name: String?, for principal: Principal) throws -> ResolvedChatModel {
        guard let name else { throw APIError.missing("model") }
        if let slug = ImageRoutes.slug(name) {
            throw APIError.invalid(
                "The app '\(slug.prefix(100))' makes pictures and does not converse. Use /v1/images/generations, or a text model.",
                param: "model", code: "unsupported_model")
        }
        let resolved = try parts.registry.chat(named: name)
        try parts.service.authorize(resolved, for: principal)
        return resolved
    }

    /// Fetches and checks the pictures of messages.
    ///
    /// The memory that all conversations share is held by the result: keep it until the answer is over.
    ///
    /// - Throws: `APIError` with status 400, naming the field; a model that sees no pictures is found before anything is fetched.
    package func take(_ given: [GivenMessage], for model: ResolvedChatModel, principal: Principal) async throws -> TakenMessages {
        guard given.count <= Self.mostMessages else {
            throw APIError.invalid(
                "Invalid 'messages': at most \(Self.mostMessages) messages are taken, but got \(given.count).", param: "messages",
                code: "array_above_max_length")
        }
        let wanted = given.flatMap { $0.parts.compactMap { if case .picture(let picture) = $0 { picture } else { nil } } }
        try check(wanted, for: model)
        let files = try await files(of: wanted, for: principal)
        let words = given.reduce(0) { $0 + $1.wordBytes }
        let memory = try await HeldMemory(words + Self.most(wanted, files), of: parts.conversations)
        var found = try await fetch(wanted, files).makeIterator()
        var bytes = 0
        let messages = given.map { message in
            let parts: [ChatMessage.Part] = message.parts.compactMap { part in
                switch part {
                case .text(let text): return .text(text)
                case .refusal(let text): return .refusal(text)
                case .picture(let picture):
                    guard let file = found.next() else { return nil }
                    bytes += file.bytes.count
                    return .picture(bytes: file.bytes, format: file.format, detail: picture.detail)
                }
            }
            return ChatMessage(message.role, parts, calls: message.calls, callID: message.callID, name: message.name)
        }
        memory.shrink(to: words + bytes)
        return TakenMessages(messages: messages, memory: memory)
    }

    private func check(_ wanted: [GivenPicture], for model: ResolvedChatModel) throws {
        guard let first = wanted.first else { return }
        guard model.model.info.text?.vision == true else {
            throw APIError.unsupportedParameter(first.param, model: model.requested, because: "it does not see pictures.")
        }
        guard wanted.count <= Self.mostPictures else {
            throw APIError.invalid(
                "Too many images: a conversation may hold \(Self.mostPictures) pictures, and this one holds \(wanted.count).",
                param: wanted[Self.mostPictures].param, code: "too_many_images")
        }
    }
}

/// A conversation that is ready to be continued.
package struct TakenMessages: Sendable {
    /// The messages with their pictures.
    package var messages: [ChatMessage]
    /// What they hold of the memory that conversations share.
    package let memory: HeldMemory
}

extension GivenMessage {
    /// Bytes of everything but pictures.
    fileprivate var wordBytes: Int {
        let said = parts.reduce(0) {
            switch $1 {
            case .text(let text), .refusal(let text): $0 + text.utf8.count
            case .picture: $0
            }
        }
        return 64 + said + calls.reduce(0) { $0 + $1.arguments.utf8.count + $1.name.utf8.count } + (name?.utf8.count ?? 0)
    }
}
