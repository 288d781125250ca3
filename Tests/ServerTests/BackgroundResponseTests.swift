import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Registry
import Store
import Testing

@testable import Server

@Suite("Background responses") struct BackgroundResponseTests {
    private func ended(_ client: any TestClientProtocol, _ id: String) async throws -> [String: Any] {
        for _ in 0..<500 {
            let found = try await client.fetch("/v1/responses/\(id)")
            if let status = found.json["status"] as? String, status != "queued", status != "in_progress" { return found.json }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("the response did not end")
        return [:]
    }

    @Test("one is accepted, runs by itself and is fetched; its events can be streamed again from any of them")
    func runs() async throws {
        let chat = ScriptedChat([ScriptedChat.says("good day"), ScriptedChat.says("good night")])
        try await Harness.run(text: [chat]) { client, _ in
            let accepted = try await client.post("/v1/responses", #"{"model":"talker","input":"hi","background":true}"#)
            #expect(accepted.status == 200 && ["queued", "in_progress", "completed"].contains(accepted.json["status"] as? String))
            let done = try await ended(client, try #require(accepted.json["id"] as? String))
            #expect(done["status"] as? String == "completed" && (done["output"] as? [Any])?.count == 1)
            let plain = try await client.fetch("/v1/responses/\(done["id"] ?? "")?stream=true")
            #expect(plain.status == 400)

            let body = ByteBuffer(string: #"{"model":"talker","input":"hi","background":true,"stream":true}"#)
            let live = try await client.executeRequest(
                uri: "/v1/responses", method: .post, headers: [.contentType: "application/json"], body: body)
            let text = String(buffer: live.body)
            let id = try #require(text.firstMatch(of: /"id":"(resp_[0-9a-z]+)"/)?.1)
            let again = try await client.executeRequest(uri: "/v1/responses/\(id)?stream=true", method: .get, headers: [:], body: nil)
            #expect(String(buffer: again.body) == text && text.contains("event: response.queued"))
            let rest = try await client.executeRequest(
                uri: "/v1/responses/\(id)?stream=true&starting_after=3", method: .get, headers: [:], body: nil)
            let tail = String(buffer: rest.body)
            #expect(text.hasSuffix(tail) && !tail.contains(#""sequence_number":3,"#) && tail.contains(#""sequence_number":4,"#))
        }
    }

    @Test("one is cancelled while its model works; a finished one and one that its client waited for cannot be")
    func cancels() async throws {
        let chat = ScriptedChat([ScriptedChat.hangs, ScriptedChat.says("done")])
        try await Harness.run(text: [chat]) { client, store in
            let accepted = try await client.post("/v1/responses", #"{"model":"talker","input":"hi","background":true}"#)
            let id = try #require(accepted.json["id"] as? String)
            while chat.asked.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            let cancelled = try await client.post("/v1/responses/\(id)/cancel", "{}")
            #expect(cancelled.json["status"] as? String == "cancelled")
            #expect(try await client.post("/v1/responses/\(id)/cancel", "{}").json["status"] as? String == "cancelled")
            let plain = try await client.post("/v1/responses", #"{"model":"talker","input":"hi"}"#)
            #expect(try await client.post("/v1/responses/\(plain.json["id"] ?? "")/cancel", "{}").status == 400)
            #expect(try await client.post("/v1/responses/resp_none/cancel", "{}").status == 404)
        }
    }

    @Test("after a crash one that waited is run once, and one that was worked on has failed: nothing is paid twice")
    func survives() async throws {
        let folder = NSTemporaryDirectory() + "easel-responses-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func record(_ status: ResponseObject.Status) -> ResponseRecord {
            var echo = ResponseEcho(model: "talker")
            echo.background = true
            let object = ResponseObject(id: WireID.make("resp"), createdAt: 1, status: status, echo: echo)
            let message = ResponseMessage(id: "msg_1", role: .user, content: [.inputText("hi")])
            return ResponseRecord(
                id: object.id, principal: .anonymous, requestID: "req", object: object,
                request: #"{"model":"talker","background":true}"#, keepsEvents: true, input: [KeptResponseItem(.message(message))])
        }
        let waiting = record(.queued)
        let worked = record(.queued)
        do {
            let store = try Store(folder)
            try await store.responses.add(waiting, pinned: [])
            try await store.responses.add(worked, pinned: [])
            #expect(try await store.responses.begin(worked.id) != nil)
            #expect(try await store.responses.begin(worked.id) == nil)
            try store.close()
        }
        let chat = ScriptedChat([ScriptedChat.says("late")])
        try await Harness.run(text: [chat], folder: folder) { client, _ in
            #expect(try await ended(client, waiting.id)["status"] as? String == "completed")
            let failed = try await ended(client, worked.id)
            #expect(failed["status"] as? String == "failed" && (failed["error"] as? [String: Any])?["type"] as? String == "server_died")
            let events = try await client.executeRequest(
                uri: "/v1/responses/\(worked.id)?stream=true", method: .get, headers: [:], body: nil)
            #expect(String(buffer: events.body).hasPrefix("event: response.failed"))
        }
        #expect(chat.asked.count == 1)
    }
}
