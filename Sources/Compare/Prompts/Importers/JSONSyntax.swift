/// Finds where a text stops being JSON: the decoder does not tell on every platform.
struct JSONSyntax {
    private let text: [Character]
    private var at = 0
    private var depth = 0

    /// The line, the column (both from 1) and the reason of the first fault; `nil` for sound JSON.
    static func fault(in text: String) -> (line: Int, column: Int, reason: String)? {
        var reader = JSONSyntax(Array(text))
        do {
            try reader.value()
            reader.blanks()
            if reader.at < reader.text.count { throw Fault(reason: "there is more behind the end.") }
            return nil
        } catch {
            let before = reader.text.prefix(reader.at)
            let line = before.count(where: \.isNewline) + 1
            let column = before.count - (before.lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0) + 1
            return (line, column, (error as? Fault)?.reason ?? "\(error)")
        }
    }

    private struct Fault: Error { var reason: String }

    private init(_ text: [Character]) { self.text = text }

    private var next: Character? { at < text.count ? text[at] : nil }

    private mutating func blanks() { while let next, next == " " || next == "\t" || next.isNewline { at += 1 } }

    private func unexpected(_ wanted: String) -> Fault {
        Fault(reason: next.map { "\(wanted) is expected here, not '\($0)'." } ?? "the text ends where \(wanted) is expected.")
    }

    private mutating func value() throws {
        blanks()
        depth += 1
        defer { depth -= 1 }
        guard depth < 200 else { throw Fault(reason: "it is nested too deeply.") }
        switch next {
        case "{": try list(until: "}") { try $0.member() }
        case "[": try list(until: "]") { try $0.value() }
        case "\"": try string()
        case let first? where first == "-" || first.isNumber: number()
        default:
            for word in ["true", "false", "null"] where text[at...].starts(with: word) {
                at += word.count
                return
            }
            throw unexpected("a value")
        }
    }

    private mutating func list(until end: Character, _ entry: (inout JSONSyntax) throws -> Void) throws {
        at += 1
        blanks()
        if next == end {
            at += 1
            return
        }
        while true {
            try entry(&self)
            blanks()
            if next == "," { at += 1 } else if next == end { break } else { throw unexpected("',' or '\(end)'") }
        }
        at += 1
    }

    private mutating func member() throws {
        blanks()
        guard next == "\"" else { throw unexpected("a name in quotation marks") }
        try string()
        blanks()
        guard next == ":" else { throw unexpected("':'") }
        at += 1
        try value()
    }

    private mutating func string() throws {
        let start = at
        at += 1
        while let character = next, character != "\"" {
            if character.isNewline {
                at = start
                throw Fault(reason: "a quotation mark is opened here and never closed.")
            }
            at += character == "\\" ? 2 : 1
        }
        guard at < text.count else {
            at = start
            throw Fault(reason: "a quotation mark is opened here and never closed.")
        }
        at += 1
    }

    private mutating func number() { while let next, next.isNumber || "+-.eE".contains(next) { at += 1 } }
}
