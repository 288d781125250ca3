import AsyncHTTPClient
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Studio

@Suite struct AppPageTests {
    private static func publish(_ client: any TestClientProtocol, _ studio: Studio) async throws -> Browser {
        let editor = try await Browser.signedIn(client, studio, as: .editor)
        let definition = """
            {"slug":"shop","title":"Shop","model":"easel-sketch-1","prompt":"a {{product}}","parameters":{"size":"64x64"},
            "inputs":[{"id":"product","kind":"text","label":"Product"}],"rules":{"access":"link"}}
            """
        #expect(try await editor.call(.post, "/studio/api/apps", "{\"definition\":\(definition)}").status == 201)
        #expect(try await editor.call(.post, "/studio/api/apps/shop/publish", "{}").status == 201)
        return editor
    }

    @Test func whatAnAppDoesNotSayIsNotOnItsPage() async throws {
        try await Harness.run { client, studio in
            let editor = try await Self.publish(client, studio)
            let plain = try await Browser(client).page("/a/shop").text
            #expect(plain.contains(">Make a picture</button>") && !plain.contains("<img"))
            #expect(plain.contains(#"<span class="app-icon" aria-hidden="true">S</span>"#))
            var draft = try #require(try await editor.call(.get, "/studio/api/apps/shop/draft").json["draft"] as? [String: Any])
            draft["look"] = ["button": "Go on"]
            draft["icon"] = "symbol:bottle"
            draft["description"] = "For bottles."
            let json = String(decoding: try JSONSerialization.data(withJSONObject: ["draft": draft]), as: UTF8.self)
            #expect(try await editor.call(.put, "/studio/api/apps/shop/draft", json).status == 200)
            #expect(try await editor.call(.post, "/studio/api/apps/shop/publish", "{}").status == 201)
            let full = try await Browser(client).page("/a/shop").text
            #expect(full.contains(">Go on</button>") && full.contains("For bottles."))
            #expect(full.contains(#"<img class="symbol" src="/studio/symbols/bottle.svg" alt="">"#))
        }
    }

    @Test func aCardShowsThePictureThatWasMadeLast() async throws {
        try await Harness.run { client, studio in
            let editor = try await Self.publish(client, studio)
            func thumb(_ slug: String) async throws -> String? {
                let apps = try await editor.call(.get, "/studio/api/apps").json["data"] as? [[String: Any]]
                return apps?.first { $0["slug"] as? String == slug }?["thumb"] as? String
            }
            #expect(try await thumb("shop") == nil)
            #expect(try await editor.call(.post, "/studio/api/apps", #"{"template":"product-photo","slug":"photos"}"#).status == 201)
            #expect(try await thumb("photos")?.hasSuffix("/templates/product-photo.webp") == true)
            let visitor = Browser(client)
            try await visitor.page("/a/shop")
            let run = try #require(try await visitor.call(.post, "/a/shop/runs", #"{"inputs":{"product":"cup"}}"#).json["run"] as? String)
            for _ in 0..<400 where try await visitor.call(.get, "/a/shop/runs/\(run)").json["status"] as? String != "succeeded" {
                try await Task.sleep(for: .milliseconds(20))
            }
            let path = try #require(try await thumb("shop"))
            #expect(try await editor.send(.get, path).headers[.contentType] == "image/webp")
        }
    }

    @Test func aPageThatIsClosedIsListenedForNoLonger() async throws {
        try await Harness.run { client, studio in
            _ = try await Self.publish(client, studio)
            let port = try #require(client.port)
            let listening = Task {
                let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/a/shop/events")
                let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
                for try await chunk in answer.body where String(buffer: chunk).contains("event: app") { return true }
                return false
            }
            #expect(try await listening.value)
            // The stream is silent now: only the connection's end tells that its client has left.
            let end = ContinuousClock.now + .seconds(10)
            while !studio.bell.listeners(of: "shop").isEmpty, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(10)) }
            #expect(studio.bell.listeners(of: "shop").isEmpty)
        }
    }
}
