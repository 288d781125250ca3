/// Reads a call's JSON, `{"name": …, "arguments": …}`, as it is written: the arguments are passed on as they come once the name
/// is known, and kept until then.
struct CallScanner: Sendable {
    /// Where it is.
    private enum Place: Sendable { case before, key, colon, value, after, done, broken }

    private var place = Place.before
    private var key: [UInt8] = []
    private var value: [UInt8] = []
    private var depth = 0
    private var inString = false
    private var escaped = false
    private(set) var name: String?
    /// Arguments that came before the name.
    private var early: [UInt8] = []
    private var hasArguments = false
    /// All that was read.
    private(set) var raw: [UInt8] = []

    /// Whether the object is closed.
    var isDone: Bool { place == .done }
    /// Whether it is no call.
    var isBroken: Bool { place == .broken }

    private var isArguments: Bool { key == Array("arguments".utf8) || key == Array("parameters".utf8) }

    /// Takes a byte in that is not behind the object's end.
    mutating func read(_ byte: UInt8, into parts: inout [AnswerPart], bytes: inout [UInt8]) {
        raw.append(byte)
        let isSpace = byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
        switch place {
        case .before:
            if isSpace { return }
            place = byte == UInt8(ascii: "{") ? .after : .broken
        case .after:
            // Before a key, or before the end.
            if isSpace || byte == UInt8(ascii: ",") { return }
            if byte == UInt8(ascii: "\"") {
                key = []
                place = .key
            } else if byte == UInt8(ascii: "}") {
                place = name == nil ? .broken : .done
                if place == .done, !hasArguments { emit(Array("{}".utf8), &parts, &bytes) }
            } else {
                place = .broken
            }
        case .key:
            if byte == UInt8(ascii: "\"") { place = .colon } else { key.append(byte) }
        case .colon:
            if isSpace { return }
            place = byte == UInt8(ascii: ":") ? .value : .broken
            (value, depth, inString, escaped) = ([], 0, false, false)
        case .value: readValue(byte, isSpace: isSpace, &parts, &bytes)
        case .done, .broken: return
        }
    }

    private mutating func readValue(_ byte: UInt8, isSpace: Bool, _ parts: inout [AnswerPart], _ bytes: inout [UInt8]) {
        if value.isEmpty, isSpace { return }
        if depth == 0, !inString, !value.isEmpty, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") {
            endValue(&parts, &bytes)
            place = .after
            if byte == UInt8(ascii: "}") {
                raw.removeLast()
                read(byte, into: &parts, bytes: &bytes)
            }
            return
        }
        value.append(byte)
        if isArguments {
            hasArguments = true
            if name != nil { emit([byte], &parts, &bytes) } else { early.append(byte) }
        }
        if inString {
            if escaped {
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else if byte == UInt8(ascii: "\"") {
                inString = false
            }
        } else if byte == UInt8(ascii: "\"") {
            inString = true
        } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
            depth += 1
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            depth -= 1
            if depth == 0 {
                endValue(&parts, &bytes)
                place = .after
            }
        }
    }

    private mutating func endValue(_ parts: inout [AnswerPart], _ bytes: inout [UInt8]) {
        guard key == Array("name".utf8), name == nil, value.count > 2, value.first == UInt8(ascii: "\"") else { return }
        // A tool's name has no characters that JSON escapes.
        let found = String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
        name = found
        parts.append(.call(name: found))
        if !early.isEmpty { emit(early, &parts, &bytes) }
        early = []
    }

    /// Arguments go out as whole characters.
    private func emit(_ more: [UInt8], _ parts: inout [AnswerPart], _ bytes: inout [UInt8]) {
        bytes += more
        let whole = TextStream.wholeCharacters(bytes[...])
        parts.add(.arguments(String(decoding: bytes[..<whole], as: UTF8.self)))
        bytes.removeFirst(whole)
    }
}
