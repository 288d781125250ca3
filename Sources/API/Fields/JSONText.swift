import Foundation
import JSONScan

/// A JSON value as it was written: the order of its keys is kept, which schemas need, since a structured output's keys come
/// in its schema's order.
public struct JSONText: Sendable, Hashable {
    /// The text, UTF-8.
    public let bytes: [UInt8]

    /// Text that is known to be JSON.
    init(known bytes: [UInt8]) { self.bytes = bytes }

    /// Takes text; throws `APIError.malformedBody` where it is no JSON or nested deeper than 64.
    public init(_ bytes: [UInt8]) throws {
        try Self.scan(bytes) { scanner in
            try scanner.skip()
            try scanner.end()
        }
        self.bytes = bytes
    }

    /// The text of a value, with sorted keys.
    public init(_ value: JSONValue) { bytes = value.encoded() }

    /// The value, without the order of its keys.
    public var value: JSONValue { (try? JSONValue.parse(bytes)) ?? .null }

    /// The text of what lies at `path` in this text; `nil` where there is nothing or `null`. Of equal keys the last counts, as parsers take it.
    public func at(_ path: PathStep...) -> JSONText? { at(path[...]) }

    /// The keys of an object in their order; empty for anything else.
    public var keys: [String] {
        var keys: [String] = []
        try? Self.scan(bytes) { scanner in
            guard try scanner.peek() == .object else { return }
            try scanner.object { scanner, key in
                keys.append(key)
                try scanner.skip()
            }
        }
        return keys
    }

    /// The members of an object in their order; empty for anything else.
    public var members: [(key: String, value: JSONText)] {
        var members: [(key: String, value: JSONText)] = []
        try? Self.scan(bytes) { scanner in
            guard try scanner.peek() == .object else { return }
            try scanner.object { scanner, key in members.append((key, try Self.take(&scanner, bytes))) }
        }
        return members
    }

    /// The elements of an array; empty for anything else.
    public var elements: [JSONText] {
        var elements: [JSONText] = []
        try? Self.scan(bytes) { scanner in
            guard try scanner.peek() == .array else { return }
            try scanner.array { elements.append(try Self.take(&$0, bytes)) }
        }
        return elements
    }

    /// A step of a path: a key or a place.
    public enum PathStep: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
        case key(String)
        case place(Int)

        /// A key.
        public init(stringLiteral value: String) { self = .key(value) }
        /// A place, from 0.
        public init(integerLiteral value: Int) { self = .place(value) }
    }

    private func at(_ path: ArraySlice<PathStep>) -> JSONText? {
        guard let step = path.first else { return bytes == Array("null".utf8) ? nil : self }
        switch step {
        case .key(let key): return member(key)?.at(path.dropFirst())
        case .place(let place):
            let elements = elements
            return elements.indices.contains(place) ? elements[place].at(path.dropFirst()) : nil
        }
    }

    /// A member of an object, without copying the others.
    private func member(_ wanted: String) -> JSONText? {
        var member: JSONText?
        try? Self.scan(bytes) { scanner in
            guard try scanner.peek() == .object else { return }
            try scanner.object { scanner, key in
                if key == wanted { member = try Self.take(&scanner, bytes) } else { try scanner.skip() }
            }
        }
        return member
    }

    private static func take(_ scanner: inout JSONScanner, _ bytes: [UInt8]) throws -> JSONText {
        _ = try scanner.peek()
        let start = scanner.offset
        try scanner.skip()
        return JSONText(known: Array(bytes[start..<scanner.offset]))
    }

    private static func scan(_ bytes: [UInt8], _ body: (inout JSONScanner) throws -> Void) throws {
        try bytes.withUnsafeBytes { raw in
            var scanner = JSONScanner(raw)
            do { try body(&scanner) } catch let error as JSONScanError { throw APIError.malformedBody("\(error).") }
        }
    }
}

extension JSONText: CustomStringConvertible {
    /// The text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
