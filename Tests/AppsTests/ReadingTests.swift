import API
import Foundation
import Testing

@testable import Apps

@Suite struct ReadingTests {
    static let file = """
        slug: greeting-card
        title: Greeting card
        description: A card with an animal.
        icon: "🎉"
        inputs:
          - id: animal
            kind: text
            label: Animal
            required: true
            max_length: 40
          - id: mood
            kind: choice
            label: Mood
            default: calm
            options:
              - {id: calm, label: Calm, text: at dawn}
              - {id: party, label: Party, text: with balloons}
          - id: words
            kind: text
            label: Words
        prompt: "a {{animal}} {{mood}}{{#words}}, a sign that says '{{words}}'{{/words}}{{#mood.party}}, poster style{{/mood.party}}"
        negative: text
        model: easel-sketch-1
        parameters:
          size: 1024x1024
          quality: {visitor: low, choices: [low, high]}
        examples:
          - {title: Fox, inputs: {animal: a fox}}
        """

    static func app() throws -> AppDefinition { try AppDefinition(text: file, file: "card.yaml") }

    @Test func aFileIsReadAndWrittenWithoutLoss() throws {
        let app = try Self.app()
        #expect(app.inputs.map(\.id) == ["animal", "mood", "words"] && app.parameters[.size] == .fixed("1024x1024"))
        #expect(try AppDefinition(text: app.yaml) == app)
        #expect(try AppDefinition(json: app.json) == app)
    }

    @Test func jsonIsReadAsOtherProgramsWriteIt() throws {
        // Python and others escape an emoji as two halves; a backslash before a "u" that is itself escaped is none.
        let text = #"{"slug":"x1","title":"\ud83c\udf89 \\ud83c\u00e9","prompt":"a cat","model":"m"}"#
        #expect(try AppDefinition(text: text).title == #"🎉 \ud83cé"#)
    }

    @Test func everyFaultIsToldWithItsLine() throws {
        let broken = Self.file
            .replacing("kind: choice", with: "kind: choise")
            .replacing("{{#words}}", with: "{{#wrods}}")
            .replacing("negative: text", with: "negatif: text")
        let problems = #expect(throws: AppProblems.self) { try AppDefinition(text: broken, file: "card.yaml") }
        let text = try #require(problems?.description)
        #expect(text.contains("card.yaml:12: inputs[1].kind") && text.contains("negatif"), "\(text)")
        #expect(problems?.problems.allSatisfy { $0.line != nil } == true, "\(text)")
        for empty in ["", "   \n", "# nothing\n", "[]", "7"] {
            let fault = #expect(throws: AppProblems.self) { try AppDefinition(text: empty, file: "e.yaml") }
            #expect(fault?.description.hasPrefix("e.yaml: It is ") == true)
        }
    }

    @Test func unknownVariablesAreFoundWhereTheyStand() throws {
        var app = try Self.app()
        app.prompt = "a cat\nand a {{dog}}"
        let problem = try #require(app.problems.first { $0.path == "prompt" })
        #expect(problem.position?.line == 2 && problem.position?.column == 7 && problem.message.contains("dog"))
        for template in ["{{> header}}", "{{=<% %>=}}", "{{#animal}}", "{{/animal}}", "{{animal", "{{mood.sunny}}"] {
            app.prompt = template
            #expect(app.problems.contains { $0.path == "prompt" }, "\(template)")
        }
    }

    @Test func mutatedFilesNeverCrashTheReader() {
        var random = SystemRandomNumberGenerator()
        let original = Array(Self.file.utf8)
        let bits: [UInt8] = Array("{}[]:#&*!|>'\"%@`,-? \n\t\\{{}}".utf8)
        for _ in 0..<2000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[at] = bits.randomElement(using: &random) ?? 32
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(bits.randomElement(using: &random) ?? 32, at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + 40))
                }
            }
            do { _ = try AppDefinition(text: String(decoding: bytes, as: UTF8.self)) } catch { #expect(error is AppProblems) }
        }
    }
}
