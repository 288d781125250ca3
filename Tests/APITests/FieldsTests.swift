import Foundation
import Testing

@testable import API

@Suite struct FieldsTests {
    func fields(_ json: String) throws -> Fields { try Fields(json: JSONValue.parse(Data(json.utf8))) }

    @Test func refusesWhatNobodyTook() throws {
        var fields = try fields(#"{"prompt":"a","sized":"b"}"#)
        _ = try fields.string("prompt")
        #expect(throws: APIError.unknownParameter("sized")) { try fields.finish() }
    }

    @Test func nullCountsAsAbsent() throws {
        var fields = try fields(#"{"n":null,"other":null}"#)
        #expect(try fields.integer("n", in: 1...10) == nil)
        try fields.finish()
    }

    @Test(arguments: [
        (#"{"n":"3"}"#, "invalid_type"), (#"{"n":1.5}"#, "invalid_type"), (#"{"n":true}"#, "invalid_type"),
        (#"{"n":0}"#, "integer_below_min_value"),
        (#"{"n":11}"#, "integer_above_max_value"), (#"{"n":[1]}"#, "invalid_type"), (#"{"n":99999999999999999999}"#, "invalid_type"),
    ])
    func refusesWrongIntegers(_ json: String, _ code: String) throws {
        var fields = try fields(json)
        let error = #expect(throws: APIError.self) { try fields.integer("n", in: 1...10) }
        #expect(error?.code == code && error?.param == "n" && error?.status == 400)
    }

    @Test func formsReadNumbersFromText() throws {
        var form = Fields(form: ["n": "3", "stream": "true", "easel": #"{"seed":7}"#])
        #expect(try form.integer("n", in: 1...10) == 3)
        #expect(try form.bool("stream") == true)
        var easel = try #require(try form.object("easel"))
        #expect(try easel.integer("seed", in: 0...9) == 7)
        #expect(easel.name("seed") == "easel.seed")
    }

    @Test func countsScalarsNotBytes() throws {
        let text = String(repeating: "é", count: 32_000)
        var good = Fields(form: ["prompt": text])
        #expect(try good.string("prompt", limit: 32_000)?.count == 32_000)
        var bad = Fields(form: ["prompt": text + "x"])
        #expect(throws: APIError.self) { try bad.string("prompt", limit: 32_000) }
    }

    @Test(arguments: ["", "{", "[1,2", "nul", "{\"a\":}", "\u{0}", "{\"a\":1}}"])
    func malformedJSONIsAClearError(_ text: String) {
        let error = #expect(throws: APIError.self) { try JSONValue.parse(Data(text.utf8)) }
        #expect(error?.status == 400 && error?.code == "invalid_body")
    }

    @Test func keepsLargeIntegersExact() throws {
        #expect(try JSONValue.parse(Data("9007199254740993".utf8)) == .integer(9_007_199_254_740_993))
        #expect(String(decoding: JSONValue.integer(.max).encoded(), as: UTF8.self) == "9223372036854775807")
    }
}
