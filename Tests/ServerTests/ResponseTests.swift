import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Registry
import Store
import Testing

@testable import Server

/// The events of a stream.
private func events(_ response: TestResponse) throws -> [[String: Any]] {
    var parser = ServerSentEventParser()
    return try parser.feed(Array(buffer: response.body)).map { event in
        let json = try #require(try JSONSerialization.jsonObject(with: Data(event.data)) as? [String: Any])
        #expect(json["type"] as? String == event.event)
        return json
    }
}

private func output(_ json: [String: Any], _ index: Int) -> [String: Any] {
    let items = json["output"] as? [[String: Any]] ?? []
    return items.indices.contains(index) ? items[index] : [:]
}

private let draw = #""tools":[{"type":"image_generation","size":"64x64","quality":"low","easel":{"seed":1}}]"#

@Suite("Responses") struct ResponseTests {
    private func stream(_ client: any TestClientProtocol, _ body: String) async throws -> TestResponse {
        try await client.executeRequest(
            uri: "/v1/responses", method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: body))
    }

    @Test("events of a picture and a message come in OpenAI's order, counted from 0")
    func order() async throws {
        let chat = ScriptedChat([
            ScriptedChat.calls((DrawingTool.name, #"{"prompt":"a red apple"}"#)), ScriptedChat.says("Here it is."),
        ])
        try await Harness.run(text: [chat]) { client, _ in
            let tool = draw.replacingOccurrences(of: #""seed":1}"#, with: #""seed":1},"partial_images":2"#)
            let found = try events(try await stream(client, #"{"model":"talker","input":"an apple","stream":true,\#(tool)}"#))
            let types = found.compactMap { $0["type"] as? String }
            #expect(
                types == [
                    "response.created", "response.in_progress", "response.output_item.added",
                    "response.image_generation_call.in_progress", "response.image_generation_call.generating",
                    "response.image_generation_call.partial_image", "response.image_generation_call.partial_image",
                    "response.image_generation_call.completed", "response.output_item.done", "response.output_item.added",
                    "response.content_part.added", "response.output_text.delta", "response.output_text.delta",
                    "response.output_text.delta", "response.output_text.done", "response.content_part.done",
                    "response.output_item.done", "response.completed",
                ])
            #expect(found.compactMap { $0["sequence_number"] as? Int } == Array(0..<found.count))
            let done = try #require(found[8]["item"] as? [String: Any])
            let result = try #require((done["result"] as? String).flatMap { Data(base64Encoded: $0) })
            #expect(result.starts(with: [0x89, 0x50]) && done["size"] as? String == "64x64" && done["status"] as? String == "completed")
            let whole = try #require(found.last?["response"] as? [String: Any])
            #expect(output(whole, 0)["result"] as? String == done["result"] as? String)
            let usage = try #require(whole["usage"] as? [String: Any])
            #expect(usage["input_tokens"] as? Int == 30 && usage["output_tokens"] as? Int == 12)
            #expect((whole["easel"] as? [String: Any])?["cost_usd"] as? String == "0.00015")
        }
        // The second turn heard of the picture, and the tool was offered with a schema that only text models see.
        #expect(chat.asked.count == 2 && chat.asked[1].messages.last?.role == .tool)
        #expect(chat.asked[0].tools.map(\.name) == [DrawingTool.name] && chat.asked[1].toolChoice == .auto)
    }

    @Test("a response is continued with its pictures: the next one edits what the last one drew, also by its id")
    func continues() async throws {
        let edit = ScriptedChat.calls((DrawingTool.name, #"{"prompt":"make it green","action":"edit","pictures":[1]}"#))
        let chat = ScriptedChat([
            ScriptedChat.calls((DrawingTool.name, #"{"prompt":"a red apple"}"#)), ScriptedChat.says("one"), edit,
            ScriptedChat.says("two"), edit, ScriptedChat.says("three"),
        ])
        try await Harness.run(text: [chat]) { client, _ in
            let first = try await client.post("/v1/responses", #"{"model":"talker","input":"an apple",\#(draw)}"#)
            #expect(first.status == 200 && first.json["status"] as? String == "completed")
            let id = try #require(first.json["id"] as? String)
            let drawn = try #require(output(first.json, 0)["id"] as? String)
            let second = try await client.post(
                "/v1/responses", #"{"model":"talker","input":"green","previous_response_id":"\#(id)",\#(draw)}"#)
            #expect(output(second.json, 0)["action"] as? String == "edit")
            #expect(output(second.json, 0)["result"] as? String != output(first.json, 0)["result"] as? String)
            let third = try await client.post(
                "/v1/responses",
                #"{"model":"talker","input":[{"type":"image_generation_call","id":"\#(drawn)"},{"role":"user","content":"green"}],\#(draw)}"#
            )
            #expect(output(third.json, 0)["action"] as? String == "edit")
            // The same picture, prompt and seed: the same bytes, whichever way the picture was named.
            #expect(output(third.json, 0)["result"] as? String == output(second.json, 0)["result"] as? String)
            let kept = try await client.fetch("/v1/responses/\(id)")
            #expect(output(kept.json, 0)["result"] as? String == output(first.json, 0)["result"] as? String)
        }
        let told = chat.asked[2].messages
        #expect(told.map(\.role) == [.user, .assistant, .tool, .assistant, .user])
    }

    @Test("a text model that calls no tools, a forced choice and an image model itself draw the user's words")
    func drawsAtOnce() async throws {
        let plain = ScriptedChat([], id: "plain", can: TextCapabilities())
        let chat = ScriptedChat([])
        try await Harness.run({ $0.aliases = ["gpt-image-1": "easel-sketch-1"] }, text: [plain, chat]) { client, _ in
            for body in [
                #"{"model":"plain","input":"a red apple",\#(draw)}"#,
                #"{"model":"talker","input":"a red apple","tool_choice":{"type":"image_generation"},\#(draw)}"#,
                #"{"model":"gpt-image-1","input":"a red apple",\#(draw)}"#,
            ] {
                let answer = try await client.post("/v1/responses", body)
                #expect(answer.status == 200, "\(answer.json)")
                #expect(output(answer.json, 0)["type"] as? String == "image_generation_call")
                #expect(output(answer.json, 0)["revised_prompt"] as? String == "a red apple")
                #expect((answer.json["usage"] as? [String: Any])?["total_tokens"] as? Int == 0)
            }
        }
        #expect(plain.asked.isEmpty && chat.asked.isEmpty)
    }

    @Test("a picture that comes with the words is edited by them, and nothing but them")
    func editsAtOnce() async throws {
        try await Harness.run { client, _ in
            let first = try await client.post("/v1/responses", #"{"model":"easel-sketch-1","input":"a red apple",\#(draw)}"#)
            let result = try #require(output(first.json, 0)["result"] as? String)
            let content =
                #"[{"type":"input_text","text":"make it green"},{"type":"input_image","image_url":"data:image/png;base64,\#(result)"}]"#
            let second = try await client.post(
                "/v1/responses", #"{"model":"easel-sketch-1","input":[{"role":"user","content":\#(content)}],\#(draw)}"#)
            #expect(output(second.json, 0)["action"] as? String == "edit", "\(second.json)")
            #expect(output(second.json, 0)["revised_prompt"] as? String == "make it green")
        }
    }

    @Test("a client's function is called, answered, and called again; a call without its answer is refused")
    func functions() async throws {
        let chat = ScriptedChat([
            ScriptedChat.calls(("weather", #"{"city":"Rome"}"#), ("weather", #"{"city":"Oslo"}"#)), ScriptedChat.says("Warm and cold."),
        ])
        try await Harness.run(text: [chat]) { client, _ in
            let tools =
                #""tools":[{"type":"function","name":"weather","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}]"#
            let first = try await client.post("/v1/responses", #"{"model":"talker","input":"weather?",\#(tools)}"#)
            #expect(output(first.json, 1)["arguments"] as? String == #"{"city":"Oslo"}"#)
            #expect(output(first.json, 0)["call_id"] as? String == "call_0" && output(first.json, 0)["status"] as? String == "completed")
            let id = try #require(first.json["id"] as? String)
            let one = #"{"type":"function_call_output","call_id":"call_0","output":"30"}"#
            let half = try await client.post(
                "/v1/responses", #"{"model":"talker","previous_response_id":"\#(id)","input":[\#(one)],\#(tools)}"#)
            #expect(half.status == 400)
            let both = try await client.post(
                "/v1/responses",
                #"{"model":"talker","previous_response_id":"\#(id)","input":[\#(one),{"type":"function_call_output","call_id":"call_1","output":"2"}],\#(tools)}"#
            )
            #expect(both.json["status"] as? String == "completed")
            #expect(chat.asked.last?.messages.map(\.role) == [.user, .assistant, .tool, .tool])
            #expect(chat.asked.last?.messages[1].calls.count == 2)
        }
    }

    @Test("what is cut is incomplete, what is refused before it began is an error, what fails later is a failed response with its picture")
    func endings() async throws {
        let chat = ScriptedChat([
            ScriptedChat.says("long", .length), ScriptedChat.fails,
            ScriptedChat.calls((DrawingTool.name, #"{"prompt":"a red apple"}"#)), ScriptedChat.fails,
        ])
        try await Harness.run(text: [chat]) { client, _ in
            let cut = try await client.post("/v1/responses", #"{"model":"talker","input":"hi","max_output_tokens":16}"#)
            #expect(cut.json["status"] as? String == "incomplete")
            #expect((cut.json["incomplete_details"] as? [String: Any])?["reason"] as? String == "max_output_tokens")
            #expect(output(cut.json, 0)["status"] as? String == "incomplete")
            #expect(try await client.post("/v1/responses", #"{"model":"talker","input":"hi"}"#).status == 502)
            let found = try events(try await stream(client, #"{"model":"talker","input":"an apple","stream":true,\#(draw)}"#))
            #expect(found.suffix(2).compactMap { $0["type"] as? String } == ["error", "response.failed"])
            let failed = try #require(found.last?["response"] as? [String: Any])
            #expect((failed["error"] as? [String: Any])?["code"] as? String == "server_error")
            #expect(output(failed, 0)["result"] is String)
        }
    }

    @Test("bad requests are refused by name before anything is done")
    func refusals() async throws {
        let chat = ScriptedChat([])
        try await Harness.run(text: [chat, ScriptedChat([], id: "plain", can: TextCapabilities())]) { client, _ in
            let cases: [(String, Int, String?)] = [
                (#"{"model":"talker"}"#, 400, "input"),
                (#"{"input":"x"}"#, 400, "model"),
                (#"{"model":"nobody","input":"x"}"#, 404, "model"),
                (#"{"model":"talker","input":"x","tools":[{"type":"web_search"}]}"#, 400, "tools[0].type"),
                (#"{"model":"talker","input":"x","tools":[{"type":"image_generation","n":2}]}"#, 400, "tools[0].n"),
                (#"{"model":"talker","input":"x","tools":[{"type":"image_generation","size":"9x9"}]}"#, 400, "tools[0].size"),
                (#"{"model":"talker","input":"x","tools":[{"type":"image_generation","model":"none"}]}"#, 404, "tools[0].model"),
                (#"{"model":"talker","input":"x","previous_response_id":"resp_none"}"#, 400, "previous_response_id"),
                (#"{"model":"talker","input":[{"type":"image_generation_call","id":"ig_none"}]}"#, 404, "input[0]"),
                (#"{"model":"talker","input":"x","conversation":"conv_1"}"#, 400, "conversation"),
                (#"{"model":"talker","input":"x","surprise":1}"#, 400, "surprise"),
                (#"{"model":"talker","input":"x","background":true,"store":false}"#, 400, "store"),
                (#"{"model":"talker","input":"x","tool_choice":{"type":"function","name":"f"}}"#, 400, "tool_choice"),
                (#"{"model":"talker","input":[{"role":"user","content":[{"type":"text","text":"x"}]}]}"#, 400, "input[0].content[0].type"),
                (#"{"model":"plain","input":"x","tools":[{"type":"function","name":"f"}]}"#, 400, "tools"),
                (#"{"model":"easel-sketch-1","input":"x","temperature":1}"#, 400, "temperature"),
                (#"{"model":"talker","input":\#(String(repeating: "[", count: 10_000))}"#, 400, nil),
            ]
            for (body, status, param) in cases {
                let answer = try await client.post("/v1/responses", body)
                let error = answer.json["error"] as? [String: Any]
                #expect(answer.status == status && error?["param"] as? String == param, "\(body.prefix(120)): \(answer.json)")
            }
        }
        #expect(chat.asked.isEmpty)
    }

    @Test("responses are their principal's alone; what is not stored is not there; what is deleted is gone with its pictures")
    func keeping() async throws {
        let chat = ScriptedChat(Array(repeating: ScriptedChat.says("hello"), count: 3))
        try await Harness.run(keysRequired: true, text: [chat]) { client, store in
            let one = try await store.keys.create(NewKey(name: "one")).secret
            let two = try await store.keys.create(NewKey(name: "two")).secret
            func headers(_ secret: String) -> HTTPFields { [.authorization: "Bearer \(secret)"] }
            let mine = try await client.post("/v1/responses", #"{"model":"talker","input":"hi"}"#, headers: headers(one))
            let id = try #require(mine.json["id"] as? String)
            #expect(try await client.fetch("/v1/responses/\(id)", headers: headers(two)).status == 404)
            #expect(try await client.fetch("/v1/responses/\(id)", method: .delete, headers: headers(two)).status == 404)
            let stolen = try await client.post(
                "/v1/responses", #"{"model":"talker","input":"hi","previous_response_id":"\#(id)"}"#, headers: headers(two))
            #expect(stolen.status == 400)
            let items = try await client.fetch("/v1/responses/\(id)/input_items", headers: headers(one))
            #expect((items.json["data"] as? [[String: Any]])?.count == 1)
            let forgotten = try await client.post("/v1/responses", #"{"model":"talker","input":"hi","store":false}"#, headers: headers(one))
            let gone = try #require(forgotten.json["id"] as? String)
            #expect(try await client.fetch("/v1/responses/\(gone)", headers: headers(one)).status == 404)
            let drawn = try await client.post(
                "/v1/responses", #"{"model":"easel-sketch-1","input":"a red apple",\#(draw)}"#, headers: headers(one))
            let picture = try #require(drawn.json["id"] as? String)
            let record = try #require(try await store.responses.response(picture, for: .operator))
            let file = try #require(record.output.first?.pictures.first)
            #expect(store.blobs.contains(file.sha256))
            for id in [id, picture] {
                #expect(try await client.fetch("/v1/responses/\(id)", method: .delete, headers: headers(one)).status == 200)
                #expect(try await client.fetch("/v1/responses/\(id)", headers: headers(one)).status == 404)
            }
        }
    }
}
