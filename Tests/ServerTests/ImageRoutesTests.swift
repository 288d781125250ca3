import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Testing

@testable import Server

@Suite struct ImageRoutesTests {
    @Test func drawsWithResolvedValuesAndExactUsage() async throws {
        try await Harness.run { client, _ in
            let answer = try await client.post(
                "/v1/images/generations", #"{"prompt":"two red apples","size":"auto","quality":"auto","easel":{"seed":7}}"#)
            #expect(answer.status == 200)
            #expect(answer.json["quality"] as? String == "medium" && answer.json["background"] as? String == "opaque")
            #expect(answer.json["size"] as? String == "1024x1024" && answer.json["output_format"] as? String == "png")
            let usage = try #require(answer.json["usage"] as? [String: Any])
            #expect(usage["output_tokens"] as? Int == 1056)
            #expect((usage["output_tokens_details"] as? [String: Int])?["image_tokens"] == 1056)
            let data = try #require(answer.json["data"] as? [[String: Any]])
            let text = try #require(data.first?["b64_json"] as? String)
            let bytes = try #require(Data(base64Encoded: text))
            let info = try PictureInfo.read(bytes: [UInt8](bytes))
            #expect(info.width == 1024 && info.format == .png)
            #expect(Mark.isMarked(bytes: [UInt8](bytes)))
            #expect(Mark.recipe(bytes: [UInt8](bytes))?.contains("two red apples") == true)
        }
    }

    @Test func theSameSeedGivesTheSameFile() async throws {
        try await Harness.run { client, _ in
            var pictures: Set<String> = []
            for _ in 0..<2 {
                let answer = try await client.post("/v1/images/generations", #"{"prompt":"a cat","size":"256x256","easel":{"seed":9}}"#)
                pictures.insert(try #require((answer.json["data"] as? [[String: Any]])?.first?["b64_json"] as? String))
            }
            #expect(pictures.count == 1)
        }
    }

    @Test(
        arguments: [
            (#"{"prompt":"a","quality":"standard"}"#, 400, "quality", "invalid_value"),
            (#"{"prompt":"a","size":"7x7"}"#, 400, "size", "invalid_value"),
            (#"{"prompt":"a","n":11}"#, 400, "n", "integer_above_max_value"),
            (#"{"promt":"a"}"#, 400, "prompt", "missing_required_parameter"),
            (#"{"prompt":"a","colour":"red"}"#, 400, "colour", "unknown_parameter"),
            (#"{"prompt":"a","model":"gpt-image-1"}"#, 404, "model", "model_not_found"),
            (#"{"prompt":"a","easel":{"steps":4}}"#, 400, "easel.steps", "unsupported_parameter"),
            (#"{"prompt":"#, 400, nil, "invalid_body"), ("", 400, nil, "invalid_body"),
            (#"{"prompt":"a","background":"transparent","output_format":"jpeg"}"#, 400, "background", "invalid_background_format"),
        ] as [(String, Int, String?, String)])
    func refusesWithTheOffendingField(_ json: String, _ status: Int, _ param: String?, _ code: String) async throws {
        try await Harness.run { client, _ in
            let answer = try await client.post("/v1/images/generations", json)
            let error = try #require(answer.json["error"] as? [String: Any])
            #expect(answer.status == status && error["param"] as? String == param && error["code"] as? String == code)
            #expect(Set(error.keys) == ["message", "type", "param", "code"])
            #expect(answer.headers[.requestID]?.hasPrefix("req_") == true)
        }
    }

    @Test func streamsPartialsAndOneCompletion() async throws {
        try await Harness.run { client, _ in
            let response = try await client.executeRequest(
                uri: "/v1/images/generations", method: .post, headers: [.contentType: "application/json"],
                body: ByteBuffer(string: #"{"prompt":"a cat","size":"256x256","stream":true,"partial_images":2}"#))
            #expect(response.headers[.contentType]?.hasPrefix("text/event-stream") == true)
            var parser = ServerSentEventParser()
            let events = try parser.feed(Array(buffer: response.body))
            #expect(
                events.map(\.event) == ["image_generation.partial_image", "image_generation.partial_image", "image_generation.completed"])
            let last = try JSONDecoder().decode(ImageStreamEvent.self, from: Data(try #require(events.last).data))
            #expect(last.usage?.outputTokens ?? 0 > 0 && last.size == "256x256" && last.quality == "medium")
        }
    }

    @Test func editsKeepEveryPixelOutsideTheMask() async throws {
        try await Harness.run { client, _ in
            let picture = try Bitmap(width: 96, height: 64) { out in
                for i in 0..<out.count { out[i] = i % 4 == 3 ? 255 : UInt8(truncatingIfNeeded: i * 7) }
            }
            var mask = try Bitmap(width: 96, height: 64, filledWith: .white)
            for y in 16..<48 { for x in 32..<80 { mask[x, y] = .clear } }
            let writer = MultipartWriter()
            var body =
                writer.field("prompt", "add a red apple")
                + writer.fileHead("image", filename: "a.bin", contentType: "application/octet-stream")
            body += try picture.encoded(as: .png).bytes() + Array("\r\n".utf8)
            body +=
                writer.fileHead("mask", filename: "m.png", contentType: "image/png") + (try mask.encoded(as: .png).bytes())
                + Array("\r\n".utf8) + writer.end
            let answer = try await client.executeRequest(
                uri: "/v1/images/edits", method: .post, headers: [.contentType: writer.contentType], body: ByteBuffer(bytes: body)
            ).parsed
            #expect(answer.status == 200, "\(answer.json)")
            let text = try #require((answer.json["data"] as? [[String: Any]])?.first?["b64_json"] as? String)
            let file = try #require(Data(base64Encoded: text))
            let edited = try Bitmap.decode(bytes: [UInt8](file))
            var inside = 0
            for y in 0..<64 {
                for x in 0..<96 {
                    if (16..<48).contains(y), (32..<80).contains(x) {
                        if edited[x, y] != picture[x, y] { inside += 1 }
                    } else {
                        #expect(edited[x, y] == picture[x, y])
                    }
                }
            }
            #expect(inside > 500)
        }
    }

    @Test(arguments: [
        ("image", "GIF89a........", "unsupported_file_mimetype"), ("image", "\u{89}PNG", "unsupported_file_mimetype"),
        ("image", "", "unsupported_file_mimetype"),
    ])
    func refusesWhatIsNoPicture(_ field: String, _ content: String, _ code: String) async throws {
        try await Harness.run { client, store in
            let writer = MultipartWriter()
            let body =
                writer.field("prompt", "x") + writer.fileHead(field, filename: "a.png", contentType: "image/png") + Array(content.utf8)
                + Array("\r\n".utf8) + writer.end
            let answer = try await client.executeRequest(
                uri: "/v1/images/edits", method: .post, headers: [.contentType: writer.contentType], body: ByteBuffer(bytes: body)
            ).parsed
            let error = try #require(answer.json["error"] as? [String: Any])
            #expect(answer.status == 400)
            #expect(error["code"] as? String == code || error["code"] as? String == "invalid_image_file")
            #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder.uploads).isEmpty)
        }
    }

    @Test func aliasesKeepOldAppsAlive() async throws {
        try await Harness.run({ $0.aliases = ["gpt-image-1": "easel-sketch-1"] }) { client, _ in
            let answer = try await client.post(
                "/v1/images/generations", #"{"prompt":"a cat","model":"gpt-image-1","size":"1024x1536","quality":"low"}"#)
            #expect(answer.status == 200)
            #expect((answer.json["easel"] as? [String: Any])?["model"] as? String == "easel-sketch-1")
            let refused = try await client.post(
                "/v1/images/generations", #"{"prompt":"a cat","model":"gpt-image-1","response_format":"url"}"#)
            #expect((refused.json["error"] as? [String: Any])?["code"] as? String == "unknown_parameter")
        }
    }
}
