import API
import Testing

@testable import Grammar

@Suite struct StrictSchemaTests {
    private static let prefix = "Invalid schema for response_format 'test': "

    private static let refusals: [(String, String)] = [
        (
            #"{"type":"object","properties":{"x":{"type":"object","properties":{"y":{"type":"null"}},"required":[],"additionalProperties":false}},"required":["x"],"additionalProperties":false}"#,
            "In context=('properties', 'x'), 'required' is required to be supplied and to be an array including every key in properties. Missing 'y'."
        ),
        (
            #"{"type":"object","properties":{},"required":["z"],"additionalProperties":false}"#,
            "In context=(), 'required' is required to be supplied and to be an array including every key in properties. Extra required key 'z' supplied."
        ),
        (
            #"{"type":"object","properties":{"a":{"type":"null"}},"additionalProperties":false}"#,
            "In context=(), 'required' is required to be supplied and to be an array including every key in properties. Missing 'a'."
        ),
        (
            #"{"type":"object","properties":{},"required":[]}"#,
            "In context=(), 'additionalProperties' is required to be supplied and to be false."
        ),
        (#"{"type":"array","items":{"type":"null"}}"#, #"schema must be a JSON Schema of 'type: "object"', got 'type: "array"'."#),
        (#"{"properties":{}}"#, #"schema must be a JSON Schema of 'type: "object"', got 'type: "None"'."#),
        (#"{"anyOf":[{"type":"object"}]}"#, "schema must have type 'object' and not have 'anyOf' at the top level."),
        ("[]", "schema must be a JSON object."),
        (property(#"{"description":"?"}"#), "In context=('properties', 'x'), schema must have a 'type' key."),
        (property(#"{"type":"array"}"#), "In context=('properties', 'x'), array schema missing items."),
        (property(#"{"type":"string","minLength":1}"#), "In context=('properties', 'x'), 'minLength' is not permitted."),
        (property(#"{"oneOf":[{"type":"null"}]}"#), "In context=('properties', 'x'), 'oneOf' is not permitted."),
        (property(#"{"type":"string","default":"a"}"#), "In context=('properties', 'x'), 'default' is not permitted."),
        (property(##"{"$ref":"#","title":"t"}"##), "In context=('properties', 'x'), $ref cannot have keywords {'title'}."),
        (
            property(##"{"$ref":"#/$defs/no"}"##),
            ##"In context=('properties', 'x'), reference to component '"#/$defs/no"' which was not found in the schema."##
        ),
        (property(#"{"type":"text"}"#), #"In context=('properties', 'x'), "text" is not valid under any of the given schemas."#),
        (property("7"), "In context=('properties', 'x'), 7 is not of type 'object'."),
        (property(#"{"anyOf":[]}"#), "In context=('properties', 'x'), 'anyOf' must be an array with at least one schema."),
        (property(#"{"anyOf":[{"type":"null"},{"type":"x"}]}"#), #"In context=('properties', 'x', 'anyOf', '1'), "x" is not valid"#),
        (
            property(#"{"anyOf":[{"type":"null"}],"type":"null"}"#),
            "In context=('properties', 'x'), 'type' is not permitted beside 'anyOf'."
        ),
        (property(#"{"enum":[]}"#), "In context=('properties', 'x'), 'enum' must be an array with at least one value."),
        (
            property(#"{"type":"string","format":"uri"}"#),
            #"In context=('properties', 'x'), 'format' "uri" is not supported. Supported are 'date-time',"#
        ),
        (property(#"{"type":"string","pattern":"(?=a)"}"#), #"In context=('properties', 'x'), 'pattern' "(?=a)" cannot be used: looking"#),
        (property(#"{"type":"number","multipleOf":0}"#), "In context=('properties', 'x'), 'multipleOf' must be a number above 0."),
        (property(#"{"type":"number","minimum":"1"}"#), "In context=('properties', 'x'), 'minimum' must be a number."),
        (
            property(#"{"type":"array","items":{"type":"null"},"minItems":3,"maxItems":2}"#),
            "In context=('properties', 'x'), 'minItems' is above 'maxItems'."
        ),
        (
            property(#"{"type":"array","items":{"type":"null"},"minItems":-1}"#),
            "In context=('properties', 'x'), 'minItems' must be a whole number"
        ),
    ]

    @Test(arguments: refusals.indices) func whatIsNotSupportedIsRefusedInOpenAIsWords(_ index: Int) throws {
        let (text, message) = Self.refusals[index]
        let error = #expect(throws: APIError.self) { try schema(text) }
        #expect(error?.message.hasPrefix(Self.prefix + message) == true, "\(error?.message ?? "")")
        #expect(error?.status == 400 && error?.type == "invalid_request_error" && error?.param == "response_format" && error?.code == nil)
    }

    @Test(arguments: [
        "allOf", "not", "dependentRequired", "dependentSchemas", "if", "then", "else", "patternProperties", "uniqueItems", "prefixItems",
    ])
    func otherKeywordsAreRefused(_ keyword: String) {
        let error = #expect(throws: APIError.self) { try schema(property(#"{"type":"null","\#(keyword)":{}}"#)) }
        #expect(error?.message == Self.prefix + "In context=('properties', 'x'), '\(keyword)' is not permitted.")
    }

    @Test func aFunctionsErrorNamesTheFunction() {
        let error = #expect(throws: APIError.self) {
            try StrictSchema(text: "[]".utf8, source: .function("draw", param: "tools[0].function.parameters"))
        }
        #expect(error?.message == "Invalid schema for function 'draw': schema must be a JSON object.")
        #expect(error?.param == "tools[0].function.parameters" && error?.code == "invalid_function_parameters")
    }

    @Test func theWholeSubsetIsRead() throws {
        let read = try schema(
            ##"{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"T","description":"D","type":"object","properties":{"a":{"$ref":"#/$defs/node"},"b":{"type":["string","null"],"pattern":"^a","format":"email"},"c":{"anyOf":[{"type":"integer","exclusiveMinimum":1,"exclusiveMaximum":9,"multipleOf":2},{"const":null}]},"d":{"type":"array","items":{"enum":["x",1]},"minItems":1,"maxItems":2},"e":{"$ref":"#/properties/d"},"f":{"$ref":"#/definitions/g~1h%20i"}},"required":["f","e","d","c","b","a"],"additionalProperties":false,"$defs":{"node":{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},"required":["next"],"additionalProperties":false}},"definitions":{"g/h i":{"type":"boolean"}}}"##
        )
        #expect(read.nodes[0].properties.map(\.name) == ["a", "b", "c", "d", "e", "f"])
    }

    @Test func theLimitsAreThoseOfTheDocumentation() throws {
        func wide(_ count: Int) -> String {
            let keys = (0..<count).map { "p\($0)" }
            let properties = keys.map { #""\#($0)":{"type":"null"}"# }.joined(separator: ",")
            return
                #"{"type":"object","properties":{\#(properties)},"required":[\#(keys.map { "\"\($0)\"" }.joined(separator: ","))],"additionalProperties":false}"#
        }
        #expect(throws: Never.self) { try grammar(wide(5000)) }
        #expect(throws: APIError.self) { try schema(wide(5001)) }

        func deep(_ levels: Int) -> String { levels == 1 ? property(#"{"type":"null"}"#) : property(deep(levels - 1)) }
        #expect(throws: Never.self) { try grammar(deep(10)) }
        let error = #expect(throws: APIError.self) { try schema(deep(11)) }
        #expect(error?.message.hasSuffix("11 levels of nesting exceeds limit of 10.") == true)

        func values(_ count: Int, _ length: Int) -> String {
            property(
                #"{"enum":[\#((0..<count).map { "\"\(String(repeating: "v", count: length - 4))\(1000 + $0)\"" }.joined(separator: ","))]}"#
            )
        }
        #expect(throws: Never.self) { try grammar(values(1000, 15)) }
        #expect(throws: APIError.self) { try schema(values(1001, 14)) }
        #expect(throws: APIError.self) { try schema(values(1000, 16)) }
        #expect(throws: Never.self) { try grammar(values(250, 400)) }
        #expect(throws: APIError.self) { try schema(values(250, 481)) }
    }

    @Test func looseSchemasAreReadAsFarAsTheyCanBe() throws {
        let text =
            #"{"type":"object","properties":{"city":{"type":"string"},"unit":{"oneOf":[{"const":"c"},{"const":"f"}]},"n":{"type":"integer","minimum":"?"},"any":{"not":{}}},"required":["city"]}"#
        let loose = try grammar(text, isStrict: false)
        for good in [#"{"city":"Rome"}"#, #"{"city":"a","unit":"c","n":3}"#, #"{"city":"a","any":{"x":[1,{}]}}"#] {
            #expect(loose.accepts(good), "\(good)")
        }
        for bad in ["{}", #"{"unit":"c"}"#, #"{"city":"a","unit":"k"}"#, #"{"unit":"c","city":"a"}"#, #"{"city":1}"#] {
            #expect(!loose.accepts(bad), "\(bad)")
        }
        #expect(try grammar(#"{"type":"object"}"#, isStrict: false).accepts(#"{"a":[]}"#))
        #expect(try grammar("{}", isStrict: false).accepts("[1,null]"))
        #expect(
            try grammar(#"{"type":"object","properties":{"a":{"type":"null"},"b":{"type":"null"}}}"#, isStrict: false).accepts(
                #"{"b":null}"#))
    }
}
