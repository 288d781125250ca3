import API
import Testing

@testable import Apps

@Suite struct PromptTests {
    private func prompt(_ inputs: [String: JSONValue]) throws -> AppPrompt {
        let app = try ReadingTests.app()
        return try AppPrompt(app, try AppValues(inputs, for: app))
    }

    @Test func inputsStandInTheirPlaces() throws {
        #expect(try prompt(["animal": "fox"]).prompt == "a fox at dawn")
        let full = try prompt(["animal": "fox", "mood": "party", "words": "HELLO"])
        #expect(full.prompt == "a fox with balloons, a sign that says 'HELLO', poster style" && full.negative == "text")
    }

    @Test(arguments: ["{{mood}}", "{{#mood}}x{{/mood}}", "{{> secret}}", "<b>&\"'</b>", "{{{animal}}}", "{{% CONTENT_TYPE:HTML}}"])
    func whatVisitorsWriteIsNeverATemplate(_ words: String) throws {
        #expect(try prompt(["animal": .string(words)]).prompt == "a \(words) at dawn")
    }

    @Test func wrongValuesNameTheirField() throws {
        let app = try ReadingTests.app()
        let cases: [([String: JSONValue], String, String)] = [
            ([:], "easel.inputs.animal", "missing_required_parameter"),
            (["animal": .string(String(repeating: "x", count: 41))], "easel.inputs.animal", ""),
            (["animal": "fox", "mood": "sad"], "easel.inputs.mood", ""),
            (["animal": .array([])], "easel.inputs.animal", ""),
            (["animal": "fox", "colour": "red"], "easel.inputs.colour", "unknown_parameter"),
        ]
        for (inputs, param, code) in cases {
            let error = #expect(throws: APIError.self) { try AppValues(inputs, for: app) }
            #expect(error?.param == param && error?.status == 400)
            if !code.isEmpty { #expect(error?.code == code) }
        }
        #expect(try AppValues([:], for: app, prompt: "a heron").values.count == 2)
    }
}
