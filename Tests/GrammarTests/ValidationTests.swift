import Testing

@testable import Grammar

@Suite struct ValidationTests {
    private static let cases: [(schema: String, yes: [String], no: [String])] = [
        (#"{"type":"string","pattern":"^a.c$"}"#, [#""abc""#], [#""ab""#, "1", "null"]),
        (
            #"{"type":["integer","null"],"minimum":2,"exclusiveMaximum":9,"multipleOf":2}"#, ["2", "8", "4.0", "null"],
            ["0", "9", "10", "3", "2.5", "\"2\""]
        ),
        (#"{"type":"number","multipleOf":0.1}"#, ["0.3", "-7", "1e2"], ["0.35"]),
        (#"{"enum":["a",1,null,[1],{"k":2,"j":3}]}"#, [#""a""#, "1.0", "null", "[1]", #"{"j":3,"k":2}"#], ["2", "[]", #"{"k":2}"#]),
        (
            #"{"type":"array","items":{"type":"boolean"},"minItems":1,"maxItems":2}"#, ["[true]", "[true,false]"],
            ["[]", "[true,true,true]", "[1]"]
        ),
        (#"{"anyOf":[{"type":"null"},{"const":"x"}]}"#, ["null", #""x""#], [#""y""#]),
        (
            #"{"type":"object","properties":{"a":{"type":"null"}},"required":["a"],"additionalProperties":false}"#, [#"{"a":null}"#],
            ["{}", #"{"a":1}"#, #"{"a":null,"b":1}"#]
        ),
        (
            #"{"type":"string","format":"date"}"#, [#""2024-02-29""#, #""1900-12-31""#],
            [#""2023-02-29""#, #""1900-02-29""#, #""2024-13-01""#, #""0000-01-01""#]
        ),
        (
            #"{"type":"string","format":"date-time"}"#, [#""2024-02-29T23:59:59.123+05:30""#, #""2024-01-01t00:00:60z""#],
            [#""2024-01-01""#, #""2024-01-01T24:00:00Z""#, #""2024-01-01T00:00:00""#]
        ),
        (#"{"type":"string","format":"time"}"#, [#""12:00:00Z""#], [#""12:00""#]),
        (
            #"{"type":"string","format":"duration"}"#, [#""P1Y2M3DT4H5M6S""#, #""P2W""#, #""PT1H""#],
            [#""P""#, #""PT""#, #""1D""#, #""P1DT""#]
        ),
        (#"{"type":"string","format":"email"}"#, [#""a@b.c""#, #""\"x y\"@z""#], [#""a""#]),
        (#"{"type":"string","format":"hostname"}"#, [#""a""#, #""ex-ample.COM""#], [#""-a""#, #""a..b""#, #""""#, #""a_b""#]),
        (#"{"type":"string","format":"ipv4"}"#, [#""127.0.0.1""#], [#""256.1.1.1""#, #""01.1.1.1""#, #""1.1.1""#]),
        (
            #"{"type":"string","format":"ipv6"}"#, [#""::""#, #""1:2:3:4:5:6:7::""#, #""::FFFF:1.2.3.4""#, #""1::8""#],
            [#""1:2""#, #"":::""#, #""1::2::3""#, #""12345::""#, #""1:2:3:4:5:6:7:8:9""#]
        ),
        (#"{"type":"string","format":"uuid"}"#, [#""123E4567-e89b-12d3-a456-426614174000""#], [#""123e4567e89b12d3a456426614174000""#]),
    ]

    @Test(arguments: cases.indices) func aValueIsJudgedByItsSchema(_ index: Int) throws {
        let (text, yes, no) = Self.cases[index]
        let schema = try schema(property(text))
        for value in yes { #expect(schema.violations(in: #"{"x":\#(value)}"#.utf8).isEmpty, "\(value)") }
        for value in no { #expect(!schema.violations(in: #"{"x":\#(value)}"#.utf8).isEmpty, "\(value)") }
    }

    /// What is written for a format is accepted as that format, also at its shortest.
    @Test(arguments: StringFormat.names) func everyFormatIsWrittenAsItself(_ name: String) throws {
        let format = try #require(StringFormat.named(name))
        #expect(format.machine !== ByteAutomaton.plainString)
        let text = property(#"{"type":"string","format":"\#(name)"}"#)
        let grammar = try grammar(text)
        for seed in 0..<20 {
            var generator = Seeded(state: UInt64(seed))
            var matcher = GrammarMatcher(grammar, vocabulary)
            var out: [UInt8] = []
            while !matcher.isFinished, out.count < 400 {
                if seed == 0 || out.count > 300 { matcher.isClosing = true }
                let token = try #require(matcher.next.filter { !pieces[$0].isEmpty }.randomElement(using: &generator))
                matcher.take(token: token)
                out += pieces[token]
            }
            #expect(try matcher.isFinished && schema(text).violations(in: out).isEmpty, "\(String(decoding: out, as: UTF8.self))")
        }
    }

    @Test func violationsSayWhereAndWhat() throws {
        let schema = try schema(property(#"{"type":"array","items":{"type":"integer","minimum":3}}"#))
        #expect(
            schema.violations(in: #"{"x":[4,2,"a"],"y":1}"#.utf8).map(\.description) == [
                "/x/1: 2 is below 3", "/x/2: it is not of type 'integer'", "'y' is not allowed",
            ])
        #expect(schema.violations(in: "{".utf8).count == 1)
        #expect(schema.violations(in: #"{"x":[1,1,1,1]}"#.utf8, limit: 2).count == 2)
    }

    @Test func keysAreComparedByTheirCodePoints() throws {
        let schema = try schema(
            "{\"type\":\"object\",\"properties\":{\"\u{e9}\":{\"type\":\"null\"},\"e\u{301}\":{\"type\":\"boolean\"}},\"required\":[\"\u{e9}\",\"e\u{301}\"],\"additionalProperties\":false}"
        )
        #expect(schema.violations(in: "{\"\u{e9}\":null,\"e\u{301}\":true}".utf8).isEmpty)
        #expect(!schema.violations(in: "{\"e\u{301}\":null,\"\u{e9}\":true}".utf8).isEmpty)
        #expect(!schema.violations(in: "{\"\u{e9}\":null}".utf8).isEmpty)
    }

    @Test func branchesWithinBranchesDoNotTakeForever() throws {
        let n =
            ##"{"anyOf":[{"type":"array","items":{"$ref":"#/properties/x"}},{"type":"array","items":{"$ref":"#/properties/x"}},{"type":"null"}]}"##
        let schema = try schema(property(n))
        let deep = String(repeating: "[", count: 60) + "1" + String(repeating: "]", count: 60)
        #expect(!schema.violations(in: #"{"x":\#(deep)}"#.utf8).isEmpty)
    }
}
