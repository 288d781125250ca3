import API
import Foundation
import Hummingbird
import Pictures
import Registry
import Testing

@testable import Providers

@Suite struct DrawingTests {
    static let good =
        ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256"><rect width="256" height="256" fill="#8cc7e8"/><circle cx="128" cy="128" r="90" fill="#d9473f"/></svg>"##

    static func completion(_ text: String, finish: String = "stop") throws -> Response {
        let object: [String: Any] = [
            "choices": [["index": 0, "finish_reason": finish, "message": ["role": "assistant", "content": text]]],
            "usage": ["prompt_tokens": 100, "completion_tokens": 50, "total_tokens": 150, "prompt_tokens_details": ["cached_tokens": 10]],
        ]
        return StubUpstream.json(String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self))
    }

    func draw(_ client: UpstreamClient, _ quality: Quality, format: PictureFormat = .png, repairs: Int = 2) async throws -> (
        FinishedPicture, ImageUsage
    ) {
        var info = ModelInfo(id: "nano-draws", provider: "stub", kind: .text, summary: "")
        info.prices = Prices(textIn: .dollars(1), textOut: .dollars(4))
        let model = DrawingTextModel(info: info, upstreamID: "gpt-4.1-nano", client: client, repairs: repairs)
        var task = ImageTask(model: "nano-draws", prompt: "a red ball", size: PixelSize(256, 256))
        task.quality = quality
        task.format = format
        var made: FinishedPicture?
        var used = ImageUsage(textIn: 0, imageIn: 0, imageOut: 0)
        for try await event in model.pictures(for: task) {
            if case .picture(_, let picture) = event { made = picture }
            if case .usage(let usage, _) = event { used = usage }
        }
        #expect(info.prices.cost(of: used, images: 1) <= model.worstCase(of: task))
        return (try #require(made), used)
    }

    @Test func plansThenDraws() async throws {
        try await StubUpstream.run { number, _ in
            try Self.completion(number == 0 ? #"{"objects":[{"name":"ball"}]}"# : "Here it is:\n```svg\n\(Self.good)\n```")
        } _: { client, stub in
            let (picture, usage) = try await draw(client, .medium)
            let bitmap = try picture.picture.decoded()
            #expect(bitmap.width == 256 && bitmap[128, 128] == RGBA(0xD9, 0x47, 0x3F))
            #expect(usage == ImageUsage(textIn: 200, imageIn: 0, cachedIn: 20, textOut: 100, imageOut: 0))
            let plan = try #require(try JSONSerialization.jsonObject(with: Data(stub.seen[0].body)) as? [String: Any])
            #expect((plan["response_format"] as? [String: Any])?["type"] as? String == "json_schema")
            #expect(String(decoding: stub.seen[1].body, as: UTF8.self).contains("ball"))
        }
    }

    @Test func asksForRepairsAndKeepsTheBest() async throws {
        try await StubUpstream.run { number, _ in
            try Self.completion(["I cannot", #"<svg viewBox="0 0 256 256"><script>alert(1)</script></svg>"#, Self.good][min(number, 2)])
        } _: { client, stub in
            let (picture, _) = try await draw(client, .low)
            #expect(stub.seen.count == 3 && picture.notes.contains("drawn in 3 rounds"))
        }
    }

    @Test func givesUpHonestly() async throws {
        try await StubUpstream.run { _, _ in
            try Self.completion("no picture")
        } _: { client, stub in
            let error = await #expect(throws: APIError.self) { try await draw(client, .low, repairs: 1) }
            #expect(error?.code == "no_drawing" && stub.seen.count == 2)
        }
    }

    @Test func hostileDrawingsAreCleaned() async throws {
        let hostile = Self.good.replacingOccurrences(
            of: "</svg>",
            with: #"<image href="file:///etc/passwd"/><a href="javascript:x"><rect width="9" height="9" onclick="x()"/></a></svg>"#)
        try await StubUpstream.run { _, _ in
            try Self.completion(hostile)
        } _: { client, _ in
            let (picture, _) = try await draw(client, .low, format: .svg, repairs: 0)
            let text = String(decoding: try picture.picture.bytes(), as: UTF8.self)
            #expect(text.contains("<circle") && !text.contains("passwd") && !text.contains("javascript") && !text.contains("onclick"))
        }
    }

    @Test func fetchedAddressesArePublic() async {
        for text in [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1", "::",
            "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1",
        ] {
            #expect(HostAddress(text)?.isPrivate == true, "\(text)")
        }
        for text in ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "172.32.0.1", "::ffff:8.8.8.8"] {
            #expect(HostAddress(text)?.isPrivate == false, "\(text)")
        }
        let fetcher = PictureFetcher(http: .shared, allowPrivate: false)
        for url in [
            "http://127.0.0.1:1/a.png", "http://localhost/a", "http://[::1]/a", "http://2130706433/", "http://user@8.8.8.8/",
            "ftp://8.8.8.8/",
        ] {
            let error = await #expect(throws: APIError.self) { try await fetcher.fetch(url, param: "image_url") }
            #expect(error?.code == "invalid_image_url" && error?.status == 400)
        }
    }
}
