import Testing

@testable import API

@Suite("JSON as it was written") struct JSONTextTests {
    private func text(_ json: String) throws -> JSONText { try JSONText(Array(json.utf8)) }

    @Test("keeps the order of keys, and finds what lies within")
    func order() throws {
        let body = try text(#"{"tools": [{"function": {"parameters": {"z": 1, "a": {"y": [2, 3], "b": null}}}}], "n": 1, "n": 2}"#)
        let parameters = try #require(body.at("tools", 0, "function", "parameters"))
        #expect(parameters.description == #"{"z": 1, "a": {"y": [2, 3], "b": null}}"#)
        #expect(parameters.keys == ["z", "a"])
        #expect(parameters.at("a", "y")?.elements.map(\.description) == ["2", "3"])
        #expect(parameters.at("a", "b") == nil && parameters.at("q") == nil && body.at("tools", 1) == nil)
        #expect(body.at("n")?.description == "2")
        #expect(body.at("n")?.keys == [] && body.at("n")?.elements == [])
    }

    @Test(arguments: [#"{"a": 1"#, #"{"a" 1}"#, "[1,]", "", "{} {}", String(repeating: "[", count: 10_000)])
    func refusesWhatIsNoJSON(json: String) {
        let error = #expect(throws: APIError.self) { try text(json) }
        #expect(error?.status == 400)
    }

    @Test("a writer's text is what was put in, in order")
    func writes() throws {
        var writer = JSONWriter()
        try writer.object { writer in
            writer.member("model", "m")
            writer.member("none", nil)
            writer.key("list")
            writer.array { writer in
                writer.value(1)
                writer.object { $0.member("k", ["b": true, "a": nil]) }
                writer.value("\"\n")
            }
            writer.member("schema", text: try text(#"{"z":1,"a":2}"#))
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"model":"m","list":[1,{"k":{"a":null,"b":true}},"\"\n"],"schema":{"z":1,"a":2}}"#)
        #expect(try JSONText(writer.bytes).at("list", 1, "k", "b")?.value == true)
    }
}
