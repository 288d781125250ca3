import API
import Foundation
import Testing

@testable import Grammar

@Suite struct MatcherTests {
    private static let schemas = [
        property(#"{"type":"string"}"#), property(#"{"type":"string","pattern":"^[ab]{1,3}é?$"}"#),
        property(#"{"type":"number","minimum":-1,"maximum":12.5}"#),
        property(#"{"type":["integer","string","null"]}"#),
        property(#"{"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":3}"#),
        property(#"{"enum":["a","ab","abc","\"",1,12,null]}"#),
        property(#"{"anyOf":[{"type":"string","format":"date"},{"type":"boolean"}]}"#),
        property(##"{"anyOf":[{"$ref":"#"},{"type":"null"}]}"##),
        #"{"type":"object","properties":{},"required":[],"additionalProperties":false}"#,
    ]

    /// At each step of random walks the mask is exactly the tokens that could be accepted one by one.
    @Test(arguments: schemas.indices) func theMaskIsExactlyWhatIsAccepted(_ index: Int) throws {
        let grammar = try grammar(Self.schemas[index], .init(style: index.isMultiple(of: 2) ? .compact : .spaced, deepest: 4))
        for seed in 0..<3 { try compare(grammar, seed: UInt64(seed)) }
    }

    @Test func theMaskOfAnyObjectIsExactlyWhatIsAccepted() throws {
        for seed in 0..<3 { try compare(try Grammar.anyObject(options: .init(deepest: 3)), seed: UInt64(seed)) }
    }

    private func compare(_ grammar: Grammar, seed: UInt64) throws {
        var generator = Seeded(state: seed)
        var matcher = GrammarMatcher(grammar, vocabulary)
        for _ in 0..<25 where !matcher.isFinished {
            let allowed = matcher.allowedTokens()
            let accepted = pieces.indices.filter { token in
                var copy = matcher
                return copy.accept(token: token)
            }
            #expect(allowed == accepted)
            let token = try #require(allowed.randomElement(using: &generator))
            if pieces[token].isEmpty { break }
            #expect(matcher.accept(token: token))
        }
        let completion = matcher.completion()
        #expect(completion.count == matcher.remaining)
        #expect(matcher.accept(bytes: completion) && matcher.isComplete)
    }

    @Test func keysComeInTheSchemasOrderAndAreForced() throws {
        let text =
            #"{"type":"object","properties":{"zeta":{"type":"null"},"alpha":{"type":"boolean"}},"required":["alpha","zeta"],"additionalProperties":false}"#
        var compact = GrammarMatcher(try grammar(text), vocabulary)
        #expect(String(decoding: compact.forced(), as: UTF8.self) == #"{"zeta":null,"alpha":"#)
        #expect(compact.accept(bytes: compact.forced()) && compact.forced().isEmpty)
        let accepted = compact.accept(token: 0x74)
        #expect(accepted && String(decoding: compact.forced(), as: UTF8.self) == "rue}")
        #expect(compact.accept(bytes: "rue}".utf8) && compact.isFinished && compact.allowedTokens() == [pieces.count - 1])
        #expect(compact.accept(token: pieces.count - 1) && !compact.accept(token: 0x7D))
        var spaced = GrammarMatcher(try grammar(text, .init(style: .spaced)), vocabulary)
        #expect(String(decoding: spaced.forced(), as: UTF8.self) == #"{"zeta": null, "alpha": "#)
    }

    @Test func nothingHappensWhereATokenIsRefused() throws {
        var matcher = GrammarMatcher(try grammar(property(#"{"type":"integer"}"#)), vocabulary)
        let token = try #require(pieces.firstIndex(of: Array("{\"x\":".utf8)))
        #expect(matcher.accept(token: token) && matcher.count == 5)
        #expect(
            !matcher.accept(bytes: "12}x".utf8) && !matcher.accept(token: pieces.count - 1) && !matcher.accept(token: -1)
                && !matcher.accept(token: 1 << 40))
        #expect(matcher.count == 5 && matcher.accept(bytes: "12}".utf8) && matcher.isFinished)
    }

    @Test func closingTakesTheShortestWay() throws {
        let text = property(
            ##"{"type":"array","minItems":2,"items":{"anyOf":[{"$ref":"#"},{"type":"string"},{"type":"integer","minimum":100}]}}"##)
        var matcher = GrammarMatcher(try grammar(text), vocabulary)
        #expect(matcher.accept(bytes: #"{"x":[{"x":["abc"#.utf8))
        matcher.isClosing = true
        var out: [UInt8] = []
        let needed = matcher.remaining
        while !matcher.isFinished {
            let allowed = matcher.allowedTokens()
            let token = try #require(allowed.last { !pieces[$0].isEmpty })
            #expect(matcher.accept(token: token))
            out += pieces[token]
        }
        #expect(out.count == needed && String(decoding: out, as: UTF8.self) == #"",""]},""]}"#)
    }

    @Test func closingComesByItself() throws {
        let options = Grammar.Options(longest: 40)
        var matcher = GrammarMatcher(try grammar(property(#"{"type":"string"}"#), options), vocabulary)
        #expect(matcher.accept(bytes: #"{"x":""#.utf8))
        while !matcher.isClosing {
            let accepted = matcher.accept(bytes: "abc".utf8)
            #expect(accepted)
        }
        #expect(matcher.count <= 42 && matcher.completion() == Array("\"}".utf8))
        #expect(matcher.allowedTokens() == [0x22, try #require(pieces.firstIndex(of: Array("\"}".utf8)))])
    }

    @Test func nestingEndsAtItsLimit() throws {
        let grammar = try grammar(property(##"{"anyOf":[{"$ref":"#"},{"type":"null"}]}"##), .init(deepest: 3))
        #expect(grammar.accepts(#"{"x":{"x":{"x":null}}}"#) && !grammar.accepts(#"{"x":{"x":{"x":{"x":null}}}}"#))
    }

    @Test func anyObjectIsAnyObject() throws {
        let grammar = try Grammar.anyObject(options: .init(deepest: 4))
        for good in ["{}", #"{"a": [1, -2.5, "x\n", {"b": null}], "c":true}"#, "{\n  \"a\": {\n    \"b\": []\n  }\n}"] {
            #expect(grammar.accepts(good), "\(good)")
            #expect(throws: Never.self) { try OrderedJSON.parse(good.utf8) }
        }
        for bad in ["[]", "1", #"{"a"}"#, "{a:1}", #"{"a":1,}"#, #"{"a":[[[[1]]]]}"#, "{   }", #"{"a":01}"#] {
            #expect(!grammar.accepts(bad), "\(bad)")
        }
    }

    @Test func stringsAreEscapedOnce() throws {
        let grammar = try grammar(property(#"{"type":"string","pattern":"^[\\n\"\\\\\u00e9\\x01]*$"}"#))
        #expect(grammar.accepts("{\"x\":\"\\n\\\"\\\\é\\u0001\"}"))
        for bad in ["\"\n\"", #""\u000a""#, #""\u00e9""#, #""/""#] { #expect(!grammar.accepts(#"{"x":\#(bad)}"#), "\(bad)") }
        #expect(try !Grammar(schema(property(#"{"const":"a/é\n"}"#))).accepts(#"{"x":"a\/é\n"}"#))
        #expect(try Grammar(schema(property(#"{"const":"a/é\n"}"#))).accepts(#"{"x":"a/é\n"}"#))
    }

    /// Long texts make the tables begin anew; nothing of what was open is forgotten.
    @Test func longTextsStayBounded() throws {
        let text = property(
            ##"{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"array","maxItems":100000,"items":{"type":"number","multipleOf":0.5}}]}}"##
        )
        var matcher = GrammarMatcher(try grammar(text), vocabulary)
        #expect(matcher.accept(bytes: #"{"x":["#.utf8))
        var rebuilt = 0
        for number in 0..<6000 {
            let before = matcher.table.frames.count
            let accepted =
                matcher.accept(bytes: "[\(number),\(number).5,-\(number * 7)".utf8) && matcher.accept(bytes: "],\(number * 7919),".utf8)
            #expect(accepted)
            if matcher.table.frames.count < before { rebuilt += 1 }
            if !accepted { break }
        }
        #expect(rebuilt > 0 && matcher.accept(bytes: "[1.5]]}".utf8) && matcher.isFinished)
    }
}
