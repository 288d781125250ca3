extension JSONScanner {
    /// Reads a string, with its escapes undone.
    public mutating func string() throws -> String {
        skipSpace()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { throw fault("no string where one should stand") }
        offset += 1
        let start = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\") {
            guard bytes[offset] >= 0x20 else { throw fault("a control character in a string") }
            offset += 1
        }
        guard offset < bytes.count else { throw fault("a string without an end") }
        if bytes[offset] == UInt8(ascii: "\"") {
            let plain = bytes[start..<offset]
            offset += 1
            return try text(plain)
        }
        var buffer = Array(bytes[start..<offset])
        while true {
            guard offset < bytes.count else { throw fault("a string without an end") }
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "\"") { return try text(buffer) }
            guard byte >= 0x20 else { throw fault("a control character in a string") }
            if byte == UInt8(ascii: "\\") { try escape(into: &buffer) } else { buffer.append(byte) }
        }
    }

    private func text(_ utf8: some Collection<UInt8>) throws -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw fault("a string that is no UTF-8") }
        return text
    }

    private mutating func escape(into buffer: inout [UInt8]) throws {
        guard offset < bytes.count else { throw fault("a string without an end") }
        let byte = bytes[offset]
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(8)
        case UInt8(ascii: "f"): buffer.append(12)
        case UInt8(ascii: "n"): buffer.append(10)
        case UInt8(ascii: "r"): buffer.append(13)
        case UInt8(ascii: "t"): buffer.append(9)
        case UInt8(ascii: "u"):
            var code = UInt32(try hex4())
            if (0xD800..<0xDC00).contains(code) {
                guard literal("\\u") else { throw fault("half a surrogate pair") }
                let low = UInt32(try hex4())
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
            buffer.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        default: throw fault("an unknown escape")
        }
    }

    private mutating func hex4() throws -> UInt16 {
        guard offset + 4 <= bytes.count else { throw fault("a string without an end") }
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue, bytes[offset] < 0x80 else {
                throw fault("no hexadecimal digit")
            }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }

    mutating func skipSpace() {
        while offset < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[offset]) { offset += 1 }
    }

    mutating func literal(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard offset + count <= bytes.count else { return false }
        for position in 0..<count where bytes[offset + position] != word.utf8Start[position] { return false }
        offset += count
        return true
    }

    mutating func expect(_ sign: StaticString) throws {
        skipSpace()
        guard literal(sign) else { throw fault("no '\(sign)' where one should stand") }
    }

    mutating func open(_ sign: StaticString) throws {
        try expect(sign)
        depth += 1
        guard depth <= Self.deepest else { throw fault("nested deeper than \(Self.deepest)") }
    }

    mutating func closes(_ sign: StaticString) -> Bool {
        skipSpace()
        guard literal(sign) else { return false }
        depth -= 1
        return true
    }

    mutating func continues(or end: StaticString) throws -> Bool {
        skipSpace()
        if literal(",") { return true }
        guard closes(end) else { throw fault("neither ',' nor '\(end)' behind a value") }
        return false
    }

    mutating func numberBytes() throws -> Slice<UnsafeBufferPointer<UInt8>> {
        skipSpace()
        let start = offset
        while offset < bytes.count, offset - start < 64, isNumeric(bytes[offset]) { offset += 1 }
        guard offset > start else { throw fault("no number where one should stand") }
        return bytes[start..<offset]
    }

    private func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "e"),
            UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
