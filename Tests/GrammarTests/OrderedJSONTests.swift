import API
import Testing

@testable import Grammar

@Suite struct OrderedJSONTests {
    @Test func keysKeepTheirOrderAndNumbersTheirDigits() throws {
        let value = try OrderedJSON.parse(#" {"b" : [1, 2.50, -0, 1e3], "a": "\u00e9\ud83d\ude42\n", "é": null, "é": true} "#.utf8)
        #expect(value.text() == #"{"b":[1,2.5,0,1000],"a":"é🙂\n","é":null,"é":true}"#)
        #expect(value.text(.spaced).hasPrefix(#"{"b": [1, 2.5, 0, 1000], "a": "#))
        #expect(try OrderedJSON.parse(value.text(.spaced).utf8) == value)
        #expect(value["é"] != nil && value.members?.count == 4)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "01", "1.", ".5", "+1", "1e", "tru", "\"a", "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "1 2", "{'a':1}", "NaN", "\"\\u+123\"",
    ])
    func whatIsNoJSONIsRefused(_ text: String) {
        #expect(throws: APIError.self) { try OrderedJSON.parse(text.utf8) }
    }

    @Test func bytesThatAreNoUTF8AreRefused() {
        #expect(throws: APIError.self) { try OrderedJSON.parse([0x22, 0xC3, 0x22]) }
    }

    @Test func nestingIsBounded() {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: APIError.self) { try OrderedJSON.parse(deep.utf8) }
        let bearable = String(repeating: "[", count: 250) + String(repeating: "]", count: 250)
        #expect(throws: Never.self) { try OrderedJSON.parse(bearable.utf8) }
    }

    @Test func decimalsAreExact() throws {
        func decimal(_ text: String) throws -> ExactDecimal { try #require(ExactDecimal(Array(text.utf8))) }
        #expect(try decimal("0.3").isMultiple(of: decimal("0.1")) == true)
        #expect(try decimal("0.35").isMultiple(of: decimal("0.1")) == false)
        #expect(try decimal("1e300").isMultiple(of: decimal("0.7")) == false)
        #expect(try decimal("-21").isMultiple(of: decimal("7")) == true && decimal("1e-9").isMultiple(of: decimal("1")) == false)
        #expect(try decimal("1.50") == decimal("15e-1") && decimal("-0").text == "0")
        #expect(try decimal("-2") < decimal("-1.999") && decimal("0.0999") < decimal("0.1") && decimal("9e9") < decimal("1e10"))
        #expect(try !(decimal("0") < decimal("0")) && decimal("-1") < decimal("0") && decimal("0") < decimal("1e-30"))
        #expect(try decimal("0.00125").text == "0.00125" && decimal("12e-50").text == "12e-50" && decimal("-1200").text == "-1200")
        #expect(try decimal("-1.5").scaled(by: 0) == -2 && decimal("-1.5").scaled(by: 0, up: true) == -1)
        #expect(try decimal("1.5").scaled(by: 0) == 1 && decimal("1.5").scaled(by: 0, up: true) == 2 && decimal("1.5").scaled(by: 2) == 150)
    }

    @Test func lostOrderIsFoundInRequired() throws {
        let value: JSONValue = [
            "type": "object", "required": ["zeta", "alpha"],
            "properties": ["alpha": ["type": "null"], "zeta": ["type": "null"], "beta": 0.25],
        ]
        let ordered = try OrderedJSON(value)
        #expect(ordered["properties"]?.members?.map(\.key) == ["zeta", "alpha", "beta"])
        #expect(ordered["properties"]?["beta"] == .number(try #require(ExactDecimal(Array("0.25".utf8)))))
    }
}
