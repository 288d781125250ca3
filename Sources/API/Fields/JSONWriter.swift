/// Writes JSON from the left to the right, with keys in the order in which they are given and with parts that are JSON already.
public struct JSONWriter: Sendable {
    /// What was written.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer that has written nothing.
    public init() {}

    /// Writes an object; `body` writes its members.
    public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "{"))
        try body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array; `body` writes its elements.
    public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open(UInt8(ascii: "["))
        try body(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes a key; its value has to follow.
    public mutating func key(_ key: String) {
        value(.string(key))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a value.
    public mutating func value(_ value: JSONValue) { raw(value.encoded()) }

    /// Writes text that is JSON already.
    public mutating func value(_ text: JSONText) { raw(text.bytes) }

    /// Writes a string of pieces that need no escapes, such as base64.
    public mutating func plainString(_ head: String, _ tail: some Sequence<UInt8>) {
        raw(Array("\"\(head)".utf8))
        bytes.append(contentsOf: tail)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a member whose value is given; nothing where it is `nil`.
    public mutating func member(_ key: String, _ value: JSONValue?) {
        guard let value else { return }
        self.key(key)
        self.value(value)
    }

    /// Writes a member whose value is JSON text; nothing where it is `nil`.
    public mutating func member(_ key: String, text: JSONText?) {
        guard let text else { return }
        self.key(key)
        value(text)
    }

    private mutating func raw(_ value: [UInt8]) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: value)
        needsComma = true
    }

    private mutating func open(_ sign: UInt8) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        bytes.append(sign)
        needsComma = false
    }

    private mutating func close(_ sign: UInt8) {
        bytes.append(sign)
        needsComma = true
    }
}
