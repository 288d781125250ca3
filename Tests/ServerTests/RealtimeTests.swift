import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Registry
import Store
import Testing

@testable import Server

/// Realtime sessions over real sockets.
@Suite struct RealtimeTests {
    private static func say(_ text: String) -> String {
        #"{"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "\#(text)"}]}}"#
    }

    private static let answer = #"{"type": "response.create"}"#
    private static let weather =
        #"{"type": "function", "name": "weather", "parameters": {"type": "object", "properties": {"city": {"type": "string"}}}}"#

    private static func update(_ session: String) -> String { #"{"type": "session.update", "session": {"type": "realtime", \#(session)}}"# }

    private static func types(_ events: [JSONValue]) -> [String] { events.map { $0["type"].text } }

    @Test func textIsAnsweredInTheDocumentedOrder() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, store in
            let socket = try await SocketClient(port: try #require(client.port))
            #expect(socket.status == 101)
            #expect(socket.head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
            let created = try #require(await socket.event())
            #expect(created["type"] == "session.created" && created["session"]["model"] == "talker")
            socket.send(
                Self.update(#""instructions": "Be brief.", "output_modalities": ["text"], "max_output_tokens": 50, "temperature": 0.5"#))
            let updated = try #require(await socket.event())
            #expect(updated["type"] == "session.updated" && updated["session"]["instructions"] == "Be brief.")
            #expect(updated["session"]["max_output_tokens"] == 50)
            socket.send(Self.say("hello"))
            #expect(
                Self.types(await socket.events(until: "conversation.item.done")) == ["conversation.item.added", "conversation.item.done"])
            socket.send(Self.answer)
            let events = await socket.events(until: "response.done")
            #expect(
                Self.types(events) == [
                    "response.created", "rate_limits.updated", "response.output_item.added", "conversation.item.added",
                    "response.content_part.added", "response.output_text.delta", "response.output_text.delta", "response.output_text.done",
                    "response.content_part.done", "conversation.item.done", "response.output_item.done", "response.done",
                ])
            let ids = Set(events.map { $0["event_id"].text })
            #expect(ids.count == events.count && !ids.contains(""))
            let done = try #require(events.last)["response"]
            #expect(done["status"] == "completed" && done["output"][0]["content"][0]["text"] == "You said: hello")
            #expect(done["usage"]["input_tokens"] == 20 && done["usage"]["output_tokens"] == 2 && done["usage"]["total_tokens"] == 22)
            // 20 tokens at a dollar a million and 2 at ten.
            #expect(done["easel"]["cost_usd"] == "0.00004" && done["easel"]["exact"] == true)
            let task = try #require(model.tasks.last)
            #expect(task.messages.map(\.role) == [.system, .user] && task.maxTokens == 50 && task.sampling.temperature == 0.5)
            let spent = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
            #expect(spent.first?.cost.decimal == "0.00004")
            socket.send(Self.say("again"))
            _ = await socket.events(until: "conversation.item.done")
            socket.send(Self.answer)
            _ = await socket.events(until: "response.done")
            #expect(model.tasks.last?.messages.map(\.text) == ["Be brief.", "hello", "You said: hello", "again"])
            socket.raw.hangUp()
        }
    }

    @Test func functionsAreCalledAndAnswered() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            socket.send(Self.update("\"tools\": [\(Self.weather)]"))
            socket.send(Self.say("first the weather of both"))
            socket.send(Self.answer)
            let events = await socket.events(until: "response.done")
            let kinds = Self.types(events)
            #expect(kinds.filter { $0 == "response.function_call_arguments.done" }.count == 2)
            #expect(kinds.firstIndex(of: "response.output_text.done")! < kinds.firstIndex(of: "response.function_call_arguments.delta")!)
            let output = try #require(events.last)["response"]["output"]
            #expect(output.count == 3 && output[1]["type"] == "function_call" && output[1]["arguments"] == #"{"city": "Oslo"}"#)
            for index in 1...2 {
                socket.send(
                    #"{"type": "conversation.item.create", "item": {"type": "function_call_output", "call_id": "\#(output[index]["call_id"].text)", "output": "rain \#(index)"}}"#
                )
                _ = await socket.events(until: "conversation.item.done")
            }
            socket.send(Self.answer)
            let second = try #require(await socket.events(until: "response.done").last)["response"]
            #expect(second["output"][0]["content"][0]["text"] == "The tool says: rain 2")
            let messages = try #require(model.tasks.last).messages
            #expect(messages.map(\.role) == [.user, .assistant, .tool, .tool] && messages[1].calls.count == 2)
            #expect(messages[1].text == "Let me look. ")
            socket.send(
                #"{"type": "conversation.item.create", "event_id": "mine", "item": {"type": "function_call_output", "call_id": "none", "output": ""}}"#
            )
            let error = try #require(await socket.event())
            #expect(error["type"] == "error" && error["error"]["event_id"] == "mine")
            #expect(error["error"]["code"] == "item_create_invalid_call_id")
            socket.raw.hangUp()
        }
    }

    @Test func picturesAreDrawnAndSeen() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, store in
            let socket = try await SocketClient(port: try #require(client.port))
            socket.send(
                Self.update(
                    #""tools": [{"type": "image_generation", "model": "easel-sketch-1", "size": "256x256", "quality": "low", "partial_images": 1}]"#
                ))
            socket.send(Self.say("draw an apple"))
            socket.send(Self.answer)
            let events = await socket.events(until: "response.done")
            let kinds = Self.types(events)
            for kind in ["in_progress", "generating", "partial_image", "completed"] {
                #expect(kinds.contains("response.image_generation_call.\(kind)"), "\(kinds)")
            }
            let drawn = try #require(events.first { $0["type"] == "response.output_item.done" })["item"]
            #expect(drawn["type"] == "image_generation_call" && drawn["size"] == "256x256")
            let file = try Base64.decode(Array(drawn["result"].text.utf8))
            #expect(try PictureInfo.read(bytes: file).width == 256)
            let response = try #require(events.last)["response"]
            #expect(response["output"].count == 2 && response["usage"]["input_tokens"] == 40)
            #expect(response["output"][1]["content"][0]["text"].text.contains("The tool says"))
            socket.send(#"{"type": "conversation.item.retrieve", "item_id": "\#(drawn["id"].text)"}"#)
            let kept = try #require(await socket.event())
            #expect(kept["type"] == "conversation.item.retrieved" && kept["item"]["result"] == drawn["result"])

            let url = "data:image/png;base64,\(drawn["result"].text)"
            socket.send(
                #"{"type": "conversation.item.create", "item": {"id": "item_mine", "type": "message", "role": "user", "content": [{"type": "input_text", "text": "what is it"}, {"type": "input_image", "image_url": "\#(url)"}]}}"#
            )
            let added = try #require(await socket.events(until: "conversation.item.done").last)
            #expect(added["item"]["id"] == "item_mine" && added["item"]["content"][1]["image_url"] == .null)
            socket.send(Self.answer)
            let seen = try #require(await socket.events(until: "response.done").last)["response"]
            #expect(seen["output"][0]["content"][0]["text"].text.hasSuffix("with 1 pictures"))
            socket.send(#"{"type": "conversation.item.retrieve", "item_id": "item_mine"}"#)
            #expect(try #require(await socket.event())["item"]["content"][1]["image_url"] == .string(url))
            socket.raw.hangUp()
            // What the session kept for itself goes with it.
            #expect(try await TalkHarness.eventually { try FileManager.default.contentsOfDirectory(atPath: store.folder.uploads).isEmpty })
        }
    }

    @Test func responsesAreCancelledAndStandBesideTheConversation() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            socket.send(Self.say("long"))
            socket.send(Self.answer)
            _ = await socket.events(until: "response.output_text.delta")
            socket.send(Self.answer)
            let refused = try #require(await socket.events(until: "error").last)
            #expect(refused["error"]["code"] == "conversation_already_has_active_response")
            socket.send(
                #"{"type": "response.create", "response": {"conversation": "none", "metadata": {"a": "b"}, "instructions": "Be odd.", "max_output_tokens": 3, "input": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "aside"}]}]}}"#
            )
            var aside: JSONValue = .null
            while aside == .null, let event = await socket.event() {
                if event["type"] == "response.done" { aside = event["response"] }
            }
            #expect(aside["metadata"]["a"] == "b" && aside["conversation_id"] == .null)
            #expect(aside["status"] == "incomplete" && aside["status_details"]["reason"] == "max_output_tokens")
            #expect(model.tasks.last?.messages.map(\.text) == ["Be odd.", "aside"])
            socket.send(#"{"type": "response.cancel"}"#)
            let done = try #require(await socket.events(until: "response.done").last)["response"]
            #expect(done["status"] == "cancelled" && done["status_details"]["reason"] == "client_cancelled")
            #expect(done["output"][0]["status"] == "incomplete")
            #expect(try await TalkHarness.eventually { model.state.now == 0 })
            socket.send(#"{"type": "response.cancel"}"#)
            #expect(try #require(await socket.event())["error"]["code"] == "response_cancel_not_active")
            // Who leaves in the middle is no longer answered.
            socket.send(Self.say("long"))
            socket.send(Self.answer)
            _ = await socket.events(until: "response.output_text.delta")
            socket.raw.hangUp()
            #expect(try await TalkHarness.eventually { model.state.now == 0 && model.state.cancelled == 2 })
        }
    }

    @Test func itemsAreInsertedAndDeleted() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            _ = await socket.event()
            func item(_ id: String, after: String? = nil) -> String {
                let previous = after.map { #", "previous_item_id": "\#($0)""# } ?? ""
                return
                    #"{"type": "conversation.item.create"\#(previous), "item": {"id": "\#(id)", "type": "message", "role": "user", "content": [{"type": "input_text", "text": "\#(id)"}]}}"#
            }
            for event in [item("a"), item("b"), item("c", after: "a"), item("d", after: "root")] { socket.send(event) }
            for previous in [JSONValue.null, "a", "a", .null] {
                let events = await socket.events(until: "conversation.item.done")
                #expect(events.last?["previous_item_id"] == previous)
            }
            socket.send(#"{"type": "conversation.item.delete", "item_id": "a"}"#)
            #expect(try #require(await socket.event())["type"] == "conversation.item.deleted")
            socket.send(Self.answer)
            _ = await socket.events(until: "response.done")
            #expect(model.tasks.last?.messages.map(\.text) == ["d", "c", "b"])
            for event in [item("b"), item("e", after: "gone"), #"{"type": "conversation.item.delete", "item_id": "gone"}"#] {
                socket.send(event)
                #expect(try #require(await socket.event())["type"] == "error")
            }
            socket.raw.hangUp()
        }
    }

    @Test(arguments: [
        (#"{"type": "session.update", "session": {"type": "realtime", "output_modalities": ["audio"]}}"#, "session.output_modalities"),
        (#"{"type": "session.update", "session": {"type": "realtime", "audio": {"output": {"voice": "alloy"}}}}"#, "session.audio"),
        (#"{"type": "session.update", "session": {"type": "transcription"}}"#, "session.type"),
        (
            #"{"type": "session.update", "session": {"type": "realtime", "tools": [{"type": "mcp", "server_label": "x"}]}}"#,
            "session.tools[0].type"
        ),
        (#"{"type": "session.update", "session": {"type": "realtime", "tool_choice": "required"}}"#, "session.tool_choice"),
        (#"{"type": "session.update", "session": {"type": "realtime", "nonsense": 1}}"#, "session.nonsense"),
        (#"{"type": "input_audio_buffer.append", "audio": "AAAA"}"#, "type"),
        (#"{"type": "nonsense"}"#, "type"),
        (#"{"type": "response.create", "response": {"max_output_tokens": 0}}"#, "response.max_output_tokens"),
        (
            #"{"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": [{"type": "input_image", "image_url": "http://127.0.0.1/"}]}}"#,
            "item.content[0].image_url"
        ),
        (
            #"{"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": [{"type": "input_image", "image_url": "data:image/png;base64,AAAA"}]}}"#,
            "item.content[0].image_url"
        ),
        (
            #"{"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": [{"type": "input_audio", "audio": "AAAA"}]}}"#,
            "item.content[0].type"
        ),
    ])
    func whatCannotBeIsAnErrorThatNamesTheField(_ event: String, _ param: String) async throws {
        try await TalkHarness.run { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            _ = await socket.event()
            socket.send(event)
            let error = try #require(await socket.event())
            #expect(error["type"] == "error" && error["error"]["param"] == .string(param), "\(error)")
            // The session goes on.
            socket.send(Self.say("hello"))
            #expect(try #require(await socket.event())["type"] == "conversation.item.added")
            socket.raw.hangUp()
        }
    }
}
