/// A pull parser for the XML that drawings need: elements, attributes, text, CDATA, comments and the predefined references.
///
/// Document types, entities and processing instructions are refused but for the XML declaration. Text must be UTF-8.
/// The memory must outlive the reader.
struct XMLReader {
    /// What comes next in a text.
    enum Event {
        /// A start tag; an empty element's is followed by its `end`.
        case start(name: String, attributes: SVGAttributes, line: Int)
        /// An end tag.
        case end
        /// Text between tags, references resolved.
        case text(String)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let limits: XMLLimits
    private var at = 0
    private var open: [String] = []
    private var elements = 0
    private var closesAtOnce = false
    private var hasRoot = false
    private var countedLines = 1
    private var countedTo = 0

    /// A reader at the start of a text.
    ///
    /// - Throws: `SVGError` for a text that is too long or not UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits) throws {
        guard bytes.count <= limits.bytes else {
            throw SVGError("the text has \(bytes.count) bytes; at most \(limits.bytes) are allowed")
        }
        self.bytes = bytes
        self.limits = limits
        guard String(validating: bytes, as: UTF8.self) != nil else { throw SVGError("the text is not valid UTF-8") }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        if matches("<?xml"), isSpace(peek(5)) {
            guard let end = find("?>", from: at) else { throw fault("the XML declaration does not end") }
            at = end + 2
        }
    }

    /// The next event; `nil` at the end of a whole document.
    ///
    /// - Throws: `SVGError`.
    mutating func next() throws -> Event? {
        if closesAtOnce {
            closesAtOnce = false
            open.removeLast()
            return .end
        }
        while at < bytes.count {
            if bytes[at] != UInt8(ascii: "<") {
                if let text = try text() { return .text(text) }
            } else if matches("<!--") {
                try comment()
            } else if matches("<![CDATA[") {
                return .text(try characterData())
            } else if matches("<!") {
                throw fault("a DOCTYPE or other declaration is not allowed")
            } else if matches("<?") {
                throw fault("a processing instruction is not allowed")
            } else if matches("</") {
                try endTag()
                return .end
            } else {
                return try startTag()
            }
        }
        if let name = open.last { throw fault("<\(name)> is not closed") }
        guard hasRoot else { throw fault("there is no element") }
        return nil
    }

    // MARK: Tags

    private mutating func startTag() throws -> Event {
        let line = currentLine()
        guard !open.isEmpty || !hasRoot else { throw fault("there is a second root element") }
        guard open.count < limits.depth else { throw fault("elements stand more than \(limits.depth) deep in each other") }
        elements += 1
        guard elements <= limits.elements else { throw fault("there are more than \(limits.elements) elements") }
        hasRoot = true
        at += 1
        let name = try self.name("an element's name")
        var attributes = SVGAttributes()
        while true {
            let gap = skipSpace()
            guard at < bytes.count else { throw fault("<\(name)> does not end") }
            if bytes[at] == UInt8(ascii: ">") {
                at += 1
                break
            }
            if matches("/>") {
                at += 2
                closesAtOnce = true
                break
            }
            guard gap else { throw fault("a space is missing before an attribute of <\(name)>") }
            let key = try self.name("an attribute's name")
            _ = skipSpace()
            guard peek(0) == UInt8(ascii: "=") else { throw fault("the attribute '\(key)' has no value") }
            at += 1
            _ = skipSpace()
            let value = try attributeValue(key)
            guard attributes[key] == nil else { throw fault("the attribute '\(key)' stands twice in <\(name)>") }
            guard attributes.count < limits.attributes else {
                throw fault("<\(name)> has more than \(limits.attributes) attributes")
            }
            attributes.append(key, value)
        }
        open.append(name)
        return .start(name: name, attributes: attributes, line: line)
    }

    private mutating func endTag() throws {
        at += 2
        let name = try self.name("an element's name")
        _ = skipSpace()
        guard peek(0) == UInt8(ascii: ">") else { throw fault("</\(name) does not end") }
        guard let expected = open.popLast() else { throw fault("</\(name)> closes nothing") }
        guard expected == name else { throw fault("</\(name)> stands where </\(expected)> should") }
        at += 1
    }

    private mutating func name(_ what: String) throws -> String {
        let start = at
        while at < bytes.count, isName(bytes[at]) { at += 1 }
        guard at > start, !isNameLater(bytes[start]) else { throw fault("\(what) is missing") }
        guard at - start <= 200 else { throw fault("\(what) is too long") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func attributeValue(_ key: String) throws -> String {
        let quote = peek(0)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw fault("the value of '\(key)' is not quoted") }
        at += 1
        let start = at
        var isPlain = true
        while at < bytes.count, bytes[at] != quote {
            let byte = bytes[at]
            if byte == UInt8(ascii: "<") { throw fault("the value of '\(key)' holds a '<'") }
            if byte == UInt8(ascii: "&") || byte < 0x20 { isPlain = false }
            at += 1
        }
        guard at < bytes.count else { throw fault("the value of '\(key)' does not end") }
        defer { at += 1 }
        let raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
        return isPlain ? String(decoding: raw, as: UTF8.self) : try resolve(raw, inAttribute: true)
    }

    // MARK: Text

    /// Text up to the next tag; `nil` for white space outside the root.
    private mutating func text() throws -> String? {
        let start = at
        var isPlain = true
        while at < bytes.count, bytes[at] != UInt8(ascii: "<") {
            let byte = bytes[at]
            if byte == UInt8(ascii: "&") || byte < 0x20 && byte != 0x0A && byte != 0x09 { isPlain = false }
            at += 1
        }
        let raw = UnsafeBufferPointer(rebasing: bytes[start..<at])
        if open.isEmpty {
            if raw.allSatisfy(isSpace) { return nil }
            throw fault("there is text outside the root element")
        }
        return isPlain ? String(decoding: raw, as: UTF8.self) : try resolve(raw, inAttribute: false)
    }

    private mutating func characterData() throws -> String {
        guard !open.isEmpty else { throw fault("there is text outside the root element") }
        guard let end = find("]]>", from: at) else { throw fault("a CDATA section does not end") }
        let raw = bytes[at + 9..<end]
        at = end + 3
        guard raw.allSatisfy({ $0 >= 0x20 || isSpace($0) }) else { throw fault("there is a control character") }
        return String(decoding: raw, as: UTF8.self)
    }

    private mutating func comment() throws {
        guard let end = find("-->", from: at + 4) else { throw fault("a comment does not end") }
        at = end + 3
    }

    /// Text with its references resolved and its line ends and, in attributes, white space made plain (XML 1.0, 2.11, 3.3.3).
    private func resolve(_ raw: UnsafeBufferPointer<UInt8>, inAttribute: Bool) throws -> String {
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        var i = 0
        while i < raw.count {
            let byte = raw[i]
            switch byte {
            case UInt8(ascii: "&"):
                let tail = raw[i...].prefix(12)
                guard let end = tail.firstIndex(of: UInt8(ascii: ";")) else { throw fault("an '&' is not written as '&amp;'") }
                out += try reference(String(decoding: raw[i + 1..<end], as: UTF8.self))
                i = end
            case 0x0D:
                if i + 1 == raw.count || raw[i + 1] != 0x0A { out.append(inAttribute ? 0x20 : 0x0A) }
            case 0x09, 0x0A: out.append(inAttribute ? 0x20 : byte)
            case 0..<0x20: throw fault("there is a control character")
            default: out.append(byte)
            }
            i += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private func reference(_ name: String) throws -> [UInt8] {
        switch name {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        default:
            let digits = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            guard let digits, let scalar = Unicode.Scalar(digits), digits >= 0x20 || isSpace(UInt8(digits)), digits & 0xFFFE != 0xFFFE
            else { throw fault("the entity '&\(name);' is not known") }
            return Array(String(scalar).utf8)
        }
    }

    // MARK: Bytes

    private func peek(_ ahead: Int) -> UInt8 { at + ahead < bytes.count ? bytes[at + ahead] : 0 }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// Any character outside ASCII may be part of a name; none of those can be confused with a delimiter.
    private func isName(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x80 || byte == 0x3A || byte == 0x5F || isNameLater(byte)
    }

    private func isNameLater(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E }

    private mutating func skipSpace() -> Bool {
        let start = at
        while at < bytes.count, isSpace(bytes[at]) { at += 1 }
        return at > start
    }

    private func matches(_ text: StaticString) -> Bool {
        guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
        for i in 0..<text.utf8CodeUnitCount where bytes[at + i] != text.utf8Start[i] { return false }
        return true
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        let count = text.utf8CodeUnitCount
        var i = start
        while i + count <= bytes.count {
            var k = 0
            while k < count, bytes[i + k] == text.utf8Start[k] { k += 1 }
            if k == count { return i }
            i += 1
        }
        return nil
    }

    private mutating func currentLine() -> Int {
        for i in countedTo..<at where bytes[i] == 0x0A { countedLines += 1 }
        countedTo = max(countedTo, at)
        return countedLines
    }

    private func fault(_ reason: String) -> SVGError {
        var line = 1
        for i in 0..<min(at, bytes.count) where bytes[i] == 0x0A { line += 1 }
        return SVGError(line: line, reason)
    }
}
