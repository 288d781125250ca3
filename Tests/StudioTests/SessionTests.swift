import Foundation
import Hummingbird
import HummingbirdTesting
import Server
import Store
import Testing

@testable import Studio

@Suite struct SessionTests {
    @Test func theSignInPageLeadsToThePrintedLinkUntilThereIsAnOwner() async throws {
        try await Harness.run { client, studio in
            let before = try await Browser(client).page("/sign-in").text
            #expect(before.contains("easel people invite --role owner") && !before.contains("Welcome back"))
            _ = try await Browser.signedIn(client, studio, as: .owner)
            let after = try await Browser(client).page("/sign-in").text
            #expect(!after.contains("easel people invite") && after.contains("Welcome back"))
        }
    }

    @Test func theFirstLinkMakesOneOwner() async throws {
        try await Harness.run { client, studio in
            let path = try #require(try await studio.welcomePath())
            let browser = Browser(client)
            #expect(try await browser.page(path).status == 200)
            let weak = try await browser.submit(path, ["name": "Ann", "password": "short"])
            #expect(weak.status == .badRequest)
            #expect(try await browser.submit(path, ["name": "A", "password": Harness.password]).status == .badRequest)
            let joined = try await browser.submit(path, ["name": "Ann", "password": Harness.password])
            #expect(joined.status == .seeOther && joined.headers[.location] == "/")
            let line = try #require(joined.headers[values: .setCookie].first { $0.hasPrefix("easel_session=") })
            #expect(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"))
            #expect(try await browser.page("/people").status == 200)
            #expect(try await browser.page(path).status == 404)
            #expect(try await studio.welcomePath() == nil)
            let stored = try #require(try await studio.store.people.credentials(name: "ann"))
            #expect(stored.person.role == .owner && stored.password.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        }
    }

    @Test func peopleSignInAndOut() async throws {
        try await Harness.run { client, studio in
            _ = try await Browser.signedIn(client, studio, as: .editor, name: "Ben")
            let browser = Browser(client)
            let asked = try await browser.page("/gallery")
            #expect(asked.status == 303 && asked.headers[.location] == "/sign-in?next=/gallery")
            try await browser.page("/sign-in?next=/gallery")
            #expect(try await browser.submit("/sign-in", ["name": "Ben", "password": "wrong password"]).status == .unauthorized)
            #expect(try await browser.submit("/sign-in", ["name": "Nobody", "password": Harness.password]).status == .unauthorized)
            let entered = try await browser.submit("/sign-in", ["name": "ben", "password": Harness.password, "next": "/gallery"])
            #expect(entered.status == .seeOther && entered.headers[.location] == "/gallery")
            try await browser.page("/gallery")
            let kept = browser.cookie("easel_session")
            #expect(try await browser.submit("/sign-out", [:]).status == .seeOther)
            browser.set(cookie: "easel_session", kept)
            #expect(try await browser.page("/gallery").status == 303)
        }
    }

    @Test func nobodyIsSentElsewhere() async throws {
        for next in [
            "//evil.example", "https://evil.example", "/\\evil.example", "\\/evil", "/a\n/b", "/\t/evil.example", "javascript:alert(1)", "",
        ] {
            #expect(LocalPath.checked(next) == "/")
        }
        #expect(LocalPath.checked("/gallery?q=cat&day=2026-11-25") == "/gallery?q=cat&day=2026-11-25")
        try await Harness.run { client, studio in
            _ = try await Browser.signedIn(client, studio, as: .viewer, name: "Cleo")
            let browser = Browser(client)
            try await browser.page("/sign-in?next=//evil.example")
            let entered = try await browser.submit(
                "/sign-in", ["name": "Cleo", "password": Harness.password, "next": "//evil.example/x"])
            #expect(entered.headers[.location] == "/")
        }
    }

    @Test func forgedRequestsAreRefused() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner)
            for token in ["", "x", String(repeating: "A", count: 43)] {
                let made = try await owner.call(.post, "/studio/api/invitations", #"{"role":"owner"}"#, token: token)
                #expect(made.status == 403 && (made.json["error"] as? [String: Any])?["code"] as? String == "csrf")
                #expect(try await owner.call(.post, "/v1/images/generations", #"{"prompt":"a"}"#, token: token).status == 403)
                #expect(try await owner.submit("/sign-out", [:], token: token).status == .forbidden)
                #expect(
                    try await owner.submit(
                        "/account/password", ["current": Harness.password, "password": "another password"], token: token
                    ).status == .forbidden)
            }
            // A form without the browser's own cookie, as another site would send it.
            let stranger = Browser(client)
            let token = owner.token
            #expect(try await stranger.submit("/sign-in", ["name": "a", "password": "b"], token: token).status == .forbidden)
            let forged = owner.cookie("easel_session").map { $0.dropLast(2) + "xx" }
            stranger.set(cookie: "easel_session", forged.map(String.init))
            #expect(try await stranger.page("/people").status == 303)
        }
    }

    @Test func guessingIsSlowedDown() async throws {
        let limiter = GuessLimiter()
        let start = ContinuousClock.now
        for _ in 0..<8 { limiter.failed(name: "Ann", address: "1.1.1.1", now: start) }
        #expect(limiter.wait(name: "ann", address: "1.1.1.1", now: start) != nil)
        #expect(limiter.wait(name: "ann", address: "2.2.2.2", now: start) == nil)
        #expect(limiter.wait(name: "ann", address: "1.1.1.1", now: start + GuessLimiter.window) == nil)
        try await Harness.run { client, studio in
            _ = try await Browser.signedIn(client, studio, as: .viewer, name: "Dora")
            let browser = Browser(client)
            try await browser.page("/sign-in")
            for _ in 0..<8 { #expect(try await browser.submit("/sign-in", ["name": "Dora", "password": "wrong"]).status == .unauthorized) }
            let right = try await browser.submit("/sign-in", ["name": "Dora", "password": Harness.password])
            #expect(right.status == .tooManyRequests && right.headers[.retryAfter] != nil)
        }
    }

    @Test func aSessionOpensTheAPIToo() async throws {
        try await Harness.run(keysRequired: true) { client, studio in
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            #expect(try await editor.call(.get, "/v1/models").status == 200)
            let id = try await editor.draw("a red cup")
            let other = try await Browser.signedIn(client, studio, as: .viewer)
            #expect(try await other.send(.get, "/v1/pictures/\(id)/content").status == .ok)
            #expect(try await other.call(.post, "/v1/images/generations", #"{"prompt":"a cat"}"#).status == 403)
            #expect(try await other.call(.get, "/v1/jobs").json["data"] as? [String] == [])
            #expect(try await Browser(client).call(.get, "/v1/models").status == 401)
            let rows = try await studio.store.ledger.usage(UsageQuery(by: [.person]), for: .operator)
            #expect(rows.first?.personName?.hasPrefix("editor") == true && rows.first?.images == 1)
        }
    }
}
