import Compare
import Foundation
import Jobs
import Logging
import Registry
import Store
import Testing

@testable import Studio

@Suite struct CompareRouteTests {
    private let body = """
        {"use_case":"tests","weights":{"visual_quality":1},"models":["easel-sketch-1"],"judges":[],"seeds":2,
        "parameters":{"size":"128x128","quality":"low"},"bundled":{"categories":["color"],"limit":2}}
        """

    /// Makes a comparison and draws it.
    private func drawn(_ editor: Browser, _ studio: Studio, _ body: String) async throws -> String {
        let made = try await editor.call(.post, "/studio/api/comparisons", body)
        #expect(made.status == 201)
        let id = try #require(made.json["id"] as? String)
        let runner = CompareRunner(
            studio.compare, images: studio.parts.service, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run(only: id) }
            for _ in 0..<600 where try await studio.compare.comparison(id).status == .running {
                try await Task.sleep(for: .milliseconds(50))
            }
            group.cancelAll()
        }
        #expect(try await studio.compare.comparison(id).status == .done)
        return id
    }

    @Test func viewersLookAndEditorsMake() async throws {
        try await Harness.run { client, studio in
            let viewer = try await Browser.signedIn(client, studio, as: .viewer)
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            #expect(try await viewer.call(.post, "/studio/api/comparisons", body).status == 403)
            #expect(try await viewer.page("/comparisons").status == 200)
            #expect(try await viewer.page("/comparisons/new").status == 403)
            #expect(try await Browser(client).call(.get, "/studio/api/comparisons/x/report").status == 401)
            let estimate = try await editor.call(.post, "/studio/api/comparisons/estimate", body)
            #expect(estimate.json["pictures"] as? Int == 4)
            #expect(try await editor.call(.post, "/studio/api/comparisons", body, token: "wrong").status == 403)
            let faulty = try await editor.call(
                .post, "/studio/api/comparisons/prompts/read", #"{"text":"id,prompt\n1,\"a","name":"x.csv"}"#)
            #expect(faulty.status == 400)
            let error = faulty.json["error"] as? [String: Any]
            #expect((error?["message"] as? String)?.contains("Line 2, column 3") == true)
        }
    }

    @Test func guestsSeeNoNamesAndOnlyTheirOwnPairs() async throws {
        try await Harness.run { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            let snapshot = try #require(studio.parts.registry.models.first?.info.snapshots.first)
            let id = try await drawn(editor, studio, body.replacing(#"["easel-sketch-1"]"#, with: #"["easel-sketch-1","\#(snapshot)"]"#))
            let link = try await editor.call(.post, "/studio/api/comparisons/\(id)/links", #"{"cap":1}"#)
            let path = try #require(URL(string: link.json["url"] as? String ?? "")?.path)
            let guest = Browser(client)
            let page = try await guest.page(path)
            #expect(page.status == 200 && !page.text.contains("easel-sketch-1"))
            let voter = try #require(page.text.firstMatch(of: /"voter":"([^"]*)"/)?.1)
            let told = try await guest.call(.get, "\(path)/pairs")
            let next = try #require(told.json["next"] as? [String: Any])
            #expect(!"\(told.json)".contains("sketch"))
            let pair = try #require(next["id"] as? String)
            // Another site could send the cookie, but not the header.
            #expect(try await guest.call(.post, "\(path)/pairs/\(pair)", #"{"choice":"tie"}"#).status == 403)
            let header = try #require(Visitors.header)
            let vote = try await guest.send(
                .post, "\(path)/pairs/\(pair)", headers: [header: String(voter), .contentType: "application/json"],
                body: .init(string: #"{"choice":"tie","milliseconds":1200}"#))
            #expect(vote.status == .ok && String(buffer: vote.body).contains(snapshot))
            #expect(String(buffer: vote.body).contains(#""next":null"#), "the cap is reached")
            let stranger = Browser(client)
            try await stranger.page(path)
            #expect(try await stranger.call(.get, "\(path)/pictures/\(pair)/left").status == 404)
            #expect(try await editor.call(.delete, "/studio/api/comparisons/\(id)/links/\(link.json["id"] as? String ?? "")").status == 200)
            #expect(try await guest.page(path).status == 404)
        }
    }

    @Test func aReportIsReadAndTakenAlong() async throws {
        try await Harness.run { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            let id = try await drawn(editor, studio, body)
            let report = try await editor.call(.get, "/studio/api/comparisons/\(id)/report")
            #expect(report.status == 200 && report.json["verdict"] is [String: Any])
            for (name, begins) in [("report.html", "<!"), ("report.md", "#"), ("report.json", "{")] {
                let file = try await editor.page("/comparisons/\(id)/\(name)")
                #expect(file.status == 200 && file.text.drop(while: \.isWhitespace).hasPrefix(begins), "\(name)")
                #expect(file.headers[.contentDisposition]?.contains("attachment") == true)
            }
            #expect(try await editor.call(.get, "/comparisons/\(id)/report.exe").status == 404)
            #expect(try await editor.call(.delete, "/studio/api/comparisons/\(id)").status == 200)
            #expect(try await editor.page("/comparisons/\(id)").status == 404)
        }
    }

    @Test func votesAreLimitedByAddress() throws {
        let limiter = VoteLimiter()
        let start = ContinuousClock.now
        for _ in 0..<VoteLimiter.votesPerMinute { try limiter.vote(link: "l", address: "a", now: start) }
        #expect(throws: (any Error).self) { try limiter.vote(link: "l", address: "a", now: start) }
        try limiter.vote(link: "l", address: "b", now: start)
        try limiter.vote(link: "l", address: "a", now: start + .seconds(61))
        for _ in 0..<VoteLimiter.votersPerDay { try limiter.voter(link: "l", address: "a", now: start) }
        #expect(throws: (any Error).self) { try limiter.voter(link: "l", address: "a", now: start + .seconds(3600)) }
    }
}
