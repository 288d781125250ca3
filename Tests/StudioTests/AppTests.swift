import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Server
import Store
import Testing

@testable import Studio

@Suite struct AppTests {
    static let definition = """
        {"slug":"shop","title":"Shop","model":"easel-sketch-1","prompt":"a {{product}}","icon":"🍎","inputs":[
        {"id":"product","kind":"text","label":"Product","required":true}],
        "parameters":{"size":"128x128","quality":{"visitor":"low","choices":["low","medium"]}},
        "look":{"accent":"#ffcc00"},"rules":{"access":"link","embed":["https://shop.example"]}}
        """

    /// Makes and publishes the app; the editor's browser.
    private func publish(_ client: any TestClientProtocol, _ studio: Studio) async throws -> Browser {
        let editor = try await Browser.signedIn(client, studio, as: .editor)
        #expect(try await editor.call(.post, "/studio/api/apps", "{\"definition\":\(Self.definition)}").status == 201)
        #expect(try await editor.call(.post, "/studio/api/apps/shop/publish", #"{"note":"first"}"#).status == 201)
        return editor
    }

    private func edit(_ editor: Browser, _ change: (inout [String: Any]) -> Void) async throws {
        var draft = try #require(try await editor.call(.get, "/studio/api/apps/shop/draft").json["draft"] as? [String: Any])
        change(&draft)
        let json = String(decoding: try JSONSerialization.data(withJSONObject: ["draft": draft]), as: UTF8.self)
        #expect(try await editor.call(.put, "/studio/api/apps/shop/draft", json).status == 200)
    }

    @Test func aVisitorMakesAPictureAndNobodyElseSeesIt() async throws {
        try await Harness.run { client, studio in
            _ = try await publish(client, studio)
            let (visitor, other) = (Browser(client), Browser(client))
            let page = try await visitor.page("/a/shop")
            #expect(
                page.status == 200 && page.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'self' https://shop.example") == true)
            #expect(!page.text.contains("a {{product}}"))
            try await other.page("/a/shop")
            let made = try await visitor.call(.post, "/a/shop/runs", #"{"inputs":{"product":"red cup"},"parameters":{"quality":"medium"}}"#)
            #expect(made.status == 202)
            let run = try #require(made.json["run"] as? String)
            var done = try await visitor.call(.get, "/a/shop/runs/\(run)")
            for _ in 0..<200 where ["queued", "running"].contains(done.json["status"] as? String ?? "") {
                try await Task.sleep(for: .milliseconds(20))
                done = try await visitor.call(.get, "/a/shop/runs/\(run)")
            }
            let picture = try #require((done.json["pictures"] as? [[String: Any]])?.first?["url"] as? String)
            let file = try await visitor.send(.get, picture)
            #expect(file.status == .ok && file.headers[.contentType] == "image/png" && file.headers[.xContentTypeOptions] == "nosniff")
            #expect(file.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(try await other.send(.get, picture).status == .notFound)
            #expect(try await other.call(.get, "/a/shop/runs/\(run)").status == 404)
            #expect((try await other.call(.get, "/a/shop/runs").json["data"] as? [Any])?.isEmpty == true)
            #expect((try await visitor.call(.get, "/a/shop/runs").json["data"] as? [Any])?.count == 1)
            #expect(try await Browser(client).call(.get, "/v1/jobs/\(made.json["job"] ?? "")").status == 404)
            let usage = try await studio.store.ledger.usage(UsageQuery(by: [.app, .person]), for: .operator)
            #expect(usage.contains { $0.app == "shop" && $0.personID == "visitors" && $0.images == 1 })
        }
    }

    @Test func visitorsAreHeldToTheRules() async throws {
        try await Harness.run { client, studio in
            let editor = try await publish(client, studio)
            let visitor = Browser(client)
            try await visitor.page("/a/shop")
            for body in [
                #"{"inputs":{}}"#, #"{"inputs":{"product":"x","other":"y"}}"#, #"{"inputs":{"product":"x"},"parameters":{"size":"64x64"}}"#,
                #"{"inputs":{"product":"x"},"parameters":{"quality":"high"}}"#, #"{"inputs":{"product":"x"},"more":1}"#,
            ] {
                #expect(try await visitor.call(.post, "/a/shop/runs", body).status == 400, "\(body)")
            }
            // The cookie alone does not draw: another site's form would have it too.
            let bare = try await visitor.send(
                .post, "/a/shop/runs", headers: [.contentType: "application/json"], body: ByteBuffer(string: #"{"inputs":{"product":"x"}}"#)
            )
            #expect(bare.status == .forbidden)
            try await edit(editor) { $0["rules"] = ["access": "private"] }
            _ = try await editor.call(.post, "/studio/api/apps/shop/publish", "{}")
            #expect(try await visitor.page("/a/shop").status == 303)
            #expect(try await visitor.call(.get, "/a/shop/app.json").status == 401)
            try await edit(editor) { $0["rules"] = ["access": "password", "limits": ["visitor_per_day": 1]] }
            _ = try await editor.call(.post, "/studio/api/apps/shop/publish", "{}")
            #expect(try await editor.call(.put, "/studio/api/apps/shop/password", #"{"password":"sesame"}"#).status == 200)
            #expect(try await visitor.page("/a/shop").status == 401)
            #expect(try await visitor.submit("/a/shop/password", ["password": "wrong"]).status == .unauthorized)
            #expect(try await visitor.submit("/a/shop/password", ["password": "sesame"]).status == .seeOther)
            #expect(try await visitor.page("/a/shop").status == 200)
            #expect(try await visitor.call(.post, "/a/shop/runs", #"{"inputs":{"product":"x"}}"#).status == 202)
            #expect(try await visitor.call(.post, "/a/shop/runs", #"{"inputs":{"product":"x"}}"#).status == 429)
            _ = try await editor.call(.put, "/studio/api/apps/shop/password", #"{"password":"other"}"#)
            #expect(try await visitor.page("/a/shop").status == 401)
            #expect(try await editor.call(.delete, "/studio/api/apps/shop").status == 200)
            #expect(try await visitor.page("/a/shop").status == 404)
        }
    }

    @Test func versionsAreCountedComparedAndRestored() async throws {
        try await Harness.run { client, studio in
            let editor = try await publish(client, studio)
            #expect(try await editor.call(.post, "/studio/api/apps/shop/publish", "{}").json["number"] as? Int == 1)
            try await edit(editor) { $0["prompt"] = "a shiny {{product}}" }
            #expect(try await editor.call(.post, "/studio/api/apps/shop/publish", "{}").json["number"] as? Int == 2)
            let diff = try await editor.call(.get, "/studio/api/apps/shop/versions/2/diff").json["data"] as? [[String: Any]]
            #expect(diff?.map { $0["path"] as? String } == ["prompt"])
            let words = (diff?.first?["words"] as? [[String: Any]])?.map { "\($0["op"] ?? ""):\($0["text"] ?? "")" }
            #expect(words == ["same:a ", "added:shiny ", "same:{{product}}"])
            #expect(try await editor.call(.post, "/studio/api/apps/shop/versions/1/restore").json["number"] as? Int == 3)
            #expect(
                (try await editor.call(.get, "/studio/api/apps/shop/draft").json["draft"] as? [String: Any])?["prompt"] as? String
                    == "a {{product}}")
            try await edit(editor) { $0["prompt"] = "a {{nothing}}" }
            let faulty = try await editor.call(.post, "/studio/api/apps/shop/publish", "{}")
            #expect(faulty.status == 400 && (faulty.json["error"] as? [String: Any])?["code"] as? String == "invalid_app")
            #expect(try await editor.call(.get, "/studio/api/apps/shop/versions/9").status == 404)
        }
    }

    @Test func aSwitchIsLiveAtOnceAndCanBeTakenBack() async throws {
        try await Harness.run { client, studio in
            let editor = try await publish(client, studio)
            let report = try await editor.call(.get, "/studio/api/apps/shop/switch?model=easel-sketch-1")
            #expect((report.json["entries"] as? [Any])?.count == 2 && report.json["blocked"] as? Bool == false)
            #expect(try await editor.call(.get, "/studio/api/apps/shop/switch?model=none").status == 404)
            var rings = studio.bell.listen("shop").makeAsyncIterator()
            await rings.next()
            let canary = try await editor.call(.post, "/studio/api/apps/shop/switch", #"{"model":"easel-sketch-1","share":25}"#)
            #expect((canary.json["canary"] as? [String: Any])?["share"] as? Int == 25)
            await rings.next()
            let grown = try await editor.call(.post, "/studio/api/apps/shop/switch", #"{"model":"easel-sketch-1","share":50}"#)
            let id = (canary.json["canary"] as? [String: Any])?["id"] as? String
            #expect(id != nil && (grown.json["canary"] as? [String: Any])?["id"] as? String == id)
            #expect(try await editor.call(.post, "/studio/api/apps/shop/switch", #"{"model":"easel-sketch-1","share":70}"#).status == 400)
            #expect(try await editor.call(.post, "/studio/api/apps/shop/switch/promote", "{}").json["canary"] is NSNull)
            let undone = try await editor.call(.post, "/studio/api/apps/shop/switch/undo", "{}")
            #expect((undone.json["canary"] as? [String: Any])?["share"] as? Int == 50)
            let history = try await editor.call(.get, "/studio/api/apps/shop/switches").json["data"] as? [[String: Any]]
            #expect(history?.compactMap { $0["kind"] as? String } == ["undone", "promoted", "share", "canary"])
        }
    }

    @Test func theCorpusIsHarmlessInEveryFieldOfAnApp() async throws {
        try await Harness.run { client, studio in
            let editor = try await publish(client, studio)
            for (number, text) in EscapeTests.corpus.enumerated() {
                let slug = "x\(number)a"
                let definition: [String: Any] = [
                    "slug": slug, "title": text, "description": text, "model": "easel-sketch-1", "prompt": "a cat",
                    "inputs": [
                        ["id": "one", "kind": "choice", "label": text, "help": text, "options": [["id": "a", "label": text]]],
                        ["id": "two", "kind": "text", "label": text, "placeholder": text],
                    ],
                    "look": ["button": String(text.prefix(40))], "rules": ["access": "public"],
                    "examples": [["title": String(text.prefix(80)), "inputs": ["two": text]]],
                ]
                let json = String(decoding: try JSONSerialization.data(withJSONObject: ["definition": definition]), as: UTF8.self)
                // What is not printable is refused; all else has to be harmless.
                guard try await editor.call(.post, "/studio/api/apps", json).status == 201 else { continue }
                guard try await editor.call(.post, "/studio/api/apps/\(slug)/publish", "{}").status == 201 else { continue }
                let prefill = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                for path in ["/a/\(slug)?two=\(prefill)", "/apps/\(slug)", "/apps"] {
                    let page = try await editor.page(path)
                    #expect(page.status == 200 && EscapeTests.faults(page.text).isEmpty, "\(path): \(text)")
                }
                let worker = String(buffer: try await editor.send(.get, "/a/\(slug)/sw.js").body)
                #expect(!worker.prefix(2000).contains(text) || !text.contains("<"))
            }
        }
    }
}
