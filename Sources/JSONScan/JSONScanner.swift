/// Reads JSON from the left to the right, without building a tree: for files of weights and tokenizers, whose headers are
/// large and whose makers are strangers. Nesting is bounded and numbers are checked, so no input can crash it.
///
/// The bytes must outlive the scanner.
public struct JSONScanner {
    /// The deepest nesting that is read.
    public static let deepest = 64
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where the next byte is read.
    public internal(set) var offset = 0
    var depth = 0

    /// A scanner over `bytes`.
    public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes.assumingMemoryBound(to: UInt8.self) }

    /// What stands next.
    public enum Kind: Sendable { case object, array, string, number, bool, null }

    /// The kind of the value that stands next.
    public mutating func peek() throws -> Kind {
        skipSpace()
        guard offset < bytes.count else { throw fault("it ends where a value should stand") }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        default: throw fault("byte \(bytes[offset]) begins no value")
        }
    }

    /// Reads an object; `member` is called for each key and must read the value.
    public mutating func object(_ member: (inout JSONScanner, String) throws -> Void) throws {
        try open("{")
        if closes("}") { return }
        repeat {
            let key = try string()
            try expect(":")
            try member(&self, key)
        } while try continues(or: "}")
    }

    /// Reads an array; `element` is called once for each element and must read it.
    public mutating func array(_ element: (inout JSONScanner) throws -> Void) throws {
        try open("[")
        if closes("]") { return }
        repeat { try element(&self) } while try continues(or: "]")
    }

    /// Reads an integer.
    public mutating func integer() throws -> Int {
        let text = try numberBytes()
        guard let value = Int(String(decoding: text, as: UTF8.self)) else { throw fault("no integer that can be counted with") }
        return value
    }

    /// Reads `true` or `false`.
    public mutating func bool() throws -> Bool {
        skipSpace()
        if literal("true") { return true }
        if literal("false") { return false }
        throw fault("neither true nor false")
    }

    /// Reads `null` if it stands next.
    public mutating func null() -> Bool {
        skipSpace()
        return literal("null")
    }

    /// Reads a value and forgets it.
    public mutating func skip() throws {
        switch try peek() {
        case .object: try object { scanner, _ in try scanner.skip() }
        case .array: try array { try $0.skip() }
        case .string: _ = try string()
        case .number: _ = try numberBytes()
        case .bool: _ = try bool()
        case .null: if !null() { throw fault("no value") }
        }
    }

    /// Checks that nothing but white space is left.
    public mutating func end() throws {
        skipSpace()
        guard offset == bytes.count else { throw fault("something stands behind its end") }
    }

    /// An error at the place that was reached.
    public func fault(_ reason: String) -> JSONScanError { JSONScanError(offset: offset, reason: reason) }
}

/// Why bytes are not the JSON that was expected.
public struct JSONScanError: Error, CustomStringConvertible, Equatable {
    /// The byte at which it was noticed.
    public var offset: Int
    /// What is wrong.
    public var reason: String

    /// `reason (byte offset)`.
    public var description: String { "\(reason) (at byte \(offset) of its JSON)" }
}
