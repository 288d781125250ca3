import Testing

@testable import Grammar

@Suite struct NumberRangeTests {
    private static func rules(_ low: String?, _ high: String?, _ multiple: String?, excluded: Bool = false) -> NumberRules {
        func decimal(_ text: String) -> ExactDecimal { ExactDecimal(Array(text.utf8))! }
        return NumberRules(
            lower: low.map { .init(value: decimal($0), isExcluded: excluded) },
            upper: high.map { .init(value: decimal($0), isExcluded: excluded) },
            multiple: multiple.map(decimal))
    }

    private static let cases: [(NumberRules, isInteger: Bool)] = [
        (rules("-12", "205", nil), true), (rules("-12", "205", "7"), true), (rules("0", "99", nil, excluded: true), true),
        (rules("-3", "3", "0.5"), true), (rules("-1.5", "1.5", "0.25"), false), (rules("0", "1", "0.1", excluded: true), false),
        (rules("9.95", "10.05", "0.01"), false), (rules("-0.5", "-0.25", "0.05"), false), (rules("100", "110", "2.5"), false),
        (rules("0.5", nil, "1.5"), false), (rules("-20", "-7", nil), true), (rules("5", "5", nil), true), (rules("98", "1003", "13"), true),
    ]

    /// Every number of up to five signs: written if and only if it keeps the rules and is in its plain form.
    @Test(arguments: cases.indices) func exactlyTheNumbersOfTheRangeAreWritten(_ index: Int) throws {
        let (rules, isInteger) = Self.cases[index]
        let range = try #require(NumberRange(rules, isInteger: isInteger))
        var open: [([UInt8], NumberState?)] = [([], .start)]
        var written = 0
        for _ in 0..<5 {
            var next: [([UInt8], NumberState?)] = []
            for (text, state) in open {
                for byte in "-.0123456789".utf8 {
                    let longer = text + [byte]
                    let after = state.flatMap { $0.next(byte, in: range) }
                    // No dead ends: what may go on is complete or has a next byte.
                    if let after {
                        #expect(
                            after.isComplete(in: range) || "-.0123456789".utf8.contains { after.next($0, in: range) != nil },
                            "\(String(decoding: longer, as: UTF8.self))")
                    }
                    let decimal = ExactDecimal(longer)
                    let isRight = decimal.map { rules.fault(of: $0) == nil && (!isInteger || $0.isInteger) } ?? false
                    let isPlain =
                        !(longer.starts(with: "-0".utf8) && decimal?.isZero == true) && (!isInteger || !longer.contains(UInt8(ascii: ".")))
                    let fraction = longer.firstIndex(of: UInt8(ascii: ".")).map { longer.count - $0 - 1 } ?? 0
                    let isShort = fraction <= (isInteger ? 0 : rules.multiple?.fractionDigits ?? 15)
                    let isWritten = after?.isComplete(in: range) ?? false
                    #expect(isWritten == (isRight && isPlain && isShort), "\(String(decoding: longer, as: UTF8.self))")
                    if isWritten { written += 1 }
                    if after != nil || (longer.count < 3 && state != nil) { next.append((longer, after)) }
                }
            }
            open = next
        }
        #expect(written > 0)
    }

    @Test func neededIsTheShortestWay() throws {
        func needed(_ rules: NumberRules, _ text: String, isInteger: Bool = false) throws -> Int? {
            let range = try #require(NumberRange(rules, isInteger: isInteger))
            var state = NumberState.start
            for byte in text.utf8 {
                guard let next = state.next(byte, in: range) else { return nil }
                state = next
            }
            return state.needed(in: range)
        }
        #expect(try needed(Self.rules("1000", nil, nil), "") == 4 && needed(Self.rules("1000", nil, nil), "12") == 2)
        #expect(try needed(Self.rules("0.25", "0.3", nil), "") == 3 && needed(Self.rules("0.251", "0.259", nil), "") == 5)
        #expect(try needed(Self.rules(nil, "-10", nil), "") == 3 && needed(Self.rules("7", "7.05", "0.05"), "7.") == 1)
        #expect(try needed(Self.rules(nil, nil, "13"), "1", isInteger: true) == 1)
        #expect(try needed(Self.rules("5", "6", nil), "7") == nil)
    }

    @Test func withoutBoundsDigitsEndBeforeDoublesLoseThem() throws {
        let number = try #require(NumberRange(NumberRules(), isInteger: false))
        let integer = try #require(NumberRange(NumberRules(), isInteger: true))
        func accepts(_ text: String, _ range: NumberRange) -> Bool {
            var state = NumberState.start
            for byte in text.utf8 {
                guard let next = state.next(byte, in: range) else { return false }
                state = next
            }
            return state.isComplete(in: range)
        }
        #expect(accepts("0.123456789012345", number) && !accepts("0.1234567890123456", number))
        #expect(accepts("-123.4", number) && !accepts("1234567890123456", number) && accepts("123456789012345", number))
        #expect(accepts("9223372036854775807", integer) && !accepts("9223372036854775808", integer) && !accepts("1.0", integer))
        #expect(!accepts("00", integer) && !accepts("-0", integer) && accepts("0", integer))
    }

    @Test func whatNoNumberKeepsIsNone() {
        #expect(NumberRange(Self.rules("3", "2", nil), isInteger: false) == nil)
        #expect(NumberRange(Self.rules("1", "2", nil, excluded: true), isInteger: true) == nil)
        #expect(NumberRange(Self.rules("1", "6", "7"), isInteger: true) == nil)
        #expect(NumberRange(Self.rules("5.000000000000001", "5.000000000000001", nil), isInteger: false) == nil)
        #expect(NumberRange(Self.rules("1e300", nil, nil), isInteger: false) == nil)
        #expect(NumberRange(Self.rules("-1e300", "1e300", nil), isInteger: false) != nil)
        #expect(NumberRange(Self.rules(nil, nil, "1e-30"), isInteger: false) == nil)
        #expect(NumberRange(Self.rules("0", nil, "1e60"), isInteger: false) != nil)
    }
}
