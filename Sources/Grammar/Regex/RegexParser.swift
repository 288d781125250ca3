/// Reads the patterns of JSON Schema: ECMA-262 regular expressions, of which everything that is regular is read. What looks
/// around or back (`(?=`, `(?<!`, `\b`, `\1`) is refused, as is `\p`.
struct RegexParser {
    private let pattern: [Unicode.Scalar]
    private var offset = 0
    private var depth = 0
    /// The deepest nesting of groups that is read.
    static let deepest = 100
    /// The longest pattern that is read, in scalars.
    static let longest = 8192

    private init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    /// The tree of `pattern`.
    static func parse(_ pattern: String) throws(RegexFault) -> RegexNode {
        guard pattern.unicodeScalars.count <= longest else { throw RegexFault(reason: "it is longer than \(longest) characters") }
        var parser = RegexParser(pattern)
        let node = try parser.alternatives()
        guard parser.next == nil else { throw RegexFault(reason: "an unmatched ')'") }
        return node
    }

    private var next: Unicode.Scalar? { offset < pattern.count ? pattern[offset] : nil }

    private mutating func takes(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard pattern[offset...].starts(with: scalars) else { return false }
        offset += scalars.count
        return true
    }

    private mutating func alternatives() throws(RegexFault) -> RegexNode {
        var branches = [try sequence()]
        while takes("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(RegexFault) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let atom = try atom()
            parts.append(try quantified(atom))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func quantified(_ atom: RegexNode) throws(RegexFault) -> RegexNode {
        var bounds: (Int, Int?)?
        if takes("*") {
            bounds = (0, nil)
        } else if takes("+") {
            bounds = (1, nil)
        } else if takes("?") {
            bounds = (0, 1)
        } else {
            bounds = counted()
        }
        guard let (least, most) = bounds else { return atom }
        if atom == .start || atom == .end { throw RegexFault(reason: "nothing to repeat") }
        if let most, most < least { throw RegexFault(reason: "a repetition whose bounds are out of order") }
        _ = takes("?")  // Lazy or not, the language is the same.
        if let scalar = next, "*+?".unicodeScalars.contains(scalar) { throw RegexFault(reason: "nothing to repeat") }
        return .repeated(atom, least: least, most: most)
    }

    /// `{2}`, `{2,}` or `{2,5}`; braces that are none of these stand for themselves.
    private mutating func counted() -> (Int, Int?)? {
        let before = offset
        guard takes("{"), let least = number() else {
            offset = before
            return nil
        }
        if takes("}") { return (least, least) }
        if takes(",") {
            let most = number()
            if takes("}") { return (least, most) }
        }
        offset = before
        return nil
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, scalar >= "0", scalar <= "9" {
            value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1_000_000)
            offset += 1
        }
        return value
    }

    private mutating func atom() throws(RegexFault) -> RegexNode {
        guard let scalar = next else { return .empty }
        offset += 1
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .character(.dot)
        case "(": return try group()
        case "[": return .character(try bracket())
        case "\\": return .character(try escape(inBracket: false))
        case "*", "+", "?": throw RegexFault(reason: "nothing to repeat")
        default: return .character(CharacterClass(ScalarSet(scalar.value)))
        }
    }

    private mutating func group() throws(RegexFault) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw RegexFault(reason: "groups nested deeper than \(Self.deepest)") }
        if takes("?") {
            if takes("=") || takes("!") || takes("<=") || takes("<!") { throw RegexFault(reason: "looking ahead or back is not supported") }
            if takes("<") || takes("P<") {
                while let scalar = next, scalar != ">" {
                    guard scalar.properties.isAlphabetic || scalar == "_" || (scalar >= "0" && scalar <= "9") else { break }
                    offset += 1
                }
                guard takes(">") else { throw RegexFault(reason: "a group's name without an end") }
            } else if !takes(":") {
                throw RegexFault(reason: "an unknown kind of group")
            }
        }
        let node = try alternatives()
        guard takes(")") else { throw RegexFault(reason: "a group without an end") }
        return node
    }

    private mutating func bracket() throws(RegexFault) -> CharacterClass {
        let isInverted = takes("^")
        var set = CharacterClass(.none)
        while true {
            guard let scalar = next else { throw RegexFault(reason: "a '[' without an end") }
            offset += 1
            if scalar == "]" { break }
            let first = scalar == "\\" ? try escape(inBracket: true) : CharacterClass(ScalarSet(scalar.value))
            if offset + 1 < pattern.count, pattern[offset] == "-", pattern[offset + 1] != "]" {
                offset += 1
                let end = pattern[offset]
                offset += 1
                let last = end == "\\" ? try escape(inBracket: true) : CharacterClass(ScalarSet(end.value))
                guard let low = first.single, let high = last.single, low <= high else {
                    throw RegexFault(reason: "a range of characters that is out of order")
                }
                set = set.union(CharacterClass(ScalarSet([low...high])))
            } else {
                set = set.union(first)
            }
        }
        return isInverted ? set.inverted : set
    }

    private mutating func escape(inBracket: Bool) throws(RegexFault) -> CharacterClass {
        guard let scalar = next else { throw RegexFault(reason: "a '\\' at the end") }
        offset += 1
        switch scalar {
        case "d": return .digit
        case "D": return CharacterClass.digit.inverted
        case "w": return .word
        case "W": return CharacterClass.word.inverted
        case "s": return .space
        case "S": return CharacterClass.space.inverted
        case "t": return CharacterClass(ScalarSet(9))
        case "n": return CharacterClass(ScalarSet(10))
        case "v": return CharacterClass(ScalarSet(11))
        case "f": return CharacterClass(ScalarSet(12))
        case "r": return CharacterClass(ScalarSet(13))
        case "0" where !(next.map { $0 >= "0" && $0 <= "9" } ?? false): return CharacterClass(ScalarSet(0))
        case "b" where inBracket: return CharacterClass(ScalarSet(8))
        case "x": return CharacterClass(ScalarSet(try hex(2)))
        case "u": return CharacterClass(ScalarSet(try unicode()))
        case "c":
            guard let letter = next, letter.isASCII, letter.properties.isAlphabetic else {
                throw RegexFault(reason: "a '\\c' without its letter")
            }
            offset += 1
            return CharacterClass(ScalarSet(letter.value % 32))
        case "b", "B": throw RegexFault(reason: "'\\\(scalar)' is not supported")
        case "p", "P": throw RegexFault(reason: "'\\\(scalar)' is not supported")
        case "0"..."9", "k": throw RegexFault(reason: "references back are not supported")
        default:
            guard !(scalar.isASCII && scalar.properties.isAlphabetic) else { throw RegexFault(reason: "an unknown escape '\\\(scalar)'") }
            return CharacterClass(ScalarSet(scalar.value))
        }
    }

    private mutating func hex(_ count: Int) throws(RegexFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = next, let digit = Character(scalar).hexDigitValue, scalar.isASCII else {
                throw RegexFault(reason: "an escape without its hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    private mutating func unicode() throws(RegexFault) -> UInt32 {
        var value: UInt32
        if takes("{") {
            value = 0
            while let scalar = next, let digit = Character(scalar).hexDigitValue, scalar.isASCII, value <= 0x10FFFF {
                value = value << 4 | UInt32(digit)
                offset += 1
            }
            guard takes("}") else { throw RegexFault(reason: "an escape without its end") }
        } else {
            value = try hex(4)
            if (0xD800..<0xDC00).contains(value) {
                guard takes("\\u") else { throw RegexFault(reason: "half a surrogate pair") }
                let low = try hex(4)
                guard (0xDC00..<0xE000).contains(low) else { throw RegexFault(reason: "half a surrogate pair") }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        guard let scalar = Unicode.Scalar(value) else { throw RegexFault(reason: "an escape that is no character") }
        return scalar.value
    }
}

extension CharacterClass {
    /// The only scalar of the set; `nil` where it has none or several.
    fileprivate var single: UInt32? {
        guard exact.ranges.count == 1, exact == inner, exact == outer, let range = exact.ranges.first, range.count == 1 else { return nil }
        return range.lowerBound
    }
}
