/// An answer that is nothing but calls: JSON objects, one after the other, with white space or semicolons between. Anything else
/// is text.
struct BareCallReader: AnswerReader {
    private var scanner = CallScanner()
    private var isText = false
    private var hasCalled = false
    private var bytes: [UInt8] = []

    mutating func read(_ text: String) -> [AnswerPart] {
        var parts: [AnswerPart] = []
        if scanner.isBroken, !isText { return parts }
        if isText {
            parts.add(.text(text))
            return parts
        }
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            if scanner.isDone {
                hasCalled = true
                if byte == 0x20 || byte == 0x0a || byte == UInt8(ascii: ";") { continue }
                scanner = CallScanner()
            }
            scanner.read(byte, into: &parts, bytes: &bytes)
            if scanner.isBroken {
                // Behind a call that breaks off there is nothing to be had.
                guard scanner.name == nil else { return parts }
                isText = true
                parts.add(.text(String(decoding: scanner.raw + Array(rest), as: UTF8.self)))
                break
            }
        }
        return parts
    }

    mutating func finish() -> [AnswerPart] {
        guard !isText, !scanner.isDone, scanner.name == nil else { return [] }
        var parts: [AnswerPart] = []
        if !(hasCalled && scanner.raw.isEmpty) { parts.add(.text(String(decoding: scanner.raw, as: UTF8.self))) }
        return parts
    }
}
