import Foundation

/// What stands before a form part's body.
public struct MultipartHeaders: Sendable, Equatable {
    /// The field's name.
    public var name: String
    /// The file's name, for a file; nothing may trust it.
    public var filename: String?
    /// The content type that the client claims.
    public var contentType: String?

    /// The headers of a field.
    public init(name: String, filename: String? = nil, contentType: String? = nil) {
        self.name = name
        self.filename = filename
        self.contentType = contentType
    }

    /// Reads the header lines of a part; each line begins with CRLF.
    init(block: ArraySlice<UInt8>) throws {
        let text = String(decoding: block, as: UTF8.self)
        var disposition: HeaderParameters?
        for line in text.components(separatedBy: "\r\n") where !line.isEmpty {
            guard let colon = line.firstIndex(of: ":") else { throw APIError.malformedBody("a form part has a header without a colon.") }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            switch line[..<colon].trimmingCharacters(in: .whitespaces).lowercased() {
            case "content-disposition": disposition = HeaderParameters(value)
            case "content-type": contentType = value
            case "content-transfer-encoding":
                // RFC 7578, 4.7 deprecates the header; anything but the identity would corrupt the bytes silently.
                guard ["binary", "8bit", "7bit"].contains(value.lowercased()) else {
                    throw APIError.malformedBody("a form part uses the transfer encoding '\(value.prefix(40))', which is not supported.")
                }
            default: break
            }
        }
        guard let disposition, disposition.value.lowercased() == "form-data", let name = disposition["name"] else {
            throw APIError.malformedBody("a form part has no 'Content-Disposition: form-data' with a name.")
        }
        self.name = name
        filename = disposition["filename*"].flatMap(Self.extended) ?? disposition["filename"]
    }

    /// Decodes RFC 5987's `UTF-8''na%C3%AFve.png`, which some clients send beside `filename`.
    private static func extended(_ value: String) -> String? {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(parts[2]).removingPercentEncoding
    }
}

/// A header value with its parameters: `form-data; name="image"; filename="a \"b\".png"` (RFC 9110, 5.6.6).
public struct HeaderParameters: Sendable {
    /// What stands before the first semicolon.
    public let value: String
    private var parameters: [String: String] = [:]

    /// Reads a header value; what is malformed is left out.
    public init(_ header: String) {
        var rest = Substring(header)
        func token(until stops: Set<Character>) -> String {
            let end = rest.firstIndex(where: { stops.contains($0) }) ?? rest.endIndex
            defer { rest = rest[end...] }
            return rest[..<end].trimmingCharacters(in: .whitespaces)
        }
        value = token(until: [";"])
        while rest.popFirst() == ";" {
            let name = token(until: ["=", ";"]).lowercased()
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
            if rest.first == "\"" {
                rest.removeFirst()
                var text = ""
                while let character = rest.popFirst(), character != "\"" {
                    // Browsers write %22 for a quote and leave backslashes alone; curl and Python escape with a backslash.
                    if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                        text.append(next)
                        rest.removeFirst()
                    } else {
                        text.append(character)
                    }
                }
                parameters[name] = parameters[name] ?? text
                _ = token(until: [";"])
            } else {
                let text = token(until: [";"])
                parameters[name] = parameters[name] ?? text
            }
        }
    }

    /// A parameter by its lower-case name.
    public subscript(_ name: String) -> String? { parameters[name] }
}
