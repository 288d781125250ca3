import API
import Foundation
import NIOPosix
import Registry
import Store

/// The items of a conversation as text models are told them.
struct ResponseHistory: Sendable {
    /// All items, oldest first.
    let items: [KeptResponseItem]
    /// The pictures that can be worked on, oldest first.
    let pictures: [ConversationPicture]

    /// The items of a conversation; those from `newFrom` on came with this request.
    init(_ items: [KeptResponseItem], newFrom: Int) {
        self.items = items
        pictures = items.enumerated().flatMap { index, kept in
            kept.pictures.filter(\.format.isAccepted).map {
                var callID: String?
                if case .imageCall(let call) = kept.item { callID = call.id }
                return ConversationPicture($0, isNew: index >= newFrom, callID: callID)
            }
        }
    }

    /// Bytes of everything but pictures.
    var wordBytes: Int {
        items.reduce(0) { total, kept in
            switch kept.item {
            case .message(let message): total + 64 + message.content.reduce(0) { $0 + $1.words.utf8.count }
            case .functionCall(let call): total + 64 + call.arguments.utf8.count + call.name.utf8.count
            case .functionOutput(let output): total + 64 + output.words.utf8.count
            case .imageCall(let call): total + 256 + (call.revisedPrompt?.utf8.count ?? 0)
            }
        }
    }

    /// Bytes of the pictures that a model would be shown: those that users and tools sent.
    var pictureBytes: Int {
        items.reduce(0) { total, kept in
            if case .imageCall = kept.item { total } else { total + kept.pictures.reduce(0) { $0 + $1.bytes } }
        }
    }

    /// The conversation as messages.
    ///
    /// - Parameters:
    ///   - instructions: What the model is told to be.
    ///   - pictures: How it learns of the pictures that were sent.
    ///   - callsTools: Whether pictures that were drawn are told as calls of the drawing tool.
    func messages(instructions: String?, pictures: PictureTelling, callsTools: Bool) async throws -> [ChatMessage] {
        var messages: [ChatMessage] = []
        if let instructions { messages.append(ChatMessage(.system, instructions)) }
        var number = 0
        for kept in items {
            var next = kept.pictures.makeIterator()
            func part(_ content: ResponseContent) async throws -> ChatMessage.Part {
                guard case .inputImage(let detail, _, _) = content, let picture = next.next() else {
                    if case .refusal(let text) = content { return .refusal(text) }
                    return .text(content.words)
                }
                number += 1
                switch pictures {
                case .shown:
                    return .picture(
                        bytes: try await Self.read(picture), format: picture.format,
                        detail: ChatMessage.Detail(rawValue: detail) ?? .auto)
                case .numbered: return .text("[picture \(number)]")
                case .left: return .text("")
                }
            }
            switch kept.item {
            case .message(let message):
                var said: [ChatMessage.Part] = []
                for content in message.content { said.append(try await part(content)) }
                messages.append(ChatMessage(ChatMessage.Role(rawValue: message.role.rawValue) ?? .user, said))
            case .functionCall(let call):
                Self.add(ChatCall(id: call.callID, name: call.name, arguments: call.arguments), to: &messages)
            case .functionOutput(let output):
                var said: [ChatMessage.Part] = []
                switch output.output {
                case .text(let text): said = [.text(text)]
                case .parts(let parts): for content in parts { said.append(try await part(content)) }
                }
                messages.append(ChatMessage(.tool, said, callID: output.callID))
            case .imageCall(let call):
                guard let picture = kept.pictures.first else { continue }
                let isNumbered = picture.format.isAccepted
                number += isNumbered ? 1 : 0
                let prompt = call.revisedPrompt ?? ""
                guard callsTools else {
                    messages.append(ChatMessage(.assistant, "[picture\(isNumbered ? " \(number)" : ""): \(prompt)]"))
                    continue
                }
                let id = "call_\(call.id)"
                let arguments: JSONValue = ["prompt": .string(prompt)]
                Self.add(
                    ChatCall(id: id, name: DrawingTool.name, arguments: String(decoding: arguments.encoded(), as: UTF8.self)), to: &messages
                )
                let told = Conversation.Round.told(picture.size.description, number: isNumbered ? number : nil)
                messages.append(ChatMessage(.tool, [.text(told)], callID: id))
            }
        }
        return messages
    }

    /// How a model learns of pictures.
    enum PictureTelling: Sendable {
        /// It sees them.
        case shown
        /// It reads their numbers.
        case numbered
        /// Not at all: the words are a prompt.
        case left
    }

    /// Calls of one turn are one message.
    private static func add(_ call: ChatCall, to messages: inout [ChatMessage]) {
        if messages.last?.role == .assistant {
            messages[messages.count - 1].calls.append(call)
        } else {
            messages.append(ChatMessage(.assistant, [], calls: [call]))
        }
    }

    /// Throws `APIError` with status 400 for a call without its answer, or the other way round.
    func checkCalls() throws {
        var open: [String] = []
        for kept in items {
            switch kept.item {
            case .functionCall(let call): open.append(call.callID)
            case .functionOutput(let output):
                guard let index = open.firstIndex(of: output.callID) else {
                    throw APIError.invalid(
                        "No tool call found for function call output with call_id \(output.callID.prefix(100)).", param: "input")
                }
                open.remove(at: index)
            case .message, .imageCall: break
            }
        }
        if let missing = open.first {
            throw APIError.invalid("No tool output found for function call \(missing.prefix(100)).", param: "input")
        }
    }

    private static func read(_ picture: InputPicture) async throws -> [UInt8] {
        try await NIOThreadPool.singleton.runIfActive {
            guard let data = FileManager.default.contents(atPath: picture.path) else {
                throw APIError.notFound("A picture of this conversation is no longer kept.", param: "input")
            }
            return [UInt8](data)
        }
    }
}

extension ResponseContent {
    /// Its words; empty for a picture.
    fileprivate var words: String {
        switch self {
        case .inputText(let text), .outputText(let text, _), .refusal(let text): text
        case .inputImage: ""
        }
    }
}

extension ResponseFunctionOutput {
    fileprivate var words: String {
        switch output {
        case .text(let text): text
        case .parts(let parts): parts.map(\.words).joined()
        }
    }
}
