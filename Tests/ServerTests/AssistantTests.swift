import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Registry
import Store
import Testing

@testable import Server

/// Assistants, threads, messages and runs, as apps use them.
@Suite struct AssistantTests {
    private typealias Client = any TestClientProtocol

    private static let weather =
        #"{"type": "function", "function": {"name": "weather", "parameters": {"type": "object", "properties": {"z": {"type": "string"}, "a": {"type": "string"}}}}}"#

    private static func ask(_ client: Client, _ path: String, _ body: String? = nil, key: String? = nil) async throws -> (
        status: Int, json: JSONValue
    ) {
        var headers: HTTPFields = [.init("OpenAI-Beta")!: "assistants=v2"]
        if let key { headers[.authorization] = "Bearer \(key)" }
        if body != nil { headers[.contentType] = "application/json" }
        let answer = try await client.executeRequest(
            uri: "/v1/\(path)", method: body == nil ? .get : .post, headers: headers, body: body.map { ByteBuffer(string: $0) })
        return (Int(answer.status.code), (try? JSONValue.parse(Array(answer.body.readableBytesView))) ?? .null)
    }

    private static func make(_ client: Client, tools: String = "", model: String = "talker") async throws -> String {
        let made = try await ask(client, "assistants", #"{"model": "\#(model)", "instructions": "Be kind.", "tools": [\#(tools)]}"#)
        #expect(made.status == 200, "\(made.json)")
        return made.json["id"].text
    }

    private static func thread(_ client: Client, _ text: String) async throws -> String {
        try await ask(client, "threads", #"{"messages": [{"role": "user", "content": "\#(text)"}]}"#).json["id"].text
    }

    /// Polls a run until it stands still.
    private static func settled(_ client: Client, _ thread: String, _ run: String) async throws -> JSONValue {
        var json: JSONValue = .null
        _ = try await TalkHarness.eventually {
            json = try await ask(client, "threads/\(thread)/runs/\(run)").json
            return !["queued", "in_progress", "cancelling"].contains(json["status"].text)
        }
        return json
    }

    /// A stream's events by name and data.
    private static func stream(_ client: Client, _ path: String, _ body: String) async throws -> [(name: String, data: JSONValue)] {
        let answer = try await client.executeRequest(
            uri: "/v1/\(path)", method: .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: body))
        var parser = ServerSentEventParser()
        return try parser.feed(answer.body.readableBytesView).map { ($0.event ?? "", (try? JSONValue.parse($0.data)) ?? .null) }
    }

    @Test func assistantsAreKeptChangedListedAndDeleted() async throws {
        try await TalkHarness.run { client, _ in
            var ids: [String] = []
            for name in ["one", "two", "three"] {
                let made = try await Self.ask(
                    client, "assistants", #"{"model": "talker", "name": "\#(name)", "metadata": {"k": "v"}, "tools": [\#(Self.weather)]}"#)
                #expect(made.status == 200 && made.json["object"] == "assistant" && made.json["tools"].count == 1)
                if case .object(let object) = made.json { #expect(object["instructions"] == .null && object["tool_resources"] == .null) }
                ids.append(made.json["id"].text)
            }
            let changed = try await Self.ask(client, "assistants/\(ids[0])", #"{"name": "uno", "temperature": 0.5}"#)
            #expect(changed.json["name"] == "uno" && changed.json["temperature"] == 0.5 && changed.json["tools"].count == 1)
            let newest = try await Self.ask(client, "assistants?limit=2")
            #expect(newest.json["data"][0]["name"] == "three" && newest.json["has_more"] == true)
            let rest = try await Self.ask(client, "assistants?limit=2&after=\(ids[1])")
            #expect(rest.json["data"].count == 1 && rest.json["first_id"] == .string(ids[0]) && rest.json["has_more"] == false)
            let gone = try await client.fetch("/v1/assistants/\(ids[0])", method: .delete)
            #expect(gone.status == 200 && gone.json["object"] as? String == "assistant.deleted")
            #expect(try await Self.ask(client, "assistants/\(ids[0])").status == 404)
        }
    }

    @Test func aRunAnswersAndItsStepsTellHow() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, store in
            let assistant = try await Self.make(client)
            let thread = try await Self.thread(client, "hello")
            let run = try await Self.ask(
                client, "threads/\(thread)/runs",
                #"{"assistant_id": "\#(assistant)", "additional_instructions": "Be brief.", "metadata": {"a": "b"}}"#)
            #expect(run.json["status"] == "queued" && run.json["usage"] == .null)
            let done = try await Self.settled(client, thread, run.json["id"].text)
            #expect(done["status"] == "completed" && done["usage"]["prompt_tokens"] == 20 && done["usage"]["completion_tokens"] == 2)
            #expect(done["easel"]["cost_usd"] == "0.00004" && done["metadata"]["a"] == "b")
            let messages = try await Self.ask(client, "threads/\(thread)/messages").json["data"]
            #expect(messages.count == 2 && messages[0]["content"][0]["text"]["value"] == "You said: hello")
            #expect(messages[0]["run_id"] == done["id"] && messages[0]["assistant_id"] == .string(assistant))
            let steps = try await Self.ask(client, "threads/\(thread)/runs/\(done["id"].text)/steps").json["data"]
            #expect(steps.count == 1 && steps[0]["status"] == "completed" && steps[0]["usage"]["total_tokens"] == 22)
            #expect(steps[0]["step_details"]["message_creation"]["message_id"] == messages[0]["id"])
            let step = try await Self.ask(client, "threads/\(thread)/runs/\(done["id"].text)/steps/\(steps[0]["id"].text)")
            #expect(step.json == steps[0])
            #expect(model.tasks.last?.messages.map(\.text) == ["Be kind.\nBe brief.", "hello"])
            let spent = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
            #expect(spent.first?.cost.decimal == "0.00004")
        }
    }

    @Test func streamsNameTheirEventsInOrder() async throws {
        try await TalkHarness.run { client, _ in
            let assistant = try await Self.make(client, tools: Self.weather)
            let events = try await Self.stream(
                client, "threads/runs",
                #"{"assistant_id": "\#(assistant)", "stream": true, "thread": {"messages": [{"role": "user", "content": "the weather of both"}]}}"#
            )
            #expect(
                events.map(\.name).filter { $0 != "thread.run.step.delta" } == [
                    "thread.created", "thread.run.created", "thread.run.queued", "thread.run.in_progress", "thread.run.step.created",
                    "thread.run.step.in_progress", "thread.run.requires_action", "done",
                ])
            let waiting = try #require(events.first { $0.name == "thread.run.requires_action" }).data
            let calls = waiting["required_action"]["submit_tool_outputs"]["tool_calls"]
            #expect(calls.count == 2 && calls[0]["function"]["arguments"] == #"{"city": "Oslo"}"# && waiting["usage"] == .null)
            let path = "threads/\(waiting["thread_id"].text)/runs/\(waiting["id"].text)/submit_tool_outputs"
            let wrong = try await Self.ask(client, path, #"{"tool_outputs": [{"tool_call_id": "x", "output": ""}]}"#)
            #expect(wrong.status == 400 && wrong.json["error"]["param"] == "tool_outputs")
            let outputs = (0..<2).map { #"{"tool_call_id": "\#(calls[$0]["id"].text)", "output": "rain \#($0)"}"# }.joined(separator: ",")
            let rest = try await Self.stream(client, path, #"{"stream": true, "tool_outputs": [\#(outputs)]}"#)
            #expect(
                rest.map(\.name).filter { $0 != "thread.message.delta" } == [
                    "thread.run.step.completed", "thread.run.queued", "thread.run.in_progress", "thread.run.step.created",
                    "thread.run.step.in_progress", "thread.message.created", "thread.message.in_progress", "thread.message.completed",
                    "thread.run.step.completed", "thread.run.completed", "done",
                ])
            #expect(rest[0].data["step_details"]["tool_calls"][1]["function"]["output"] == "rain 1")
            let text = rest.filter { $0.name == "thread.message.delta" }.map { $0.data["delta"]["content"][0]["text"]["value"].text }
                .joined()
            #expect(text == "The tool says: rain 1")
            let done = try #require(rest.first { $0.name == "thread.run.completed" }).data
            // Two turns: two messages read and three pieces of arguments written, then five and two.
            #expect(done["usage"]["prompt_tokens"] == 70 && done["usage"]["completion_tokens"] == 5)
        }
    }

    @Test func picturesAreFilesOfTheThread() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let assistant = try await Self.make(
                client, tools: #"{"type": "image_generation", "model": "easel-sketch-1", "size": "256x256", "quality": "low"}"#)
            let thread = try await Self.thread(client, "draw an apple")
            let run = try await Self.ask(client, "threads/\(thread)/runs", #"{"assistant_id": "\#(assistant)"}"#).json
            let done = try await Self.settled(client, thread, run["id"].text)
            #expect(done["status"] == "completed", "\(done)")
            let message = try await Self.ask(client, "threads/\(thread)/messages").json["data"][0]
            #expect(message["content"].count == 2 && message["content"][0]["type"] == "image_file")
            #expect(message["content"][1]["text"]["value"].text.hasPrefix("The tool says"))
            let id = message["content"][0]["image_file"]["file_id"].text
            let file = try await client.executeRequest(uri: "/v1/files/\(id)/content", method: .get, headers: [:], body: nil)
            #expect(try PictureInfo.read(bytes: Array(file.body.readableBytesView)).width == 256)
            let steps = try await Self.ask(client, "threads/\(thread)/runs/\(run["id"].text)/steps?order=asc").json["data"]
            #expect(steps[0]["step_details"]["tool_calls"][0]["image_generation"]["file_id"] == .string(id))
            // What a person sends by its id is seen.
            let more = #"[{"type": "text", "text": "look"}, {"type": "image_file", "image_file": {"file_id": "\#(id)"}}]"#
            let next = try await Self.ask(
                client, "threads/\(thread)/runs",
                #"{"assistant_id": "\#(assistant)", "tool_choice": "none", "additional_messages": [{"role": "user", "content": \#(more)}]}"#
            )
            #expect(try await Self.settled(client, thread, next.json["id"].text)["status"] == "completed")
            let last = try await Self.ask(client, "threads/\(thread)/messages").json["data"][0]
            #expect(last["content"][0]["text"]["value"] == "You said: look with 1 pictures")
        }
    }

    @Test func runsAreCancelledAndThreadsAreLockedMeanwhile() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let assistant = try await Self.make(client)
            let thread = try await Self.thread(client, "long")
            let run = try await Self.ask(client, "threads/\(thread)/runs", #"{"assistant_id": "\#(assistant)"}"#).json
            // Once something was said there is something to be kept.
            #expect(
                try await TalkHarness.eventually {
                    try await Self.ask(client, "threads/\(thread)/messages").json["data"].count == 2
                })
            let message = try await Self.ask(client, "threads/\(thread)/messages", #"{"role": "user", "content": "more"}"#)
            #expect(message.status == 400 && message.json["error"]["message"].text.contains(run["id"].text))
            #expect(try await Self.ask(client, "threads/\(thread)/runs", #"{"assistant_id": "\#(assistant)"}"#).status == 400)
            let cancelled = try await Self.ask(client, "threads/\(thread)/runs/\(run["id"].text)/cancel", "")
            #expect(cancelled.json["status"] == "cancelling")
            #expect(try await Self.settled(client, thread, run["id"].text)["status"] == "cancelled")
            #expect(try await TalkHarness.eventually { model.state.now == 0 })
            let kept = try await Self.ask(client, "threads/\(thread)/messages").json["data"][0]
            #expect(kept["status"] == "incomplete" && kept["incomplete_details"]["reason"] == "run_cancelled")
            #expect(try await Self.ask(client, "threads/\(thread)/runs/\(run["id"].text)/cancel", "").status == 400)
            #expect(try await Self.ask(client, "threads/\(thread)/messages", #"{"role": "user", "content": "more"}"#).status == 200)
        }
    }

    @Test(arguments: [
        (#""max_completion_tokens": 3"#, "hello", "incomplete", "max_completion_tokens"),
        (#""max_prompt_tokens": 256"#, "\(String(repeating: "word ", count: 400))", "incomplete", "max_prompt_tokens"),
        (#""temperature": 1"#, "fail", "failed", ""),
    ])
    func endingsSayWhy(_ field: String, _ text: String, _ status: String, _ reason: String) async throws {
        try await TalkHarness.run { client, _ in
            let assistant = try await Self.make(client)
            let thread = try await Self.thread(client, text)
            let run = try await Self.ask(client, "threads/\(thread)/runs", #"{"assistant_id": "\#(assistant)", \#(field)}"#).json
            let done = try await Self.settled(client, thread, run["id"].text)
            #expect(done["status"] == .string(status), "\(done)")
            if reason.isEmpty {
                #expect(done["last_error"]["code"] == "server_error" && done["last_error"]["message"] == "It broke.")
            } else {
                #expect(done["incomplete_details"]["reason"] == .string(reason))
            }
        }
    }

    @Test func threadsAreShortenedAsAsked() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let assistant = try await Self.make(client)
            let said = (1...5).map { #"{"role": "user", "content": "m\#($0)"}"# }.joined(separator: ",")
            let thread = try await Self.ask(client, "threads", "{\"messages\": [\(said)]}").json["id"].text
            let run = try await Self.ask(
                client, "threads/\(thread)/runs",
                #"{"assistant_id": "\#(assistant)", "truncation_strategy": {"type": "last_messages", "last_messages": 2}}"#)
            _ = try await Self.settled(client, thread, run.json["id"].text)
            #expect(model.tasks.last?.messages.map(\.text) == ["Be kind.", "m4", "m5"])
            let list = try await Self.ask(client, "threads/\(thread)/messages?order=asc&limit=3").json
            let texts = (0..<3).map { list["data"][$0]["content"][0]["text"]["value"].text }
            #expect(texts == ["m1", "m2", "m3"] && list["has_more"] == true)
            let rest = try await Self.ask(client, "threads/\(thread)/messages?order=asc&after=\(list["last_id"].text)").json["data"]
            #expect(rest.count == 3 && rest[0]["content"][0]["text"]["value"] == "m4")
        }
    }

    @Test func schemasKeepTheOrderOfTheirKeys() async throws {
        let model = TalkingModel()
        try await TalkHarness.run(model) { client, _ in
            let assistant = try await Self.make(client, tools: Self.weather)
            let thread = try await Self.thread(client, "hello")
            let run = try await Self.ask(client, "threads/\(thread)/runs", #"{"assistant_id": "\#(assistant)"}"#).json
            _ = try await Self.settled(client, thread, run["id"].text)
            #expect(model.tasks.last?.tools.first?.parameters?.at("properties")?.keys == ["z", "a"])
        }
    }

    @Test func anothersObjectsAreNotThere() async throws {
        try await TalkHarness.run(keysRequired: true) { client, store in
            let one = try await store.keys.create(NewKey(name: "one")).secret
            let two = try await store.keys.create(NewKey(name: "two")).secret
            let assistant = try await Self.ask(client, "assistants", #"{"model": "talker"}"#, key: one).json["id"].text
            let thread = try await Self.ask(client, "threads", #"{"messages": [{"role": "user", "content": "hello"}]}"#, key: one).json[
                "id"
            ].text
            let run = try await Self.ask(client, "threads/\(thread)/runs", #"{"assistant_id": "\#(assistant)"}"#, key: one).json["id"].text
            for path in [
                "assistants/\(assistant)", "threads/\(thread)", "threads/\(thread)/messages", "threads/\(thread)/runs",
                "threads/\(thread)/runs/\(run)", "threads/\(thread)/runs/\(run)/steps",
            ] {
                #expect(try await Self.ask(client, path, key: one).status == 200, "\(path)")
                #expect(try await Self.ask(client, path, key: two).status == 404, "\(path)")
            }
            let own = try await Self.ask(client, "threads", "{}", key: two).json["id"].text
            #expect(try await Self.ask(client, "threads/\(own)/runs", #"{"assistant_id": "\#(assistant)"}"#, key: two).status == 404)
            #expect(try await Self.ask(client, "assistants", key: two).json["data"].count == 0)
        }
    }

    @Test func aServerThatDiedFailsWhatRanAndDoesWhatWaited() async throws {
        let model = TalkingModel()
        try await TalkHarness.inFolder { folder in
            try await TalkHarness.serve(folder, model) { client, store in
                let made = try await Self.make(client)
                let record = try #require(try await store.assistants.assistant(made, for: .anonymous))
                // As a server leaves them that was killed: one run at work with a message begun, one that waits.
                for (id, status) in [("thread_ran", RunObject.Status.inProgress), ("thread_waits", .queued)] {
                    let message = ThreadMessageObject(
                        id: "msg_\(id)", createdAt: RunExecution.now, threadID: id, role: .user, content: [.text("hello")])
                    try await store.assistants.add(
                        ThreadObject(id: id, createdAt: RunExecution.now, metadata: [:]), [message], for: .anonymous)
                    var run = RunObject(id: "run_\(id)", createdAt: RunExecution.now, threadID: id, assistant: record.object)
                    run.status = status
                    run.expiresAt = run.createdAt + 600
                    try await store.assistants.begin(AssistantRunRecord(run, ordered: record.ordered), after: [])
                    guard status == .inProgress else { continue }
                    var open = ThreadMessageObject(
                        id: "msg_open", createdAt: RunExecution.now, threadID: id, role: .assistant, content: [], status: .inProgress)
                    open.runID = run.id
                    let step = RunStepObject(id: "step_open", createdAt: RunExecution.now, run: run, details: .message(open.id))
                    try await store.assistants.write(RunChange(messages: [open], steps: [step]))
                }
            }
            let before = model.tasks.count
            try await TalkHarness.serve(folder, model) { client, _ in
                let failed = try await Self.settled(client, "thread_ran", "run_thread_ran")
                #expect(failed["status"] == "failed" && failed["last_error"]["code"] == "server_error")
                #expect(try await Self.ask(client, "threads/thread_ran/messages/msg_open").json["status"] == "incomplete")
                #expect(try await Self.ask(client, "threads/thread_ran/runs/run_thread_ran/steps/step_open").json["status"] == "failed")
                #expect(try await Self.settled(client, "thread_waits", "run_thread_waits")["status"] == "completed")
                #expect(model.tasks.count == before + 1)
            }
        }
    }

    @Test(arguments: [
        ("assistants", #"{}"#, "model"), ("assistants", #"{"model": "easel-sketch-1"}"#, "model"),
        ("assistants", #"{"model": "talker", "tools": [{"type": "code_interpreter"}]}"#, "tools[0].type"),
        ("assistants", #"{"model": "talker", "tools": [{"type": "file_search"}]}"#, "tools[0].type"),
        ("assistants", #"{"model": "talker", "tool_resources": {"file_search": {"vector_store_ids": ["x"]}}}"#, "tool_resources"),
        ("assistants", #"{"model": "talker", "nonsense": 1}"#, "nonsense"),
        ("assistants", #"{"model": "talker", "temperature": 3}"#, "temperature"),
        ("threads", #"{"messages": [{"role": "tool", "content": "x"}]}"#, "messages[0].role"),
        ("threads", #"{"messages": [{"role": "user", "content": []}]}"#, "messages[0].content"),
        ("threads", #"{"messages": [{"role": "user", "content": "x", "attachments": [{"file_id": "f"}]}]}"#, "messages[0].attachments"),
    ])
    func whatCannotBeIsRefusedByName(_ path: String, _ body: String, _ param: String) async throws {
        try await TalkHarness.run { client, _ in
            let answer = try await Self.ask(client, path, body)
            #expect(answer.status == 400 && answer.json["error"]["param"] == .string(param), "\(answer.json)")
        }
    }
}
