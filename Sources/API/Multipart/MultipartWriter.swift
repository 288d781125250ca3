import Foundation

/// Writes the frame of a `multipart/form-data` body: everything but the files' bytes, which are sent from where they lie.
public struct MultipartWriter: Sendable {
    /// The boundary between parts.
    public let boundary: String

    /// A writer with a boundary that no body holds by accident.
    public init() {
        boundary = "easel-" + UUID().uuidString.lowercased()
    }

    /// The `Content-Type` of the body.
    public var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    /// A whole text field.
    public func field(_ name: String, _ value: String) -> [UInt8] {
        Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(name))\"\r\n\r\n\(value)\r\n".utf8)
    }

    /// What stands before a file's bytes; a line break has to follow them.
    public func fileHead(_ name: String, filename: String, contentType: String) -> [UInt8] {
        let head =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quoted(name))\"; filename=\"\(Self.quoted(filename))\"\r\n"
        return Array((head + "Content-Type: \(contentType)\r\n\r\n").utf8)
    }

    /// The end of the body.
    public var end: [UInt8] { Array("--\(boundary)--\r\n".utf8) }

    /// WHATWG's escaping of names, so that no value ends its quotes or its line.
    private static func quoted(_ text: String) -> String {
        text.replacingOccurrences(of: "\"", with: "%22").replacingOccurrences(of: "\r", with: "%0D").replacingOccurrences(
            of: "\n", with: "%0A")
    }
}
