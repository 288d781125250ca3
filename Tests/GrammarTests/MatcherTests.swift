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
            matcher.take(token: token)
        }
        let completion = matcher.completion()
        #expect(completion.count == matcher.remaining)
        matcher.take(completion)
        #expect(matcher.isComplete)
    }

    @Test func keysComeInTheSchemasOrderAndAreForced() throws {
        let text =
            #"{"type":"object","properties":{"zeta":{"type":"null"},"alpha":{"type":"boolean"}},"required":["alpha","zeta"],"additionalProperties":false}"#
        var compact = GrammarMatcher(try grammar(text), vocabulary)
        #expect(compact.forcedText == #"{"zeta":null,"alpha":"#)
        compact.take(compact.forced())
        #expect(compact.forcedText.isEmpty)
        compact.take(token: 0x74)
        #expect(compact.forcedText == "rue}")
        compact.take("rue}".utf8)
        #expect(compact.isFinished && compact.next == [pieces.count - 1])
        #expect(compact.allows(token: pieces.count - 1) && !compact.allows(token: 0x7D))
        let spaced = GrammarMatcher(try grammar(text, .init(style: .spaced)), vocabulary)
        #expect(spaced.forcedText == #"{"zeta": null, "alpha": "#)
    }

    @Test func nothingHappensWhereATokenIsRefused() throws {
        var matcher = GrammarMatcher(try grammar(property(#"{"type":"integer"}"#)), vocabulary)
        let token = try #require(pieces.firstIndex(of: Array("{\"x\":".utf8)))
        matcher.take(token: token)
        #expect(matcher.count == 5)
        #expect(
            !matcher.allows("12}x".utf8) && !matcher.allows(token: pieces.count - 1) && !matcher.allows(token: -1)
                && !matcher.allows(token: 1 << 40))
        #expect(matcher.count == 5)
        matcher.take("12}".utf8)
        #expect(matcher.isFinished)
    }

    @Test func closingTakesTheShortestWay() throws {
        let text = property(
            ##"{"type":"array","minItems":2,"items":{"anyOf":[{"$ref":"#"},{"type":"string"},{"type":"integer","minimum":100}]}}"##)
        var matcher = GrammarMatcher(try grammar(text), vocabulary)
        matcher.take(#"{"x":[{"x":["abc"#.utf8)
        matcher.isClosing = true
        var out: [UInt8] = []
        let needed = matcher.remaining
        while !matcher.isFinished {
            let allowed = matcher.allowedTokens()
            let token = try #require(allowed.last { !pieces[$0].isEmpty })
            matcher.take(token: token)
            out += pieces[token]
        }
        #expect(out.count == needed && String(decoding: out, as: UTF8.self) == #"",""]},""]}"#)
    }

    @Test func closingComesByItself() throws {
        let options = Grammar.Options(longest: 40)
        var matcher = GrammarMatcher(try grammar(property(#"{"type":"string"}"#), options), vocabulary)
        matcher.take(#"{"x":""#.utf8)
        while !matcher.isClosing {
            matcher.take("abc".utf8)
        }
        let completion = matcher.completion()
        #expect(matcher.count <= 42 && completion == Array("\"}".utf8))
        // Of the shortest ways the one with the fewest tokens.
        #expect(matcher.next == [try #require(pieces.firstIndex(of: Array("\"}".utf8)))])
    }

    /// Told how many tokens are left, it ends within them, however long the model would like to go on.
    @Test(arguments: [40, 60, 100]) func aTextEndsWithinItsTokens(_ limit: Int) throws {
        let text = property(##"{"type":"array","items":{"anyOf":[{"$ref":"#"},{"type":"string"},{"type":"integer"}]}}"##)
        for seed in 0..<8 {
            var generator = Seeded(state: UInt64(seed))
            var matcher = GrammarMatcher(try grammar(text), vocabulary)
            var out: [UInt8] = []
            var tokens = 0
            while !matcher.isFinished, tokens < limit {
                let allowed = matcher.next.filter { !pieces[$0].isEmpty }
                let open = allowed.filter { !pieces[$0].contains { "\"]}".utf8.contains($0) } }
                let token = try #require((open.isEmpty ? allowed : open).randomElement(using: &generator))
                tokens += 1
                out += pieces[token]
                matcher.advance(by: Int32(token), left: limit - tokens)
            }
            #expect(matcher.isComplete && out.count > limit / 4, "\(String(decoding: out, as: UTF8.self))")
        }
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
        matcher.take(#"{"x":["#.utf8)
        var rebuilt = 0
        for number in 0..<1500 {
            let before = matcher.table.frames.count
            let accepted =
                matcher.accept(bytes: "[\(number),\(number).5,-\(number * 7 + 1)".utf8) && matcher.accept(bytes: "],\(number * 7919),".utf8)
            #expect(accepted)
            if matcher.table.frames.count < before { rebuilt += 1 }
            if !accepted { break }
        }
        matcher.take("[1.5]]}".utf8)
        #expect(rebuilt > 0 && matcher.isFinished)
    }
}
