/// What a selector looks at in an element.
struct StyleSubject {
    var name: String
    var id: String?
    var classes: [String]
}

/// A CSS selector of names, ids, classes, `*`, descendants and children; all that drawings use.
struct StyleSelector {
    private struct Compound {
        var name: String?
        var id: String?
        var classes: [String] = []
        /// Whether it must match the parent of the next one rather than any ancestor.
        var isParent = false

        func matches(_ subject: StyleSubject) -> Bool {
            (name == nil || name == subject.name) && (id == nil || id == subject.id) && classes.allSatisfy(subject.classes.contains)
        }
    }

    private var compounds: [Compound] = []
    /// CSS's specificity: ids, then classes, then names.
    private(set) var weight = 0

    /// A selector; `nil` for one that uses anything else.
    init?(_ text: String) {
        var parts: [String] = []
        for part in text.replacing(">", with: " > ").split(whereSeparator: \.isWhitespace) { parts.append(String(part)) }
        guard !parts.isEmpty, parts.count <= 16, parts.first != ">", parts.last != ">" else { return nil }
        for part in parts {
            if part == ">" {
                guard var last = compounds.popLast(), !last.isParent else { return nil }
                last.isParent = true
                compounds.append(last)
            } else {
                guard let compound = compound(part) else { return nil }
                compounds.append(compound)
            }
        }
    }

    private mutating func compound(_ text: String) -> Compound? {
        var made = Compound()
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            let mark = bytes[at]
            if mark == UInt8(ascii: "*"), at == 0 {
                at += 1
                continue
            }
            let isMarked = mark == UInt8(ascii: ".") || mark == UInt8(ascii: "#")
            let start = isMarked ? at + 1 : at
            var end = start
            while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) || bytes[end] == 0x2D || bytes[end] == 0x5F { end += 1 }
            guard end > start else { return nil }
            let word = String(decoding: bytes[start..<end], as: UTF8.self)
            if mark == UInt8(ascii: ".") {
                made.classes.append(word)
                weight += 1000
            } else if mark == UInt8(ascii: "#") {
                made.id = word
                weight += 1_000_000
            } else {
                guard at == 0 else { return nil }
                made.name = word
                weight += 1
            }
            at = end
        }
        return made
    }

    /// Whether the last element of `path`, which starts at the root, is selected.
    func matches(_ path: [StyleSubject]) -> Bool {
        guard let last = compounds.last, let subject = path.last, last.matches(subject) else { return false }
        return ancestors(compounds.dropLast(), path.dropLast())
    }

    private func ancestors(_ compounds: ArraySlice<Compound>, _ path: ArraySlice<StyleSubject>) -> Bool {
        guard let compound = compounds.last else { return true }
        var path = path
        while let subject = path.popLast() {
            if compound.matches(subject), ancestors(compounds.dropLast(), path) { return true }
            if compound.isParent { return false }
        }
        return false
    }
}
