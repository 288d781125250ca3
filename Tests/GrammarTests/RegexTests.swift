import Testing

@testable import Grammar

@Suite struct RegexTests {
    private static let cases: [(pattern: String, yes: [String], no: [String])] = [
        ("^a+b?$", ["a", "aab"], ["", "b", "abb", "ab\n"]),
        ("b", ["b", "abc"], ["", "ac"]),
        ("^$|x{2,3}$", ["", "xx", "axxx"], ["x", "xxa"]),
        ("^(?:foo|ba[rz])$", ["foo", "bar", "baz"], ["fo", "bax", "foobar"]),
        ("^[^a-c]$", ["d", "é", "\n", "🙂"], ["a", "", "dd"]),
        ("^\\d{3}-\\w\\s$", ["123-a ", "000-_\t"], ["12-a ", "123-é ", "١٢٣-a "]),
        ("^.$", ["x", "🙂", "é"], ["\n", "\r", "\u{2028}", "", "xx"]),
        ("^\\u00e9\\x41\\t\\u{1F642}\\ud83d\\ude42$", ["éA\t🙂🙂"], ["eA\t🙂🙂"]),
        ("^(a|ab)(c|bcd)$", ["ac", "abc", "abcd"], ["ab", "abcdd"]),
        ("^(?<year>\\d{4})\\/$", ["2024/"], ["2024"]),
        ("^a{,2}$", ["a{,2}"], ["a", "aa"]),
        ("^[\\]\\-a]+$", ["]-a"], ["b", ""]),
        ("^[a-]$", ["a", "-"], ["b"]),
        ("a$b|^c", ["c", "cd"], ["ab", "a"]),
        ("^(a*)*$", ["", "aaaa"], ["b"]),
        ("[]", [], ["", "a"]),
        ("^[^]$", ["a", "\n"], [""]),
        ("^\\S+@\\S+$", ["a@b"], ["a@", "a @b"]),
        ("^(ab){2}?c*?$", ["abab", "ababcc"], ["ab"]),
    ]

    @Test(arguments: cases.indices) func aPatternFindsWhatItShould(_ index: Int) throws {
        let (pattern, yes, no) = Self.cases[index]
        let program = try RegexProgram(try RegexParser.parse(pattern), dialect: .ecma)
        for text in yes { #expect(program.matches(text), "\(pattern) on \(text.debugDescription)") }
        for text in no { #expect(!program.matches(text), "\(pattern) on \(text.debugDescription)") }
    }

    /// The machine over bytes says of every JSON string what the pattern says of its characters.
    @Test(arguments: cases.indices) func theMachineOverBytesAgrees(_ index: Int) throws {
        let (pattern, yes, no) = Self.cases[index]
        var budget = ScalarAutomaton.budget
        let machine = try ScalarAutomaton(try RegexProgram(try RegexParser.parse(pattern), dialect: .ecma), budget: &budget)
        guard !machine.isEmpty else { return #expect(yes.isEmpty) }
        let bytes = try ByteAutomaton.string(machine)
        func accepts(_ text: String) -> Bool {
            var state = 0
            for byte in OrderedJSON.quoted(text).utf8 {
                guard let next = bytes.next(state, byte) else { return false }
                state = next
            }
            return bytes.isAccepting[state]
        }
        for text in yes { #expect(accepts(text), "\(pattern) on \(text.debugDescription)") }
        for text in no { #expect(!accepts(text), "\(pattern) on \(text.debugDescription)") }
    }

    @Test(arguments: [
        "(", ")", "a**", "*a", "[a", "[b-a]", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "\\1", "\\bword\\b", "\\p{L}", "a{3,2}", "\\", "\\q",
        "^*", "\\ud800",
        "(?i)a", "\\u{110000}", "[\\d-z]",
    ])
    func whatIsNotRegularOrWrongIsRefused(_ pattern: String) {
        #expect(throws: RegexFault.self) { try RegexParser.parse(pattern) }
    }

    @Test func whatIsWrittenSuitsEveryReading() throws {
        func writes(_ pattern: String, _ text: String) throws -> Bool {
            try RegexProgram(try RegexParser.parse(pattern), dialect: .common).matches(text)
        }
        // Python counts Arabic digits to \d and é to \w; ECMA-262 does not. U+FEFF is space for ECMA-262 only.
        #expect(try !writes("^\\D$", "٣") && !writes("^\\d$", "٣") && writes("^\\D$", "é"))
        #expect(try !writes("^\\W$", "é") && !writes("^\\w$", "é") && writes("^\\W$", "…"))
        #expect(try !writes("^\\s$", "\u{FEFF}") && !writes("^\\S$", "\u{FEFF}") && !writes("^\\S$", "\u{1C}") && writes("^\\S$", "é"))
        #expect(try !writes("^[^\\w]$", "é") && writes("^[^\\D]$", "5"))
    }

    @Test func anyStringIsAnyJSONString() throws {
        let machine = ByteAutomaton.plainString
        func accepts(_ bytes: [UInt8]) -> Bool {
            var state = 0
            for byte in bytes {
                guard let next = machine.next(state, byte) else { return false }
                state = next
            }
            return machine.isAccepting[state]
        }
        for text in [#""""#, #""a\"\\\/\b\f\n\r\tz""#, #""\u00e9\uD83D\ude42\uD7ff\uE000""#, "\"é漢🙂\u{7F}\u{10FFFF}\""] {
            #expect(accepts(Array(text.utf8)), "\(text)")
        }
        for text in ["\"", "a", "\"\n\"", #""\x""#, #""\u12""#, #""\ud83d""#, #""\ude42""#, #""\ud83dA""#, #""\ud83d\u0041""#, #""""""#] {
            #expect(!accepts(Array(text.utf8)), "\(text)")
        }
        // Overlong forms, surrogates in UTF-8, beyond the last scalar, cut off.
        for bytes in [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC3], [0xF0, 0x8F, 0x80, 0x80], [0xFF],
        ] as [[UInt8]] {
            #expect(!accepts([0x22] + bytes + [0x22]), "\(bytes)")
        }
    }
}
