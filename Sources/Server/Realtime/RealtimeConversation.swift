import API
import Foundation
import Pictures
import Registry

/// What was said in a realtime session: its items in their order, with their pictures' files.
struct RealtimeConversation: Sendable {
    /// The most items, and the most bytes of their words together; pictures lie on the disk.
    static let mostItems = 5_000, mostBytes = 16 << 20

    /// An item with the files of its pictures, in their order.
    struct Kept: Sendable {
        var item: RealtimeItem
        var pictures: [InputPicture] = []
    }

    private(set) var items: [Kept] = []
    private var bytes = 0

    /// The id of the item before the newest; `nil` where there is none.
    func previous(of id: String) -> String? {
        guard let index = items.firstIndex(where: { $0.item.id == id }), index > 0 else { return nil }
        return items[index - 1].item.id
    }

    /// The item with this id.
    func item(_ id: String) -> Kept? { items.first { $0.item.id == id } }

    /// Adds an item after another: `nil` for the end, `root` for the beginning.
    mutating func add(_ kept: Kept, after previous: String?) throws {
        guard item(kept.item.id) == nil else {
            throw APIError.invalid(
                "Error adding item: an item with the id '\(kept.item.id)' already exists.", param: "item.id",
                code: "item_create_duplicate_item_id")
        }
        guard items.count < Self.mostItems, bytes + kept.item.size <= Self.mostBytes else {
            throw APIError.invalid(
                "The conversation is full (\(Self.mostItems) items, \(Self.mostBytes >> 20) MB of text): delete items.", param: "item",
                code: "conversation_full")
        }
        switch previous {
        case nil: items.append(kept)
        case "root"?: items.insert(kept, at: 0)
        case let id?:
            guard let index = items.firstIndex(where: { $0.item.id == id }) else {
                throw APIError.invalid(
                    "Error adding item: the previous item with id '\(id.prefix(64))' does not exist.", param: "previous_item_id",
                    code: "item_create_invalid_previous_item_id")
            }
            items.insert(kept, at: index + 1)
        }
        bytes += kept.item.size
    }

    /// What a response adds is never refused: it is paid for.
    mutating func append(_ kept: Kept) {
        items.append(kept)
        bytes += kept.item.size
    }

    /// Puts an item's last state in its place, if it is still there.
    mutating func replace(_ kept: Kept) {
        guard let index = items.firstIndex(where: { $0.item.id == kept.item.id }) else { return }
        bytes += kept.item.size - items[index].item.size
        items[index] = kept
    }

    /// Removes an item; false where there is none.
    mutating func remove(_ id: String) -> Bool {
        guard let index = items.firstIndex(where: { $0.item.id == id }) else { return false }
        bytes -= items.remove(at: index).item.size
        return true
    }

    /// The messages that a model reads, with the pictures in memory.
    ///
    /// - Parameter sees: Whether the model sees pictures; else it is told that there is one.
    static func messages(_ items: [Kept], instructions: String, sees: Bool) throws -> [ChatMessage] {
        var messages = instructions.isEmpty ? [] : [ChatMessage(.system, instructions)]
        for kept in items {
            switch kept.item.kind {
            case .message(let role, let content):
                var files = kept.pictures.makeIterator()
                let parts: [ChatMessage.Part] = try content.compactMap { part in
                    switch part {
                    case .inputText(let text), .outputText(let text): return .text(text)
                    case .inputImage(_, let detail):
                        guard let file = files.next() else { return nil }
                        guard sees else { return .text("(a picture)") }
                        guard let data = FileManager.default.contents(atPath: file.path) else { throw APIError.internalError }
                        return .picture(bytes: [UInt8](data), format: file.format, detail: .init(rawValue: detail) ?? .auto)
                    }
                }
                messages.append(ChatMessage(role == .system ? .system : role == .user ? .user : .assistant, parts))
            case .call(let id, let name, let arguments):
                // The calls of one answer are one message's.
                let call = ChatCall(id: id, name: name, arguments: arguments)
                if let last = messages.indices.last, messages[last].role == .assistant {
                    messages[last].calls.append(call)
                } else {
                    messages.append(ChatMessage(.assistant, [], calls: [call]))
                }
            case .output(let id, let text): messages.append(ChatMessage(.tool, [.text(text)], callID: id))
            case .picture(let picture):
                messages.append(ChatMessage(.assistant, "(I drew a picture and showed it: \(picture.prompt))"))
            }
        }
        return messages
    }

    /// The pictures that a drawing tool can work on, oldest first. Those of the newest message are what "it" means.
    static func pictures(_ items: [Kept]) -> [ConversationPicture] {
        let newest = items.lastIndex { !$0.pictures.isEmpty && $0.pictures.allSatisfy(\.format.isAccepted) }
        return items.enumerated().flatMap { index, kept in
            var drawn: String?
            if case .picture = kept.item.kind { drawn = kept.item.id }
            return kept.pictures.filter(\.format.isAccepted).map { ConversationPicture($0, isNew: index == newest, callID: drawn) }
        }
    }

    /// Bytes that the pictures of `items` take in memory.
    static func pictureBytes(_ items: [Kept]) -> Int { items.reduce(0) { $0 + $1.pictures.reduce(0) { $0 + $1.bytes } } }
}
