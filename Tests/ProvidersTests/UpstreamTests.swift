import API
import Foundation
import Hummingbird
import NIOCore
import Pictures
import Registry
import Testing

@testable import Providers

@Suite struct UpstreamTests {
    static let png: String = {
        let bitmap = try? Bitmap(width: 64, height: 48) { out in
            for i in 0..<out.count { out[i] = UInt8(truncatingIfNeeded: i &* 31 ^ i >> 3) }
        }
        return String(decoding: Base64.encode((try? bitmap?.encoded(as: .png).bytes()) ?? []), as: UTF8.self)
    }()

    func model(_ client: UpstreamClient, id: String = "gpt-image-1", prices: Prices = .free) -> UpstreamImageModel {
        var info = ModelInfo(
            id: id, provider: "stub", kind: .image, summary: "", image: ImageCapabilities(sizes: .list([PixelSize(1024, 1024)])))
        info.prices = prices
        info.counting = .gptImage1
        return UpstreamImageModel(info: info, upstreamID: id, client: client, http: client.http)
    }

    func collect(_ model: some ImageModel, _ task: ImageTask) async throws -> (
        pictures: [EncodedPicture], partials: Int, usage: ImageUsage?, exact: Bool, choices: ResolvedChoices?
    ) {
        var result: ([EncodedPicture], Int, ImageUsage?, Bool, ResolvedChoices?) = ([], 0, nil, false, nil)
        for try await event in model.pictures(for: task) {
            switch event {
            case .picture(_, let finished): result.0.append(finished.picture)
            case .partial: result.1 += 1
            case .usage(let usage, let exact): (result.2, result.3) = (usage, exact)
            case .resolved(let choices): result.4 = choices
            case .progress: break
            }
        }
        return result
    }

    @Test func passesPicturesThroughAsTheyCome() async throws {
        let answer =
            #"{"created":1,"data":[{"b64_json":"\#(Self.png)","revised_prompt":"a \"cat\""}],"quality":"high","size":"1024x1536","background":"opaque","usage":{"input_tokens":9,"output_tokens":272,"total_tokens":281,"input_tokens_details":{"text_tokens":9,"image_tokens":0}}}"#
        try await StubUpstream.run { _, _ in
            StubUpstream.json(answer)
        } _: { client, stub in
            var task = ImageTask(model: "gpt-image-1", prompt: "a cat", size: nil)
            task.quality = nil
            task.background = nil
            task.user = "u1"
            let result = try await collect(model(client), task)
            #expect(result.pictures.count == 1 && result.pictures[0].width == 64)
            #expect(String(decoding: result.pictures[0].payload.base64Text(), as: UTF8.self) == Self.png)
            #expect(result.usage?.outputTokensDetails.imageTokens == 272 && result.exact)
            #expect(result.choices == ResolvedChoices(size: PixelSize(1024, 1536), quality: .high, background: .opaque))
            let sent = try #require(JSONSerialization.jsonObject(with: Data(stub.seen[0].body)) as? [String: Any])
            #expect(Set(sent.keys) == ["prompt", "model", "user"], "what is left open is not sent")
            #expect(stub.seen[0].headers[.authorization] == "Bearer sk-secret")
        }
    }

    @Test func countsByRuleWhereTheUpstreamDoesNot() async throws {
        try await StubUpstream.run { _, _ in
            StubUpstream.json(#"{"created":1,"data":[{"b64_json":"\#(Self.png)"}]}"#)
        } _: { client, _ in
            var task = ImageTask(model: "gpt-image-1", prompt: "a")
            task.quality = .low
            let result = try await collect(model(client), task)
            #expect(!result.exact && result.usage?.outputTokens == 272)
        }
    }

    @Test func streamsEventsAsTheyCome() async throws {
        func event(_ type: String, _ more: String) -> String {
            "event: \(type)\ndata: {\"type\":\"\(type)\",\"b64_json\":\"\(Self.png)\",\"created_at\":1,\"background\":\"opaque\",\"output_format\":\"png\",\"quality\":\"low\",\"size\":\"1024x1024\"\(more)}\n\n"
        }
        let body =
            event("image_generation.partial_image", ",\"partial_image_index\":0")
            + event("image_generation.completed", ",\"usage\":{\"input_tokens\":1,\"output_tokens\":372,\"total_tokens\":373}")
        try await StubUpstream.run { _, _ in
            var response = StubUpstream.json(body)
            response.headers[.contentType] = "text/event-stream"
            return response
        } _: { client, _ in
            var task = ImageTask(model: "gpt-image-1", prompt: "a")
            task.partials = 1
            let result = try await collect(model(client), task)
            #expect(result.partials == 1 && result.pictures.count == 1 && result.usage?.outputTokens == 372)
        }
    }

    @Test func sendsEditsAsFormsFromDisk() async throws {
        let path = NSTemporaryDirectory() + "easel-edit-\(UUID().uuidString).png"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = try Base64.decode(Array(Self.png.utf8))
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try await StubUpstream.run { _, _ in
            StubUpstream.json(#"{"created":1,"data":[{"b64_json":"\#(Self.png)"}]}"#)
        } _: { client, stub in
            var task = ImageTask(operation: .edit, model: "gpt-image-1", prompt: "add a cat")
            let input = InputPicture(path: path, format: .png, size: PixelSize(64, 48), bytes: bytes.count, sha256: "")
            task.inputs = [input, input]
            task.mask = input
            task.highFidelity = true
            _ = try await collect(model(client), task)
            let type = try #require(stub.seen[0].headers[.contentType])
            let boundary = try MultipartParser.boundary(ofContentType: type)
            var parser = MultipartParser(boundary: boundary)
            var names: [String] = []
            var sizes: [Int] = []
            try parser.feed(stub.seen[0].body) {
                switch $0 {
                case .part(let headers): names.append(headers.name); sizes.append(0)
                case .body(let bytes): sizes[sizes.count - 1] += bytes.count
                case .end: break
                }
            }
            try parser.finish()
            #expect(names.filter { $0 == "image[]" }.count == 2 && names.contains("mask") && names.contains("input_fidelity"))
            #expect(zip(names, sizes).filter { $0.0 == "image[]" }.allSatisfy { $0.1 == bytes.count })
        }
    }

    @Test(arguments: [429, 500, 503, 408, 409]) func triesAgain(_ status: Int) async throws {
        try await StubUpstream.run { number, _ in
            number == 0
                ? StubUpstream.json(#"{"error":{"message":"no"}}"#, status: .init(code: status), headers: [.init("retry-after-ms")!: "1"])
                : StubUpstream.json(#"{"created":1,"data":[{"b64_json":"\#(Self.png)"}]}"#)
        } _: { client, stub in
            let result = try await collect(model(client), ImageTask(model: "m", prompt: "a"))
            #expect(result.pictures.count == 1)
            #expect(stub.seen.count == 2 && stub.seen[1].headers[.init("x-stainless-retry-count")!] == "1")
        }
    }

    @Test(arguments: [(500, 1), (409, 1), (429, 2)]) func beginsNoTrainingTwice(_ status: Int, _ tries: Int) async throws {
        try await StubUpstream.run { number, _ in
            number == 0
                ? StubUpstream.json(#"{"error":{"message":"no"}}"#, status: .init(code: status), headers: [.init("retry-after-ms")!: "1"])
                : StubUpstream.json(#"{"id":"ftjob-1"}"#)
        } _: { client, stub in
            let tuner = UpstreamFineTuner(client: client, models: [:])
            let job = try? await tuner.ask("/jobs", query: nil, posts: true, body: ["model": "m"])
            #expect(stub.seen.count == tries && (job != nil) == (tries == 2))
        }
    }

    @Test(arguments: [
        (
            400, #"{"error":{"message":"Invalid value","type":"invalid_request_error","param":"size","code":"invalid_value"}}"#, 400,
            "invalid_value", 1
        ),
        (401, #"{"error":{"message":"bad key sk-secret"}}"#, 502, "upstream_authentication", 1), (500, "<html>", 502, "upstream_error", 3),
        (200, "{", 502, "upstream_error", 1), (200, #"{"created":1,"data":[]}"#, 502, "upstream_error", 1),
        (200, #"{"created":1,"data":[{"b64_json":"AAAA"}]}"#, 502, "upstream_error", 1),
    ])
    func explainsFaults(_ status: Int, _ body: String, _ expected: Int, _ code: String, _ tries: Int) async throws {
        try await StubUpstream.run { _, _ in
            StubUpstream.json(body, status: .init(code: status), headers: [.init("retry-after-ms")!: "1"])
        } _: { client, stub in
            let error = await #expect(throws: APIError.self) { try await collect(model(client), ImageTask(model: "m", prompt: "a")) }
            #expect(error?.status == expected && error?.code == code && stub.seen.count == tries)
            #expect(error?.message.contains("sk-secret") == false, "no key in a message")
        }
    }

    @Test func leavesADeadUpstreamAlone() async throws {
        try await StubUpstream.run({ _, _ in StubUpstream.json("{}", status: .internalServerError) }, retries: 0) { client, stub in
            var last: APIError?
            for _ in 0..<7 {
                do { _ = try await collect(model(client), ImageTask(model: "m", prompt: "a")) } catch { last = error as? APIError }
            }
            #expect(stub.seen.count == 5 && last?.status == 503 && last?.retryAfter ?? 0 > 0)
        }
    }

    @Test func slowUpstreamsTimeOut() async throws {
        try await StubUpstream.run(
            { _, _ in
                try await Task.sleep(for: .seconds(20))
                return StubUpstream.json("{}")
            }, timeout: 0.3
        ) { client, _ in
            let error = await #expect(throws: APIError.self) { try await collect(model(client), ImageTask(model: "m", prompt: "a")) }
            #expect(error?.status == 504)
        }
    }

    @Test(arguments: [1, 7, 4096, 20_000]) func liftsLongStringsOut(piece: Int) throws {
        let long = String(repeating: "QUJD", count: 2000)
        let text = Array(#"{"a":"x\"y\\","b":"\#(long)","c":["\#(long)"],"d":"\u0001","e":"\#(long)\n"}"#.utf8)
        var bulk = BulkJSON()
        for start in stride(from: 0, to: text.count, by: piece) {
            bulk.feed(ByteBuffer(bytes: text[start..<min(start + piece, text.count)]))
        }
        let object = try #require(try JSONSerialization.jsonObject(with: bulk.skeleton) as? [String: Any])
        #expect(bulk.skeleton.count < long.utf8.count + 300)
        let mark = try #require(object["b"] as? String)
        #expect(String(decoding: bulk.payload(of: mark).base64Text(), as: UTF8.self) == long)
        #expect(object["a"] as? String == "x\"y\\" && object["d"] as? String == "\u{1}" && object["e"] as? String == long + "\n")
    }

    @Test func secretsDoNotShow() throws {
        let secret = try #require(Secret(" sk-123 \n"))
        #expect(
            "\(secret) \(String(reflecting: secret)) \(String(describing: Mirror(reflecting: secret).children.map { "\($0)" }))".contains(
                "123") == false)
    }
}
