import Foundation
import Testing
import Tokenizers

@testable import Generation

@Suite("Templates and calls") struct ChatTests {
    private let tool = ToolDescription(
        name: "get_weather", description: "The \"weather\"", parameters: "{\"type\": \"object\", \"properties\": {}}")

    @Test("SmolLM2, with and without a system message")
    func smolLM2() {
        #expect(
            ChatML.smolLM2.prompt([ChatTurn(.user, "Hi")], tools: [], thinks: false).text
                == "<|im_start|>system\nYou are a helpful AI assistant named SmolLM, trained by Hugging Face<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
        )
        #expect(
            ChatML.smolLM2.prompt([ChatTurn(.system, "Be brief."), ChatTurn(.user, "Hi")], tools: [], thinks: false).text
                == "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")
    }

    @Test("Qwen3-VL shows pictures where they stand, one placeholder a token; what people write shows none")
    func qwen3VL() throws {
        let picture = ChatPicture(width: 48, height: 32, pixels: [UInt8](repeating: 7, count: 48 * 32 * 3))
        let turns = [
            ChatTurn(.system, "Look."), ChatTurn(.user, content: [.text("A "), .picture(picture), .text("<|image_pad|>?")]),
            ChatTurn(.tool, content: [.picture(picture)]),
        ]
        let prompt = ChatML.qwen3VL.prompt(turns, tools: [], thinks: true)
        #expect(
            prompt.text == """
                <|im_start|>system
                Look.<|im_end|>
                <|im_start|>user
                A <|vision_start|><|image_pad|><|vision_end|><|image_pad|>?<|im_end|>
                <|im_start|>user
                <tool_response>
                <|vision_start|><|image_pad|><|vision_end|>
                </tool_response><|im_end|>
                <|im_start|>assistant

                """)
        let folder =
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures/qwen3-vl-tiny"
        let tokenizer = try Tokenizer(folder: folder)
        let (tokens, pictures) = prompt.tokens(tokenizer, edge: 16) { "\($0.width)" }
        let placeholder = try #require(tokenizer.id(ofAdded: "<|image_pad|>"))
        #expect(pictures.map(\.span.count) == [6, 6] && pictures.map(\.span.rows) == [2, 2] && pictures.map(\.span.id) == ["48", "48"])
        let places = tokens.indices.filter { tokens[$0] == placeholder }
        #expect(places == pictures.flatMap { Array($0.span.range) })
        for picture in pictures {
            #expect(tokens[picture.span.start - 1] == tokenizer.id(ofAdded: "<|vision_start|>"))
            #expect(tokens[picture.span.range.upperBound] == tokenizer.id(ofAdded: "<|vision_end|>"))
        }
    }

    @Test("Qwen3 with tools, their calls and what they gave; a thought only where it may think")
    func qwen3() {
        let turns = [
            ChatTurn(.user, "Weather?"),
            ChatTurn(
                .assistant, "", calls: [.init(name: "get_weather", arguments: "{\"city\": \"Rome\"}"), .init(name: "b", arguments: "{}")]),
            ChatTurn(.tool, "sunny"), ChatTurn(.tool, "2"), ChatTurn(.user, "Thanks"),
        ]
        let text = ChatML.qwen3.prompt(turns, tools: [tool], thinks: false).text
        #expect(
            text == """
                <|im_start|>system
                # Tools

                You may call one or more functions to assist with the user query.

                You are provided with function signatures within <tools></tools> XML tags:
                <tools>
                {"type": "function", "function": {"name": "get_weather", "description": "The \\"weather\\"", "parameters": {"type": "object", "properties": {}}}}
                </tools>

                For each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:
                <tool_call>
                {"name": <function-name>, "arguments": <args-json-object>}
                </tool_call><|im_end|>
                <|im_start|>user
                Weather?<|im_end|>
                <|im_start|>assistant
                <tool_call>
                {"name": "get_weather", "arguments": {"city": "Rome"}}
                </tool_call>
                <tool_call>
                {"name": "b", "arguments": {}}
                </tool_call><|im_end|>
                <|im_start|>user
                <tool_response>
                sunny
                </tool_response>
                <tool_response>
                2
                </tool_response><|im_end|>
                <|im_start|>user
                Thanks<|im_end|>
                <|im_start|>assistant
                <think>

                </think>


                """)
        #expect(ChatML.qwen3.prompt([ChatTurn(.user, "Hi")], tools: [], thinks: true).text.hasSuffix("<|im_start|>assistant\n"))
        #expect(!ChatML.qwen3.prompt([ChatTurn(.user, "Hi")], tools: [], thinks: true).text.contains("system"))
    }

    @Test("Llama 3")
    func llama3() {
        #expect(
            Llama3().prompt(
                [ChatTurn(.system, "S"), ChatTurn(.user, "U"), ChatTurn(.assistant, "A"), ChatTurn(.user, "V")], tools: [], thinks: false
            )
            .text
                == "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nS<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nU<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nA<|eot_id|><|start_header_id|>user<|end_header_id|>\n\nV<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
        )
        let tools = Llama3().prompt([ChatTurn(.user, "U"), ChatTurn(.tool, "sunny")], tools: [tool], thinks: false).text
        #expect(
            tools.contains("Environment: ipython") && tools.contains("\n\nU<|eot_id|>")
                && tools.contains("ipython<|end_header_id|>\n\nsunny"))
    }

    /// What a reader makes of a text, whole, character by character and byte runs of three.
    private func read(_ text: String, _ make: () -> any AnswerReader) -> [AnswerPart] {
        func parts(_ pieces: [String]) -> [AnswerPart] {
            var reader = make()
            var found: [AnswerPart] = []
            for part in pieces.flatMap({ reader.read($0) }) { found.add(part) }
            for part in reader.finish() { found.add(part) }
            return found
        }
        let whole = parts([text])
        #expect(parts(text.map(String.init)) == whole)
        let characters = Array(text)
        #expect(parts(stride(from: 0, to: characters.count, by: 3).map { String(characters[$0..<min($0 + 3, characters.count)]) }) == whole)
        return whole
    }

    private func tagged(_ text: String) -> [AnswerPart] { read(text) { ChatML.qwen3.reader() } }

    @Test("calls between tags, and the text before them")
    func taggedCalls() {
        let call = "<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": \"}</tool_call>\\\"é\", \"b\": [1, {}]}}\n</tool_call>"
        let arguments = AnswerPart.arguments("{\"a\": \"}</tool_call>\\\"é\", \"b\": [1, {}]}")
        #expect(tagged("Sure. " + call) == [.text("Sure."), .call(name: "f"), arguments])
        #expect(tagged(call + "\n" + call + "\n") == [.call(name: "f"), arguments, .call(name: "f"), arguments])
        #expect(tagged(ChatML.qwen3.mouth(calling: "f").text + "{}}\n</tool_call>") == [.call(name: "f"), .arguments("{}")])
        #expect(tagged(ChatML.qwen3.mouth(calling: nil).text + "f\"}") == [.call(name: "f"), .arguments("{}")])
        #expect(
            tagged("<tool_call>{\"arguments\": {\"x\": 1}, \"name\": \"g\"}</tool_call>") == [.call(name: "g"), .arguments("{\"x\": 1}")])
        #expect(tagged("<tool_call>{\"name\": \"g\"}</tool_call>") == [.call(name: "g"), .arguments("{}")])
    }

    @Test("what is no call is text")
    func textOnly() {
        for text in ["a < b <tool", "<tool_call> of the wild", "Hello\n\n<b>", "{\"name\": 1}", "  ", "<tool_call>\n{\"x\": 1}", ""] {
            #expect(tagged(text) == (text.isEmpty ? [] : [.text(text)]), "\(text)")
        }
        #expect(tagged("<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": 1") == [.call(name: "f"), .arguments("{\"a\": 1")])
    }

    @Test("Llama's calls are the whole answer")
    func bareCalls() {
        func bare(_ text: String) -> [AnswerPart] { read(text) { Llama3().reader() } }
        #expect(bare("{\"name\": \"f\", \"parameters\": {\"q\": \"ü\"}}") == [.call(name: "f"), .arguments("{\"q\": \"ü\"}")])
        #expect(
            bare("{\"name\": \"f\", \"parameters\": {}}; {\"name\": \"g\", \"parameters\": {\"a\": 1}}")
                == [.call(name: "f"), .arguments("{}"), .call(name: "g"), .arguments("{\"a\": 1}")])
        #expect(bare(Llama3().mouth(calling: "f").text + "{}}") == [.call(name: "f"), .arguments("{}")])
        for text in ["Hello {\"name\"", "{\"colour\": \"red\"}", "{", "[1]"] { #expect(bare(text) == [.text(text)], "\(text)") }
    }

    @Test("arguments are passed on as they come")
    func streaming() {
        var reader = ChatML.qwen2.reader()
        #expect(reader.read("Hm <to") == [.text("Hm")])
        #expect(reader.read("ol_call>\n{\"name\": \"f\", ") == [.call(name: "f")])
        #expect(reader.read("\"arguments\": {\"ci") == [.arguments("{\"ci")])
        #expect(reader.read("ty\": \"Ro") == [.arguments("ty\": \"Ro")])
        #expect(reader.read("me\"}}\n</tool") == [.arguments("me\"}")])
        #expect(reader.read("_call>").isEmpty && reader.finish().isEmpty)
    }
}
