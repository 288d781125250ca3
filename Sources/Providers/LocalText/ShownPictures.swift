import API
import Diffusion
import Engine
import Generation
import Pictures
import Registry

/// The pictures of a conversation, measured before any of them is decoded.
struct ShownPictures {
    /// The sizes that those are scaled to which are still to be decoded, in their order.
    private var sizes: [(width: Int, height: Int)] = []

    /// - Throws: `APIError` for pictures that the model does not see, that are no pictures, or that do not fit into its context together.
    init(_ task: ChatTask, _ facts: TextFacts) throws {
        var tokens = 0
        for (number, message) in task.messages.enumerated() {
            for part in message.parts {
                guard case .picture(let bytes, _, let detail) = part else { continue }
                let param = Self.param(number)
                guard let sight = facts.sight else {
                    throw APIError.invalid(
                        "The model '\(task.model)' does not see: its messages hold text only.", param: param, code: "unsupported_value")
                }
                guard message.role == .user || message.role == .tool else {
                    throw APIError.invalid(
                        "The model '\(task.model)' is shown pictures by users and tools only.", param: param, code: "unsupported_value")
                }
                let info = try Self.reading(param) { try PictureInfo.read(bytes: bytes) }
                guard let size = sight.size(width: info.uprightWidth, height: info.uprightHeight, mostTokens: detail.mostTokens) else {
                    throw APIError.invalidImage(
                        param: param,
                        reason: "the picture is \(info.uprightWidth)x\(info.uprightHeight): one edge is more than 200 times the other.")
                }
                sizes.append(size)
                tokens += sight.tokens(width: size.width, height: size.height)
                guard tokens < facts.context else {
                    throw APIError.invalid(
                        "This model's maximum context length is \(facts.context) tokens. However, the pictures up to this message take \(tokens) tokens by themselves. Send fewer or smaller pictures, or ask for less detail.",
                        param: param, code: "context_length_exceeded")
                }
            }
        }
    }

    /// The conversation's next picture at the size that the model looks at; what is transparent shows white.
    ///
    /// - Parameters:
    ///   - bytes: its file.
    ///   - message: the number of its message.
    /// - Throws: `APIError` for a file that cannot be decoded; `CancellationError`.
    mutating func next(_ bytes: [UInt8], message: Int) throws -> ChatPicture {
        let size = sizes.removeFirst()
        try Task.checkCancellation()
        let bitmap = try Self.reading(Self.param(message)) {
            // A photograph many times larger than what is looked at is reduced while it is decoded.
            try Bitmap.decode(bytes: bytes, fitting: max(Self.largest, 2 * max(size.width, size.height)))
                .resizedCubic(width: size.width, height: size.height)
        }
        let colours = RGBPicture(bitmap)
        return ChatPicture(width: size.width, height: size.height, pixels: colours.pixels)
    }

    /// Edges up to this are decoded as they are.
    private static let largest = 4096

    private static func param(_ message: Int) -> String { "messages[\(message)].content" }

    private static func reading<Value>(_ param: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as PictureError { throw APIError.invalidImage(param: param, reason: "\(error).") }
    }
}

extension ChatMessage.Detail {
    /// The most tokens that a picture is looked at with. The models' makers advise 256 to 1280.
    var mostTokens: Int {
        switch self {
        case .low: 256
        case .auto: 1280
        case .high, .original: TextSight.mostTokens
        }
    }
}
