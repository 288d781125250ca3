/// A piece of a thread's message.
public enum MessageContent: Codable, Sendable, Equatable {
    /// Words.
    case text(String)
    /// A picture among the uploaded files, and how closely to look at it.
    case imageFile(id: String, detail: String)
    /// A picture on the web, and how closely to look at it.
    case imageURL(String, detail: String)

    /// The piece as messages give it.
    public var json: JSONValue {
        switch self {
        case .text(let text): ["type": "text", "text": ["value": .string(text), "annotations": []]]
        case .imageFile(let id, let detail): ["type": "image_file", "image_file": ["file_id": .string(id), "detail": .string(detail)]]
        case .imageURL(let url, let detail): ["type": "image_url", "image_url": ["url": .string(url), "detail": .string(detail)]]
        }
    }

    /// Encodes the piece as messages give it.
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    /// Decodes a piece that was kept.
    public init(from decoder: any Decoder) throws {
        var fields = try Fields(json: try JSONValue(from: decoder))
        if var file = try fields.object("image_file") {
            self = .imageFile(id: try file.string("file_id") ?? "", detail: try file.string("detail") ?? "auto")
        } else if var link = try fields.object("image_url") {
            self = .imageURL(try link.string("url") ?? "", detail: try link.string("detail") ?? "auto")
        } else {
            var text = try fields.object("text")
            self = .text(try text?.string("value") ?? "")
        }
    }

    /// The most characters of a message's words.
    public static let longestText = 256_000

    /// Reads a message's `content`: a string or up to 512 pieces.
    ///
    /// - Throws: `APIError` naming the field.
    public static func read(_ value: JSONValue?, path: String) throws -> [MessageContent] {
        switch value {
        case nil: throw APIError.missing(path)
        case .string(let text)?:
            guard !text.isEmpty else {
                throw APIError.invalid("Invalid '\(path)': the message is empty.", param: path, code: "empty_string")
            }
            return [.text(try checked(text, path))]
        case .array(let list)?:
            guard !list.isEmpty, list.count <= 512 else {
                throw APIError.invalid("Invalid '\(path)': a message has 1 to 512 pieces.", param: path)
            }
            return try list.enumerated().map { try piece($1, "\(path)[\($0)]") }
        case let other?: throw APIError.invalidType(param: path, expected: "a string or an array", found: other.kind)
        }
    }

    private enum Kind: String, CaseIterable {
        case text
        case imageFile = "image_file"
        case imageURL = "image_url"
    }

    private enum Detail: String, CaseIterable { case auto, low, high }

    private static func piece(_ value: JSONValue, _ path: String) throws -> MessageContent {
        var fields = try Fields(json: value, path: path)
        guard let kind = try fields.choice("type", of: Kind.self) else { throw APIError.missing("\(path).type") }
        let piece: MessageContent
        switch kind {
        case .text:
            guard let text = try fields.string("text") else { throw APIError.missing("\(path).text") }
            piece = .text(try checked(text, "\(path).text"))
        case .imageFile:
            guard var file = try fields.object("image_file") else { throw APIError.missing("\(path).image_file") }
            guard let id = try file.string("file_id", limit: 256) else { throw APIError.missing("\(path).image_file.file_id") }
            piece = .imageFile(id: id, detail: try file.choice("detail", of: Detail.self)?.rawValue ?? "auto")
            try file.finish()
        case .imageURL:
            guard var link = try fields.object("image_url") else { throw APIError.missing("\(path).image_url") }
            guard let url = try link.string("url", limit: ImageReference.longestURL) else {
                throw APIError.missing("\(path).image_url.url")
            }
            _ = try ImageReference(json: .string(url), path: "\(path).image_url.url")
            piece = .imageURL(url, detail: try link.choice("detail", of: Detail.self)?.rawValue ?? "auto")
            try link.finish()
        }
        try fields.finish()
        return piece
    }

    private static func checked(_ text: String, _ path: String) throws -> String {
        guard text.utf8.count <= longestText || text.unicodeScalars.count <= longestText else {
            throw APIError(
                status: 400, message: "Invalid '\(path)': string too long. Expected a string with maximum length \(longestText).",
                param: path, code: "string_above_max_length")
        }
        return text
    }
}
