import API
import Foundation
import Testing

@testable import Grammar

func schema(_ text: String, isStrict: Bool = true) throws(APIError) -> StrictSchema {
    try StrictSchema(text: text.utf8, source: .responseFormat("test"), isStrict: isStrict)
}

/// A schema of one required property `x`.
func property(_ text: String) -> String {
    #"{"type":"object","properties":{"x":\#(text)},"required":["x"],"additionalProperties":false}"#
}

func grammar(_ text: String, _ options: Grammar.Options = .init(), isStrict: Bool = true) throws(APIError) -> Grammar {
    try Grammar(try schema(text, isStrict: isStrict), options: options)
}

/// Every byte and some pieces of JSON; the last ends an answer.
let pieces: [[UInt8]] =
    (UInt8(0)...255).map { [$0] }
    + [
        "{\"", "\":", "\",\"", "\"}", "\":\"", "null", "true", "}]", "],\"", "12", "00", "1,2", "\\n", "\\\"", "ab", "abc\"", "é", "ü\"",
        "🙂", "-1",
        "0.", ".5", "e5", " ", "  ", "\n", "x\":1", "{\"x\":", "<tool_call>", "}}", "]}", "-01-", "T00:", "name", "\\ud83d", "\\u00",
    ].map { Array($0.utf8) } + [[0xC3, 0x28], [0x9F, 0x99], [0xF0, 0x9F]]
    + [[]]
let vocabulary = Vocabulary(pieces, endTokens: [pieces.count - 1])

extension Grammar {
    /// Whether `text` as a whole is one of the grammar's, read byte by byte.
    func accepts(_ text: String) -> Bool {
        var matcher = GrammarMatcher(self, vocabulary)
        return matcher.accept(bytes: text.utf8) && matcher.isComplete
    }
}

/// SplitMix64.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

extension GrammarMatcher {
    /// Goes on by `text`, which has to be allowed.
    mutating func take(_ text: some Sequence<UInt8>, sourceLocation: SourceLocation = #_sourceLocation) {
        let isTaken = accept(bytes: text)
        #expect(isTaken, sourceLocation: sourceLocation)
    }

    /// Goes on by `token`, which has to be allowed.
    mutating func take(token: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        let isTaken = accept(token: token)
        #expect(isTaken, sourceLocation: sourceLocation)
    }

    /// `forced`, as text.
    var forcedText: String {
        var copy = self
        return String(decoding: copy.forced(), as: UTF8.self)
    }

    /// Whether `text` may come next.
    func allows(_ text: some Sequence<UInt8>) -> Bool {
        var copy = self
        return copy.accept(bytes: text)
    }

    /// Whether `token` may come next.
    func allows(token: Int) -> Bool {
        var copy = self
        return copy.accept(token: token)
    }

    /// The tokens that may come next.
    var next: [Int] {
        var copy = self
        return copy.allowedTokens()
    }
}
