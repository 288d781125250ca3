/// Calls between `<tool_call>` and `</tool_call>`, text before and between them.
struct TaggedCallReader: AnswerReader {
    private static let opening = Array("<tool_call>".utf8)
    private static let closing = Array("</tool_call>".utf8)

    private var pending: [UInt8] = []
    private var scanner: CallScanner?
    /// What followed a call's object, up to its closing tag.
    private var hasClosed = true
    private var bytes: [UInt8] = []
    /// White space before a call and behind it is the template's.
    private var hasCalled = false

    mutating func read(_ text: String) -> [AnswerPart] {
        var parts: [AnswerPart] = []
        for byte in text.utf8 { read(byte, &parts) }
        return parts
    }

    private mutating func read(_ byte: UInt8, _ parts: inout [AnswerPart]) {
        if scanner != nil, scanner?.isDone == false, scanner?.isBroken == false {
            scanner?.read(byte, into: &parts, bytes: &bytes)
            if scanner?.isBroken == true, let scanner { giveUp(scanner, &parts) }
            return
        }
        pending.append(byte)
        if !hasClosed {
            // Nothing but the closing tag belongs here.
            if pending.suffix(Self.closing.count).elementsEqual(Self.closing) {
                pending = []
                scanner = nil
                hasClosed = true
            }
            return
        }
        let space = pending.prefix { $0 == 0x20 || $0 == 0x0a }.count
        let tag = pending[space...]
        if tag.elementsEqual(Self.opening) {
            pending = []
            scanner = CallScanner()
            (hasClosed, hasCalled) = (false, true)
        } else if !Self.opening.starts(with: tag) {
            release(&parts)
        }
    }

    /// Gives out what cannot be the beginning of a call.
    private mutating func release(_ parts: inout [AnswerPart]) {
        var keep = 0
        for length in stride(from: min(pending.count - 1, Self.opening.count + 8), to: 0, by: -1) {
            let tail = pending.suffix(length)
            let space = tail.prefix { $0 == 0x20 || $0 == 0x0a }.count
            if Self.opening.starts(with: tail.dropFirst(space)) {
                keep = length
                break
            }
        }
        var text = pending.dropLast(keep)
        let whole = TextStream.wholeCharacters(text)
        text = text.prefix(whole)
        parts.add(.text(String(decoding: text, as: UTF8.self)))
        pending.removeFirst(text.count)
    }

    /// What looked like a call and is none is text, unless its name was told already.
    private mutating func giveUp(_ broken: CallScanner, _ parts: inout [AnswerPart]) {
        scanner = nil
        hasClosed = true
        guard broken.name == nil else { return }
        pending = Self.opening + broken.raw
        release(&parts)
    }

    mutating func finish() -> [AnswerPart] {
        var parts: [AnswerPart] = []
        if let scanner {
            if scanner.name == nil { parts.add(.text(String(decoding: Self.opening + scanner.raw, as: UTF8.self))) }
        } else if !(hasCalled && pending.allSatisfy { $0 == 0x20 || $0 == 0x0a }) {
            parts.add(.text(String(decoding: pending, as: UTF8.self)))
        }
        pending = []
        return parts
    }
}
