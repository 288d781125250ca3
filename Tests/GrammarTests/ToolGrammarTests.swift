import API
import Testing

@testable import Grammar

@Suite struct ToolGrammarTests {
    private func tools() throws -> [GrammarTool] {
        [
            GrammarTool("draw", parameters: try schema(property(#"{"enum":["cat","dog"]}"#))),
            GrammarTool("drop", parameters: try schema(#"{"type":"object","properties":{"n":{"type":"integer"}}}"#, isStrict: false)),
            GrammarTool("ping", parameters: nil),
        ]
    }

    private let draw = "<tool_call>\n{\"name\": \"draw\", \"arguments\": {\"x\": \"cat\"}}\n</tool_call>"
    private let drop = "<tool_call>\n{\"name\": \"drop\", \"arguments\": {}}\n</tool_call>"
    private let ping = "<tool_call>\n{\"name\": \"ping\", \"arguments\": {\"a\": [1]}}\n</tool_call>"
    private let spaced = Grammar.Options(style: .spaced)

    @Test func requiredCallsAreCallsAndNothingElse() throws {
        let many = try Grammar.tools(tools(), wrapping: .hermes, choice: .required, options: spaced)
        for good in [draw, drop, ping, "\(draw)\n\(drop)\n\(ping)"] { #expect(many.accepts(good), "\(good)") }
        for bad in [
            "", "Sure! \(draw)", "\(draw)\(drop)", "\(draw)\n", draw.replacing("cat", with: "cow"), draw.replacing("draw", with: "drag"),
        ] {
            #expect(!many.accepts(bad), "\(bad)")
        }
        let one = try Grammar.tools(tools(), wrapping: .hermes, choice: .required, isParallel: false, options: spaced)
        #expect(one.accepts(draw) && !one.accepts("\(draw)\n\(drop)"))
    }

    @Test func aNamedToolIsForcedUpToItsArguments() throws {
        let grammar = try Grammar.tools(tools(), wrapping: .hermes, choice: .named("draw"), options: spaced)
        let matcher = GrammarMatcher(grammar, vocabulary)
        #expect(matcher.forcedText == "<tool_call>\n{\"name\": \"draw\", \"arguments\": {\"x\": \"")
        #expect(grammar.accepts(draw) && !grammar.accepts(drop) && !grammar.accepts("\(draw)\n\(draw)"))
        let error = #expect(throws: APIError.self) { try Grammar.tools(tools(), wrapping: .hermes, choice: .named("no")) }
        #expect(error?.status == 400 && error?.param == "tool_choice")
    }

    @Test func textComesAsItLikesUntilACallBegins() throws {
        let grammar = try Grammar.tools(tools(), wrapping: .hermes, choice: .auto, options: spaced)
        for good in ["", "Hello <tool> é", draw, "Let me see.\n\(draw)\n\(drop)", "<<tool_call>\n" + draw.dropFirst(12)] {
            #expect(grammar.accepts(good), "\(good)")
        }
        for bad in ["<tool_call>", "x <tool_call>\n{\"name\": \"drag\"", "\(draw) and more"] { #expect(!grammar.accepts(bad), "\(bad)") }
        var matcher = GrammarMatcher(grammar, vocabulary)
        #expect(matcher.isComplete && matcher.next.count == pieces.count)
        let call = try #require(pieces.firstIndex(of: Array("<tool_call>".utf8)))
        matcher.take(token: call)
        #expect(!matcher.isComplete)
        #expect(matcher.forcedText == "\n{\"name\": \"")
    }

    @Test func otherFamiliesWrapOtherwise() throws {
        let list = try Grammar.tools(tools(), wrapping: .mistral, choice: .required, options: spaced)
        let call = #"{"name": "draw", "arguments": {"x": "dog"}}"#
        #expect(list.accepts("[TOOL_CALLS][\(call)]") && list.accepts("[TOOL_CALLS][\(call), \(call)]") && !list.accepts(call))
        let bare = try Grammar.tools(tools(), wrapping: .llama, choice: .auto, options: spaced)
        #expect(bare.accepts(call.replacing("arguments", with: "parameters")) && bare.accepts("no") && !bare.accepts(#"{"name": "x"}"#))
    }
}
