import Foundation
import Hummingbird
import HummingbirdTesting
import Server
import Store
import Testing

@testable import Studio

@Suite struct RoleTests {
    @Test func eachRoleMayDoItsOwn() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner)
            let editor = try await Browser.signedIn(client, studio, as: .editor)
            let viewer = try await Browser.signedIn(client, studio, as: .viewer)
            for path in ["/people", "/spend", "/audit"] {
                #expect(try await owner.page(path).status == 200)
                #expect(try await editor.page(path).status == 403)
                #expect(try await viewer.page(path).status == 403)
            }
            for path in ["/gallery", "/apps", "/account"] { #expect(try await viewer.page(path).status == 200) }
            #expect(try await viewer.page("/").headers[.location] == "/gallery")
            #expect(try await editor.page("/").status == 200)
            #expect(try await viewer.call(.post, "/v1/images/generations", #"{"prompt":"x"}"#).status == 403)
            let picture = try await editor.draw("a boat")
            #expect(try await viewer.call(.patch, "/studio/api/pictures/\(picture)", #"{"starred":true}"#).status == 403)
            #expect(try await editor.call(.patch, "/studio/api/pictures/\(picture)", #"{"starred":true}"#).status == 200)
            #expect(try await editor.call(.post, "/studio/api/invitations", #"{"role":"viewer"}"#).status == 403)
            #expect(try await Browser(client).call(.get, "/studio/api/pictures").status == 401)
            _ = try await viewer.page("/account")
            #expect(try await viewer.call(.get, "/studio/api/spend").status == 403)
        }
    }

    @Test func anInvitationWorksOnceAndCanBeTakenBack() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner)
            let made = try await owner.call(.post, "/studio/api/invitations", #"{"role":"editor","note":"for Eve"}"#)
            let link = try #require(made.json["link"] as? String)
            let path = try #require(URL(string: link)?.path)
            let guest = Browser(client)
            try await guest.page(path)
            #expect(try await guest.submit(path, ["name": "Eve", "password": Harness.password]).status == .seeOther)
            #expect(try await Browser(client).page(path).status == 404)
            let second = try await owner.call(.post, "/studio/api/invitations", #"{"role":"editor"}"#)
            let id = try #require(second.json["id"] as? String)
            #expect(try await owner.call(.delete, "/studio/api/invitations/\(id)").status == 200)
            #expect(try await Browser(client).page(try #require(URL(string: second.json["link"] as? String ?? "")?.path)).status == 404)
            let third = try await owner.call(.post, "/studio/api/invitations", #"{"role":"king"}"#)
            #expect(third.status == 400)
        }
    }

    @Test func theLastOwnerStays() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner, name: "Fay")
            let id = try await studio.store.people.person("Fay").id
            #expect(try await owner.call(.patch, "/studio/api/people/\(id)", #"{"role":"editor"}"#).status == 409)
            #expect(try await owner.call(.patch, "/studio/api/people/\(id)", #"{"disabled":true}"#).status == 409)
            let gus = try await Browser.signedIn(client, studio, as: .editor, name: "Gus")
            let other = try await studio.store.people.person("Gus").id
            #expect(try await owner.call(.patch, "/studio/api/people/\(other)", #"{"disabled":true}"#).status == 200)
            #expect(try await gus.page("/gallery").status == 303)
            #expect(try await gus.page("/sign-in").status == 200)
            #expect(try await gus.submit("/sign-in", ["name": "Gus", "password": Harness.password]).status == .unauthorized)
        }
    }

    @Test func aResetLinkSetsANewPassword() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner)
            let hal = try await Browser.signedIn(client, studio, as: .editor, name: "Hal")
            let id = try await studio.store.people.person("Hal").id
            let made = try await owner.call(.post, "/studio/api/people/\(id)/reset")
            let path = try #require(URL(string: made.json["link"] as? String ?? "")?.path)
            let fresh = Browser(client)
            #expect(try await fresh.page(path).text.contains("Hal"))
            #expect(try await fresh.submit(path, ["name": "Mallory", "password": "a new password"]).status == .seeOther)
            #expect(try await studio.store.people.person(id).name == "Hal")
            #expect(try await hal.page("/gallery").status == 303)
            let actions = try await studio.store.audit.list(before: nil, limit: 10, subject: id).map(\.action)
            #expect(actions == ["person.password_reset", "person.reset_sent", "person.joined"])
        }
    }

    @Test func aChangedPasswordEndsOtherSessions() async throws {
        try await Harness.run { client, studio in
            let here = try await Browser.signedIn(client, studio, as: .editor, name: "Ida")
            let there = Browser(client)
            try await there.page("/sign-in")
            _ = try await there.submit("/sign-in", ["name": "Ida", "password": Harness.password])
            #expect(
                try await here.submit("/account/password", ["current": "wrong password", "password": "another password"]).status
                    == .unauthorized)
            #expect(try await here.submit("/account/password", ["current": Harness.password, "password": "short"]).status == .badRequest)
            #expect(
                try await here.submit("/account/password", ["current": Harness.password, "password": "another password"]).status == .ok)
            #expect(try await here.page("/gallery").status == 200)
            #expect(try await there.page("/gallery").status == 303)
        }
    }
}
