import API
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Registry
import Store
import Synchronization
import Testing

@testable import Server

/// `/v1/batches`: files of requests, done in the background.
@Suite struct BatchTests {
    /// Uploads a file of lines and begins a batch over it.
    private func begin(_ client: any TestClientProtocol, _ lines: [String], endpoint: String = "/v1/chat/completions") async throws
        -> String
    {
        let boundary = "b"
        let form =
            "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nbatch\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"in.jsonl\"\r\n\r\n"
            + lines.joined(separator: "\n") + "\r\n--b--\r\n"
        let file = try await client.post("/v1/files", form, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"])
        let id = try #require(file.json["id"] as? String)
        let batch = try await client.post(
            "/v1/batches",
            #"{"input_file_id":"\#(id)","endpoint":"\#(endpoint)","completion_window":"24h","metadata":{"a":"b"}}"#)
        #expect(batch.status == 200 && batch.json["status"] as? String == "validating" && batch.json["object"] as? String == "batch")
        return try #require(batch.json["id"] as? String)
    }

    /// The batch once it is in one of the states.
    private func waited(_ client: any TestClientProtocol, _ id: String, for states: Set<String>) async throws -> [String: Any] {
        for _ in 0..<600 {
            let batch = try await client.fetch("/v1/batches/\(id)").json
            if states.contains(batch["status"] as? String ?? "") { return batch }
            try await Task.sleep(for: .milliseconds(25))
        }
        Issue.record("the batch came to none of \(states)")
        return [:]
    }

    private func lines(_ client: any TestClientProtocol, _ file: Any?) async throws -> [[String: Any]] {
        guard let id = file as? String else { return [] }
        let response = try await client.executeRequest(uri: "/v1/files/\(id)/content", method: .get, headers: [:], body: nil)
        return try String(buffer: response.body).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private static func line(
        _ name: String, _ body: String = #"{"model":"talker","messages":[{"role":"user","content":"hi"}]}"#,
        url: String = "/v1/chat/completions"
    ) -> String {
        #"{"custom_id":"\#(name)","method":"POST","url":"\#(url)","body":\#(body)}"#
    }

    @Test func answersAndFailuresComeInFilesAndTheDiscountIsTheLedgers() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello", batchPercent: 50)]) { client, store in
            let id = try await begin(
                client,
                [Self.line("a"), Self.line("b", #"{"model":"nobody","messages":[{"role":"user","content":"hi"}]}"#), Self.line("c"), ""])
            let batch = try await waited(client, id, for: ["completed"])
            #expect((batch["request_counts"] as? [String: Int]) == ["total": 3, "completed": 2, "failed": 1])
            #expect((batch["metadata"] as? [String: String]) == ["a": "b"] && batch["completed_at"] is Int)
            let answers = try await lines(client, batch["output_file_id"])
            #expect(answers.map { $0["custom_id"] as? String } == ["a", "c"])
            let response = try #require(answers[0]["response"] as? [String: Any])
            #expect(response["status_code"] as? Int == 200 && answers[0]["error"] is NSNull)
            let body = try #require(response["body"] as? [String: Any])
            #expect(
                body["object"] as? String == "chat.completion" && (body["easel"] as? [String: Any])?["cost_usd"] as? String == "0.00015")
            let failures = try await lines(client, batch["error_file_id"])
            #expect(failures.count == 1 && failures[0]["custom_id"] as? String == "b")
            #expect((failures[0]["response"] as? [String: Any])?["status_code"] as? Int == 404)
            let usage = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
            #expect(usage.first { $0.model == "talker" }?.cost == Money(nanodollars: 300_000))
            #expect(try await client.post("/v1/batches/\(id)/cancel", "").status == 409)
            #expect((try await client.fetch("/v1/batches").json["data"] as? [Any])?.count == 1)
            #expect(try await store.check().isEmpty)
        }
    }

    @Test func faultyLinesAreToldBeforeAnythingIsDone() async throws {
        try await Harness.run(text: [ScriptedChatModel.saying("hello")]) { client, _ in
            let id = try await begin(
                client,
                [
                    Self.line("a"), "{", Self.line("a"), #"{"custom_id":"x","method":"GET","url":"/v1/chat/completions","body":{}}"#,
                    #"{"custom_id":"y","method":"POST","url":"/v1/embeddings","body":{}}"#,
                ])
            let batch = try await waited(client, id, for: ["failed"])
            let errors = try #require((batch["errors"] as? [String: Any])?["data"] as? [[String: Any]])
            #expect(errors.map { $0["code"] as? String } == ["invalid_json_line", "duplicate_custom_id", "invalid_method", "invalid_url"])
            #expect(errors.map { $0["line"] as? Int } == [2, 3, 4, 5] && batch["output_file_id"] is NSNull)
            let unknown = try await client.post(
                "/v1/batches", #"{"input_file_id":"file-x","endpoint":"/v1/embeddings","completion_window":"24h"}"#)
            #expect(unknown.status == 400 && (unknown.json["error"] as? [String: Any])?["param"] as? String == "endpoint")
        }
    }

    @Test(arguments: ["/v1/chat/completions", "/v1/responses"])
    func aStoppedServerGoesOnAndPaysForNothingTwice(url: String) async throws {
        let folder = NSTemporaryDirectory() + "easel-batch-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let asked = Mutex<[String: Int]>([:])
        func model(blocking: Bool) -> ScriptedChatModel {
            ScriptedChatModel { task, out in
                let name = task.messages[0].text
                asked.withLock { $0[name, default: 0] += 1 }
                if blocking, name > "w10" { try await Task.sleep(for: .seconds(60)) }
                out.yield(.text(choice: 0, name))
                out.yield(.finished(choice: 0, .stop))
                out.yield(.usage(ChatUsage(input: 100, output: 20), isExact: true))
            }
        }
        let names = (0..<30).map { "w\($0 + 10)" }
        let field = url.hasSuffix("responses") ? "input" : "messages"
        let requests = names.map {
            Self.line($0, #"{"model":"talker","\#(field)":[{"role":"user","content":"\#($0)"}]}"#, url: url)
        }
        let id = Mutex("")
        try await Harness.run(text: [model(blocking: true)], folder: folder) { client, store in
            let begun = try await begin(client, requests, endpoint: url)
            id.withLock { $0 = begun }
            for _ in 0..<400 where try await store.batches.batch(begun, for: .operator)?.completed != 1 {
                try await Task.sleep(for: .milliseconds(25))
            }
            #expect(try await store.batches.batch(begun, for: .operator)?.completed == 1)
        }
        let blocked = asked.withLock { $0 }
        try await Harness.run(text: [model(blocking: false)], folder: folder) { client, store in
            let batch = try await waited(client, id.withLock { $0 }, for: ["completed"])
            #expect((batch["request_counts"] as? [String: Int]) == ["total": 30, "completed": 30, "failed": 0])
            #expect(try await lines(client, batch["output_file_id"]).map { $0["custom_id"] as? String } == names)
            let rows = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
            #expect(rows.first { $0.model == "talker" }?.cost == Money(nanodollars: 300_000) * 30)
        }
        #expect(blocked["w10"] == 1 && asked.withLock { $0["w10"] } == 1)
    }

    @Test func aCancelledBatchKeepsWhatIsAnswered() async throws {
        let model = ScriptedChatModel { task, out in
            if task.messages[0].text != "hi" { try await Task.sleep(for: .seconds(60)) }
            out.yield(.text(choice: 0, "hello"))
            out.yield(.finished(choice: 0, .stop))
            out.yield(.usage(.zero, isExact: true))
        }
        try await Harness.run(text: [model]) { client, store in
            let slow = #"{"model":"talker","messages":[{"role":"user","content":"slow"}]}"#
            let id = try await begin(client, [Self.line("a"), Self.line("b", slow), Self.line("c", slow)])
            for _ in 0..<400 where try await store.batches.batch(id, for: .operator)?.completed != 1 {
                try await Task.sleep(for: .milliseconds(25))
            }
            #expect(try await client.post("/v1/batches/\(id)/cancel", "").json["status"] as? String == "cancelling")
            let batch = try await waited(client, id, for: ["cancelled"])
            #expect(try await lines(client, batch["output_file_id"]).map { $0["custom_id"] as? String } == ["a"])
            #expect(batch["cancelled_at"] is Int && batch["error_file_id"] is NSNull)
        }
    }

    @Test func timeIsUpForWhatWasNotDone() async throws {
        let folder = NSTemporaryDirectory() + "easel-batch-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder)
        let path = store.folder.uploads + "/in.jsonl"
        try Data((Self.line("a") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        let file = try await store.files.add(NewFile(path: path, filename: "in.jsonl", purpose: .batch), for: .anonymous)
        try await store.batches.create(
            RequestBatch(
                id: "batch-old", keyID: nil, personID: nil, endpoint: "/v1/chat/completions", inputFile: file.id, sha256: file.sha256,
                metadata: nil, status: .validating, created: Date(timeIntervalSinceNow: -90_000), expires: Date(timeIntervalSinceNow: -3600)
            ))
        // Whoever deletes the file meanwhile does not take the requests away.
        #expect(try await store.files.delete(file.id, for: .anonymous))
        try store.close()
        let model = ScriptedChatModel { _, _ in try await Task.sleep(for: .seconds(60)) }
        try await Harness.run(text: [model], folder: folder) { client, _ in
            let batch = try await waited(client, "batch-old", for: ["expired"])
            let failures = try await lines(client, batch["error_file_id"])
            #expect((failures.first?["error"] as? [String: Any])?["code"] as? String == "batch_expired" && failures.count == 1)
        }
    }

    @Test func picturesComeInBatchesToo() async throws {
        try await Harness.run { client, _ in
            let line = #"{"custom_id":"p","method":"POST","url":"/v1/images/generations","body":{"prompt":"a cat","size":"128x128"}}"#
            let id = try await begin(client, [line], endpoint: "/v1/images/generations")
            let batch = try await waited(client, id, for: ["completed"])
            let answer = try #require(try await lines(client, batch["output_file_id"]).first)
            let body = try #require((answer["response"] as? [String: Any])?["body"] as? [String: Any])
            let base64 = try #require((body["data"] as? [[String: Any]])?.first?["b64_json"] as? String)
            #expect(Data(base64Encoded: base64)?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
        }
    }

    @Test func responsesComeInBatchesAndAreKept() async throws {
        let url = "/v1/responses"
        try await Harness.run(text: [ScriptedChatModel.saying("hello", batchPercent: 50)]) { client, store in
            let id = try await begin(
                client,
                [
                    Self.line("a", #"{"model":"talker","input":"hi"}"#, url: url),
                    Self.line("b", #"{"model":"talker","input":"hi","stream":true}"#, url: url),
                    Self.line("c", #"{"model":"talker","input":"hi","background":true}"#, url: url),
                    Self.line("d", #"{"model":"talker","input":"hi","store":false}"#, url: url),
                ], endpoint: url)
            let batch = try await waited(client, id, for: ["completed"])
            let answers = try await lines(client, batch["output_file_id"])
            #expect(answers.map { $0["custom_id"] as? String } == ["a", "d"])
            let bodies = answers.compactMap { ($0["response"] as? [String: Any])?["body"] as? [String: Any] }
            for body in bodies {
                #expect(body["object"] as? String == "response" && body["status"] as? String == "completed")
                let message = try #require((body["output"] as? [[String: Any]])?.first)
                #expect((message["content"] as? [[String: Any]])?.first?["text"] as? String == "hello")
                #expect((body["easel"] as? [String: Any])?["cost_usd"] as? String == "0.00015")
            }
            let failures = try await lines(client, batch["error_file_id"]).compactMap { $0["response"] as? [String: Any] }
            #expect(failures.map { $0["status_code"] as? Int } == [400, 400])
            let errors = failures.compactMap { ($0["body"] as? [String: Any])?["error"] as? [String: Any] }
            #expect(errors.map { $0["param"] as? String } == ["stream", "background"])
            let usage = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
            #expect(usage.first { $0.model == "talker" }?.cost == Money(nanodollars: 300_000))
            let (kept, forgotten) = (try #require(bodies[0]["id"] as? String), try #require(bodies[1]["id"] as? String))
            #expect(try await client.fetch("/v1/responses/\(kept)").json["status"] as? String == "completed")
            #expect(try await client.fetch("/v1/responses/\(forgotten)").status == 404)
            let next = try await client.post(url, #"{"model":"talker","input":"on","previous_response_id":"\#(kept)"}"#)
            #expect(next.status == 200)
            #expect(try await store.check().isEmpty)
        }
    }

    /// A model that has a cat drawn and then says that it was, which takes a minute where it blocks.
    private static func painter(blocking: Bool, asked: @escaping @Sendable () -> Void = {}) -> ScriptedChatModel {
        ScriptedChatModel { task, out in
            asked()
            if task.messages.last?.role == .tool {
                if blocking { try await Task.sleep(for: .seconds(60)) }
                out.yield(.text(choice: 0, "a cat"))
                out.yield(.finished(choice: 0, .stop))
            } else {
                out.yield(.call(choice: 0, number: 0, id: "call_1", name: DrawingTool.name))
                out.yield(.arguments(choice: 0, number: 0, #"{"prompt":"a cat"}"#))
                out.yield(.finished(choice: 0, .toolCalls))
            }
            out.yield(.usage(ChatUsage(input: 100, output: 20), isExact: true))
        }
    }

    @Test func whatAResponseDrewIsInTheFileWhetherItIsStoredOrNot() async throws {
        let url = "/v1/responses"
        let tool = #""tools":[{"type":"image_generation","size":"128x128"}]"#
        try await Harness.run(text: [Self.painter(blocking: false)]) { client, store in
            let id = try await begin(
                client,
                [
                    Self.line("kept", #"{"model":"talker","input":"draw",\#(tool)}"#, url: url),
                    Self.line("not", #"{"model":"talker","input":"draw","store":false,\#(tool)}"#, url: url),
                    Self.line("itself", #"{"model":"easel-sketch-1","input":"a cat",\#(tool)}"#, url: url),
                ], endpoint: url)
            let batch = try await waited(client, id, for: ["completed"])
            let answers = try await lines(client, batch["output_file_id"])
            #expect(answers.count == 3)
            for answer in answers {
                let body = try #require((answer["response"] as? [String: Any])?["body"] as? [String: Any])
                let items = try #require(body["output"] as? [[String: Any]])
                let base64 = try #require(items.first { $0["type"] as? String == "image_generation_call" }?["result"] as? String)
                #expect(Data(base64Encoded: base64)?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
            }
            #expect(try await store.check().isEmpty)
        }
    }

    @Test func aResponseThatIsPaidForInPartIsNotBegunAgain() async throws {
        let folder = NSTemporaryDirectory() + "easel-batch-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let asked = Mutex(0)
        let id = Mutex("")
        let url = "/v1/responses"
        let body = #"{"model":"talker","input":"draw","tools":[{"type":"image_generation","size":"128x128"}]}"#
        try await Harness.run(text: [Self.painter(blocking: true) { asked.withLock { $0 += 1 } }], folder: folder) { client, store in
            let begun = try await begin(client, [Self.line("a", body, url: url)], endpoint: url)
            id.withLock { $0 = begun }
            for _ in 0..<400 where asked.withLock({ $0 }) != 2 { try await Task.sleep(for: .milliseconds(25)) }
            #expect(asked.withLock { $0 } == 2)
            #expect(try await store.ledger.hasCharged(batchedRequest: "\(begun)-1"))
        }
        try await Harness.run(text: [Self.painter(blocking: false) { asked.withLock { $0 += 1 } }], folder: folder) { client, store in
            let batch = try await waited(client, id.withLock { $0 }, for: ["completed"])
            let failure = try #require(try await lines(client, batch["error_file_id"]).first?["response"] as? [String: Any])
            #expect(failure["status_code"] as? Int == 500)
            #expect(((failure["body"] as? [String: Any])?["error"] as? [String: Any])?["code"] as? String == "server_died")
            let rows = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
            #expect(rows.first { $0.model == "talker" }?.cost == Money(nanodollars: 300_000))
        }
        #expect(asked.withLock { $0 } == 2)
    }
}
