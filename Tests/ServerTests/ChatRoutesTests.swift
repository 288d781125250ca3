import API
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Pictures
import Registry
import Store
import Synchronization
import Testing

@testable import Server

/// `/v1/chat/completions` over scripted models.
@Suite struct ChatRoutesTests {
    private static let path = "/v1/chat/completions"
    private static let hello = #"{"model":"talker","messages":[{"role":"user","content":"hi"}]}"#

    /// The data of a stream's events.
    private func events(_ response: TestResponse) throws -> [JSONValue] {
        var parser = ServerSentEventParser()
        return try parser.feed(Array(response.body.readableBytesView)).map {
            $0.data == Array("[DONE]".utf8) ? .string("DONE") : try JSONValue.parse($0.data)
        }
    }

    private func stream(_ client: any TestClientProtocol, _ body: String) async throws -> [JSONValue] {
        let response = try await client.executeRequest(
            uri: Self.path, method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: body))
        #expect(response.status == .ok)
        return try events(response)
    }

    /// The choice of a chunk without the parts that every one has.
    private func delta(_ chunk: JSONValue) -> JSONValue {
        guard case .object(let object) = chunk, case .array(let choices)? = object["choices"], case .object(let choice)? = choices.first
        else { return .null }
        return [choice["delta"] ?? .null, choice["finish_reason"] ?? .null]
    }

    @Test func anAnswerHasOpenAIsFieldsItsUsageAndItsCost() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello")]) { client, _ in
            let (status, _, json) = try await client.post(Self.path, Self.hello)
            #expect(status == 200 && json["object"] as? String == "chat.completion" && json["model"] as? String == "talker")
            let choice = try #require((json["choices"] as? [[String: Any]])?.first)
            let message = try #require(choice["message"] as? [String: Any])
            #expect(message["content"] as? String == "hello" && message["refusal"] is NSNull && choice["logprobs"] is NSNull)
            #expect(choice["finish_reason"] as? String == "stop" && message["tool_calls"] == nil)
            let usage = try #require(json["usage"] as? [String: Any])
            #expect(
                usage["prompt_tokens"] as? Int == 100 && usage["completion_tokens"] as? Int == 20 && usage["total_tokens"] as? Int == 120)
            #expect((usage["prompt_tokens_details"] as? [String: Int])?["cached_tokens"] == 10)
            #expect((usage["completion_tokens_details"] as? [String: Int])?["accepted_prediction_tokens"] == 4)
            #expect((json["easel"] as? [String: Any])?["cost_usd"] as? String == "0.0003")
        }
    }

    @Test func aStreamKeepsOpenAIsOrder() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello")]) { client, _ in
            let body = Self.hello.dropLast() + #","stream":true,"stream_options":{"include_usage":true}}"#
            let chunks = try await stream(client, String(body))
            let expected: [JSONValue] = [
                [["role": "assistant", "content": "", "refusal": nil], nil], [["content": "he"], nil], [["content": "llo"], nil],
                [[:], "stop"],
            ]
            #expect(chunks.prefix(4).map(delta) == expected)
            guard case .object(let last) = chunks[4] else { throw APIError.internalError }
            #expect(last["choices"] == [] && last["usage"] != .null && last["usage"] != nil && chunks.last == "DONE" && chunks.count == 6)
            let plain = try await stream(client, String(Self.hello.dropLast() + #","stream":true}"#))
            #expect(plain.count == 5)
            for case .object(let chunk) in plain { #expect(chunk["usage"] == nil && chunk["object"] == "chat.completion.chunk") }
        }
    }

    @Test func callsAreToldInBothManners() async throws {
        let model = ScriptedChatModel { _, out in
            out.yield(.started(snapshot: nil))
            for (number, name) in ["f", "g"].enumerated() {
                out.yield(.call(choice: 0, number: number, id: "call_\(number)", name: name))
                out.yield(.arguments(choice: 0, number: number, "{}"))
            }
            out.yield(.finished(choice: 0, .toolCalls))
            out.yield(.usage(.zero, isExact: true))
        }
        try await Harness.run(text: [model]) { client, _ in
            let tools = #""tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g"}}]"#
            let body = #"{"model":"talker","messages":[{"role":"user","content":"hi"}],\#(tools)"#
            let whole = try await client.post(Self.path, body + "}").json
            let choice = try #require((whole["choices"] as? [[String: Any]])?.first)
            let calls = try #require((choice["message"] as? [String: Any])?["tool_calls"] as? [[String: Any]])
            #expect(calls.map { $0["id"] as? String } == ["call_0", "call_1"] && choice["finish_reason"] as? String == "tool_calls")
            #expect((choice["message"] as? [String: Any])?["content"] is NSNull)
            let chunks = try await stream(client, body + #","stream":true}"#)
            let first: JSONValue = [
                ["tool_calls": [["index": 0, "id": "call_0", "type": "function", "function": ["name": "f", "arguments": ""]]]], nil,
            ]
            #expect(delta(chunks[0]) == [["role": "assistant", "content": nil, "refusal": nil], nil] && delta(chunks[1]) == first)
            #expect(delta(chunks[2]) == [["tool_calls": [["index": 0, "function": ["arguments": "{}"]]]], nil])
            let legacy =
                #"{"model":"talker","messages":[{"role":"user","content":"hi"}],"functions":[{"name":"f"}],"function_call":"auto"}"#
            let older = try await client.post(Self.path, legacy).json
            let old = try #require((older["choices"] as? [[String: Any]])?.first)
            #expect(old["finish_reason"] as? String == "function_call")
            #expect(((old["message"] as? [String: Any])?["function_call"] as? [String: Any])?["name"] as? String == "f")
        }
    }

    @Test func aFaultBeforeTheFirstPieceIsAResponseAndAfterItAnEvent() async throws {
        let broken = ScriptedChatModel { task, out in
            if task.messages[0].text == "late" { out.yield(.text(choice: 0, "a")) }
            throw APIError.upstream("gone")
        }
        try await Harness.run(text: [broken]) { client, _ in
            let body = { (word: String) in #"{"model":"talker","stream":true,"messages":[{"role":"user","content":"\#(word)"}]}"# }
            #expect(try await client.post(Self.path, body("early")).status == 502)
            let chunks = try await stream(client, body("late"))
            guard case .object(let last)? = chunks.last, case .object(let error)? = last["error"] else { throw APIError.internalError }
            #expect(error["code"] == "upstream_error" && chunks.count == 3)
        }
    }

    @Test func whatTheModelIsAskedIsWhatWasSent() async throws {
        let (tasks, seen) = AsyncStream.makeStream(of: ChatTask.self)
        let model = ScriptedChatModel { task, out in
            seen.yield(task)
            out.yield(.started(snapshot: nil))
            out.yield(.finished(choice: 0, .stop))
            out.yield(.usage(.zero, isExact: true))
        }
        let picture = try PictureEncoder.png()
        try await Harness.run(text: [model]) { client, _ in
            let body = """
                {"model":"talker","n":1,"temperature":0.5,"top_p":0.25,"seed":-7,"stop":["a","b"],"logprobs":true,"top_logprobs":2,
                 "max_tokens":9,"frequency_penalty":1,"presence_penalty":-1,"logit_bias":{"5":-100},"parallel_tool_calls":false,
                 "prediction":{"type":"content","content":"as before"},"reasoning_effort":"low","safety_identifier":"s","user":"u",
                 "metadata":{"a":"b"},"store":true,"service_tier":"auto","easel":{"top_k":40,"min_p":0.125},
                 "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{"z":{},"a":{}}}}},
                          {"type":"function","function":{"name":"g"}}],
                 "tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"f"}}]}},
                 "response_format":{"type":"json_schema","json_schema":{"name":"s","strict":true,"schema":{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"string"}},
                    "required":["z","a"],"additionalProperties":false}}},
                 "messages":[{"role":"developer","content":[{"type":"text","text":"Look."}]},
                  {"role":"user","name":"ann","content":[{"type":"text","text":"this"},
                    {"type":"image_url","image_url":{"url":"data:image/png;base64,\(Data(picture).base64EncodedString())","detail":"high"}}]},
                  {"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
                  {"role":"tool","tool_call_id":"c","content":"done"}]}
                """
            #expect(try await client.post(Self.path, body).status == 200)
            var iterator = tasks.makeAsyncIterator()
            let task = try #require(await iterator.next())
            #expect(
                task.sampling.temperature == 0.5 && task.sampling.topP == 0.25 && task.sampling.topK == 40 && task.sampling.minP == 0.125)
            #expect(task.sampling.seed == UInt64(bitPattern: -7) && task.sampling.bias == [5: -100] && task.stop == ["a", "b"])
            #expect(task.alternatives == 2 && task.maxTokens == 9 && task.prediction == "as before" && task.effort == "low")
            #expect(task.user == "s" && task.parallelCalls == false && task.toolChoice == .required)
            #expect(task.tools.map(\.name) == ["f"] && task.tools[0].parameters?.at("properties")?.keys == ["z", "a"])
            guard case .schema(_, _, let schema, let strict) = task.format else { throw APIError.internalError }
            #expect(strict && schema.at("properties")?.keys == ["z", "a"])
            #expect(task.messages.map(\.role) == [.developer, .user, .assistant, .tool])
            guard case .picture(let bytes, let format, let detail) = task.messages[1].parts[1] else { throw APIError.internalError }
            #expect(bytes == picture && format == .png && detail == .high && task.messages[1].name == "ann")
            #expect(task.messages[2].calls == [ChatCall(id: "c", name: "f", arguments: "{}")] && task.messages[3].callID == "c")
        }
    }

    /// Each body with the parameter that its error has to name.
    @Test(arguments: [
        (#""model":"talker""#, "messages"), (#""model":"talker","messages":[]"#, "messages"),
        (#""messages":[{"role":"user","content":"a"}]"#, "model"),
        (#""model":"easel-sketch-1","messages":[{"role":"user","content":"a"}]"#, "model"),
        (#""model":"app:card","messages":[{"role":"user","content":"a"}]"#, "model"),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"size":"1536x1024""#, "size"),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"n":0"#, "n"),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"temperature":3"#, "temperature"),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"stop":["1","2","3","4","5"]"#, "stop"),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"top_logprobs":3"#, "top_logprobs"),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"stream_options":{"include_usage":true}"#, "stream_options"),
        (
            #""model":"talker","messages":[{"role":"user","content":"a"}],"tools":[{"type":"function","function":{"name":"a b"}}]"#,
            "tools[0].function.name"
        ),
        (
            #""model":"talker","messages":[{"role":"user","content":"a"}],"tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"f"}}]"#,
            "tools"
        ),
        (
            #""model":"talker","messages":[{"role":"user","content":"a"}],"tools":[{"type":"function","function":{"name":"f","n":1}}]"#,
            "tools[0].function.n"
        ),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"tool_choice":"required""#, "tool_choice"),
        (
            #""model":"talker","messages":[{"role":"user","content":"a"}],"response_format":{"type":"json_schema"}"#,
            "response_format.json_schema"
        ),
        (#""model":"talker","messages":[{"role":"user","content":"a"}],"modalities":["audio"]"#, "modalities"),
        (#""model":"talker","messages":[{"role":"tool","tool_call_id":"x","content":"a"}]"#, "messages[0].role"),
        (
            #""model":"talker","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"file:///etc/passwd"}}]}]"#,
            "messages[0].content[0].image_url.url"
        ),
        (
            #""model":"talker","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://127.0.0.1:1/a.png"}}]}]"#,
            "messages[0].content[0].image_url.url"
        ),
        (
            #""model":"talker","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]"#,
            "messages[0].content[0].image_url.url"
        ),
        (#""model":"talker","messages":[{"role":"user","content":[{"type":"input_audio"}]}]"#, "messages[0].content[0].type"),
    ]) func whatIsWrongIsNamed(_ body: String, _ param: String) async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello")]) { client, _ in
            let (status, _, json) = try await client.post(Self.path, "{\(body)}")
            let error = try #require(json["error"] as? [String: Any])
            #expect(status == 400 && error["param"] as? String == param, "\(error)")
        }
    }

    @Test(arguments: [
        (#""tools":[{"type":"function","function":{"name":"f"}}]"#, "tools"),
        (#""response_format":{"type":"json_object"}"#, "response_format"),
        (#""logprobs":true"#, "logprobs"), (#""prediction":{"type":"content","content":"a"}"#, "prediction"),
        (#""reasoning_effort":"low""#, "reasoning_effort"), (#""max_completion_tokens":101"#, "max_completion_tokens"),
    ]) func whatTheModelCannotDoIsNamed(_ field: String, _ param: String) async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello", TextCapabilities(maxOutput: 100))]) { client, _ in
            let (status, _, json) = try await client.post(Self.path, String(Self.hello.dropLast()) + ",\(field)}")
            #expect(status == 400 && (json["error"] as? [String: Any])?["param"] as? String == param)
            let picture =
                #"{"model":"talker","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"http://10.0.0.1/a"}}]}]}"#
            let error = try await client.post(Self.path, picture).json["error"] as? [String: Any]
            #expect(error?["code"] as? String == "unsupported_parameter")
        }
    }

    @Test func deepAndLargeBodiesAreRefused() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello")]) { client, _ in
            let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
            #expect(try await client.post(Self.path, #"{"model":"talker","messages":\#(deep)}"#).status == 400)
            let nested = String(repeating: #"{"a":"#, count: 100) + "1" + String(repeating: "}", count: 100)
            let tools = #","tools":[{"type":"function","function":{"name":"f","parameters":\#(nested)}}]}"#
            #expect(try await client.post(Self.path, String(Self.hello.dropLast()) + tools).status == 400)
            let many = (0...128).map { #"{"type":"function","function":{"name":"f\#($0)"}}"# }.joined(separator: ",")
            let error =
                try await client.post(Self.path, String(Self.hello.dropLast()) + #","tools":[\#(many)]}"#).json["error"] as? [String: Any]
            #expect(error?["code"] as? String == "array_above_max_length")
        }
    }

    @Test func textModelsAreListedWithWhatTheyCan() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello", TextCapabilities(context: 1000, tools: true))]) { client, _ in
            let model = try await client.fetch("/v1/models/talker").json
            let can = (model["easel"] as? [String: Any])?["text_capabilities"] as? [String: Any]
            #expect(can?["tools"] as? Bool == true && can?["vision"] as? Bool == false && can?["context_tokens"] as? Int == 1000)
            let list = try await client.fetch("/v1/models").json["data"] as? [[String: Any]]
            #expect(list?.contains { $0["id"] as? String == "talker" } == true)
        }
    }
}

/// A small picture's file.
enum PictureEncoder {
    static func png() throws -> [UInt8] {
        try #require(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
        ).map { $0 }
    }
}
