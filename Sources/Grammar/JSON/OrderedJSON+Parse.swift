import API

extension OrderedJSON {
    /// The deepest nesting that is read.
    public static let deepest = 256

    /// Reads JSON text (RFC 8259): valid UTF-8, no lone surrogates, nothing behind the value.
    ///
    /// Throws `APIError.malformedBody`, also beyond `deepest` levels.
    public static func parse(_ bytes: some Sequence<UInt8>) throws(APIError) -> OrderedJSON {
        var reader = OrderedReader(bytes: Array(bytes))
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.offset == reader.bytes.count else { throw reader.fault("something stands behind the value") }
        return value
    }
}

/// Where a text is read.
private struct OrderedReader {
    let bytes: [UInt8]
    var offset = 0

    func fault(_ what: String) -> APIError { .malformedBody("\(what) (byte \(offset)).") }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    mutating func takes(_ sign: Character) -> Bool {
        guard let byte = next, byte == sign.asciiValue else { return false }
        offset += 1
        return true
    }

    mutating func value(depth: Int) throws(APIError) -> OrderedJSON {
        guard depth < OrderedJSON.deepest else { throw fault("nested deeper than \(OrderedJSON.deepest) levels") }
        skipSpace()
        guard let first = next else { throw fault("it ends where a value should stand") }
        switch first {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    mutating func word(_ word: StaticString, _ value: OrderedJSON) throws(APIError) -> OrderedJSON {
        for position in 0..<word.utf8CodeUnitCount {
            guard next == word.utf8Start[position] else { throw fault("no value where one should stand") }
            offset += 1
        }
        return value
    }

    mutating func object(depth: Int) throws(APIError) -> OrderedJSON {
        offset += 1
        skipSpace()
        if takes("}") { return .object([]) }
        var members: [OrderedJSON.Member] = []
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("no key where one should stand") }
            let key = try string()
            skipSpace()
            guard takes(":") else { throw fault("no ':' behind a key") }
            members.append(.init(key, try value(depth: depth + 1)))
            skipSpace()
        } while takes(",")
        guard takes("}") else { throw fault("neither ',' nor '}' behind a value") }
        return .object(members)
    }

    mutating func array(depth: Int) throws(APIError) -> OrderedJSON {
        offset += 1
        skipSpace()
        if takes("]") { return .array([]) }
        var elements: [OrderedJSON] = []
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while takes(",")
        guard takes("]") else { throw fault("neither ',' nor ']' behind a value") }
        return .array(elements)
    }

    mutating func number() throws(APIError) -> OrderedJSON {
        let start = offset
        while let byte = next, (byte >= 48 && byte <= 57) || "+-.eE".utf8.contains(byte) { offset += 1 }
        guard offset > start else { throw fault("no value where one should stand") }
        guard let decimal = ExactDecimal(bytes[start..<offset]) else { throw fault("no number that can be read") }
        return .number(decimal)
    }

    mutating func string() throws(APIError) -> String {
        offset += 1
        var buffer: [UInt8] = []
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: buffer, as: UTF8.self) else { throw fault("a string that is no UTF-8") }
                return text
            case UInt8(ascii: "\\"): try escape(into: &buffer)
            case 0..<0x20: throw fault("a control character in a string")
            default: buffer.append(byte)
            }
        }
        throw fault("a string without an end")
    }

    mutating func escape(into buffer: inout [UInt8]) throws(APIError) {
        guard let byte = next else { throw fault("a string without an end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "b"): buffer.append(8)
        case UInt8(ascii: "f"): buffer.append(12)
        case UInt8(ascii: "n"): buffer.append(10)
        case UInt8(ascii: "r"): buffer.append(13)
        case UInt8(ascii: "t"): buffer.append(9)
        case UInt8(ascii: "u"):
            var code = try hex4()
            if (0xD800..<0xDC00).contains(code) {
                guard takes("\\"), takes("u") else { throw fault("half a surrogate pair") }
                let low = try hex4()
                guard (0xDC00..<0xE000).contains(low) else { throw fault("half a surrogate pair") }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw fault("half a surrogate pair") }
            buffer.append(contentsOf: Array(String(scalar).utf8))
        default: throw fault("an unknown escape")
        }
    }

    mutating func hex4() throws(APIError) -> UInt32 {
        guard offset + 4 <= bytes.count, let value = UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16),
            bytes[offset] != UInt8(ascii: "+")
        else { throw fault("no hexadecimal digits") }
        offset += 4
        return value
    }
}
