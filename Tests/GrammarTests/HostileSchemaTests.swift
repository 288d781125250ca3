import API
import Testing

@testable import Grammar

/// Schemas that want time or memory: an error, soon.
@Suite struct HostileSchemaTests {
    @Test func depthIsBounded() {
        let arrays = String(repeating: #"{"type":"array","items":"#, count: 10_000) + "{}" + String(repeating: "}", count: 10_000)
        let nested = String(repeating: #"{"anyOf":["#, count: 10_000) + #"{"type":"null"}"# + String(repeating: "]}", count: 10_000)
        for text in [arrays, nested] { #expect(throws: APIError.self) { try schema(property(text)) } }
    }

    @Test(arguments: [
        ##"{"$ref":"#/properties/x"}"##, ##"{"anyOf":[{"$ref":"#/properties/x"},{"type":"null"}]}"##, ##"{"$ref":"#/$defs/a"}"##,
        ##"{"anyOf":[{"anyOf":[{"$ref":"#/properties/x/anyOf/0"}]}]}"##,
    ])
    func referencesThatLeadNowhereAreRefused(_ text: String) throws {
        let whole = property(text).dropLast() + ##","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"anyOf":[{"$ref":"#/$defs/a"}]}}}"##
        let error = #expect(throws: APIError.self) { try schema(String(whole)) }
        #expect(error?.message.contains("leads back to itself") == true)
    }

    @Test func whatHasNoFiniteValueIsRefused() {
        let endless = property(##"{"$ref":"#"}"##)
        let error = #expect(throws: APIError.self) { try grammar(endless) }
        #expect(error?.message.hasSuffix("no finite value can match this schema.") == true)
        let long = property(#"{"type":"array","minItems":1000000000,"items":{"type":"null"}}"#)
        #expect(throws: APIError.self) { try grammar(long) }
        var longer = #"{"type":"null"}"#
        for _ in 0..<40 { longer = #"{"type":"array","minItems":1000,"items":\#(longer)}"# }
        #expect(throws: APIError.self) { try grammar(property(longer)) }
    }

    @Test(arguments: [
        #"{"type":"integer","minimum":3,"maximum":2}"#, #"{"type":"string","pattern":"a^"}"#, #"{"type":"string","enum":[1,2]}"#,
        #"{"type":"string","pattern":"^[0-9]+$","format":"email"}"#, #"{"type":"number","minimum":1e40}"#,
        #"{"const":"b","pattern":"a","type":"string"}"#,
    ])
    func contradictionsAreRefused(_ text: String) {
        let error = #expect(throws: APIError.self) { try grammar(property(text)) }
        #expect(error?.message.contains("In context=('properties', 'x'), ") == true)
    }

    @Test(arguments: [
        "((a{1,100}){1,100}){1,100}", "(a{1000}){1000}", "(.*a.{24}){2}", "^(([a-z])+.)+[A-Z]([a-z])+$.*a.{20}b", "a.{3000}b.{3000}c",
        String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000), String(repeating: "a?", count: 4000) + "$",
        "(x+x+)+y.{12}|z[^q]{14}w", "(a|b|ab)*?(a|c).{18}[^d]",
    ])
    func patternsThatExplodeAreRefused(_ pattern: String) {
        #expect(throws: APIError.self) { try grammar(property(#"{"type":"string","pattern":"\#(pattern)"}"#)) }
    }

    @Test func patternsThatOnlyLookBadAreTaken() throws {
        for pattern in ["^(a|aa)+$", "^(a*)*b$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(.{0,60}a){1}$"] {
            #expect(throws: Never.self, "\(pattern)") { try grammar(property(#"{"type":"string","pattern":"\#(pattern)"}"#)) }
        }
    }

    @Test func manyPatternsTogetherAreBounded() {
        let properties = (0..<400).map { #""p\#($0)":{"type":"string","pattern":"^.{\#(300 + $0)}$"}"# }.joined(separator: ",")
        let required = (0..<400).map { "\"p\($0)\"" }.joined(separator: ",")
        let text = #"{"type":"object","properties":{\#(properties)},"required":[\#(required)],"additionalProperties":false}"#
        let error = #expect(throws: APIError.self) { try grammar(text) }
        #expect(error?.message.contains("too complex") == true)
    }

    @Test func manyLongPatternsAreBoundedBeforeTheyAreCompiled() {
        let properties = (0..<60).map { #""p\#($0)":{"type":"string","pattern":"a{\#(7000 + $0)}"}"# }.joined(separator: ",")
        let required = (0..<60).map { "\"p\($0)\"" }.joined(separator: ",")
        let text = #"{"type":"object","properties":{\#(properties)},"required":[\#(required)],"additionalProperties":false}"#
        let error = #expect(throws: APIError.self) { try schema(text) }
        #expect(error?.message.contains("all patterns together are too complex") == true)
    }

    /// Branches that stay alike: the ways of reading double at each level and are cut off, and the text still ends.
    @Test func branchesThatCannotBeToldApartStayBounded() throws {
        let branch =
            ##"{"type":"object","properties":{"x":{"$ref":"#/$defs/n"}},"required":["x"],"additionalProperties":false,"title":"T"}"##
        let leaf =
            ##"{"type":"object","properties":{"x":{"$ref":"#/$defs/n"},"y":{"type":"null"}},"required":["x","y"],"additionalProperties":false}"##
        let text = property(##"{"$ref":"#/$defs/n"}"##).dropLast() + ##","$defs":{"n":{"anyOf":[\##(branch),\##(leaf),{"type":"null"}]}}}"##
        var matcher = GrammarMatcher(try grammar(String(text), .init(deepest: 24)), vocabulary)
        let opening = String(repeating: #"{"x":"#, count: 18)
        matcher.take(opening.utf8)
        let rest = matcher.completion()
        matcher.take(rest)
        #expect(matcher.isComplete)
        #expect(try schema(String(text)).violations(in: Array(opening.utf8) + rest).isEmpty)
    }
}
