import API
import Foundation
import Registry
import Testing

@testable import Store

@Suite struct KeyTests {
    @Test func aSecretIsShownOnceAndNowhereKept() async throws {
        let folder = Folder()
        let store = try folder.open()
        let created = try await store.keys.create(
            NewKey(name: "app", budget: Budget(.dollars(10), per: .month), rpm: 60, models: ["a", "b"], owner: "ada"))
        #expect(created.secret.hasPrefix("sk-easel-") && created.secret.count == 9 + 43)
        #expect(created.secret.hasPrefix(created.key.prefix) && created.key.prefix.count < 20)
        let found = try #require(try await store.keys.find(secret: created.secret))
        #expect(found.id == created.key.id && found.budget == Budget(.dollars(10), per: .month) && found.rpm == 60)
        #expect(found.models == ["a", "b"] && found.owner == "ada")
        #expect(try await store.keys.find(secret: created.secret + "x") == nil)
        #expect(try await store.keys.find(secret: "sk-easel-") == nil)
        try store.close()
        for name in ["easel.db", "easel.db-wal"] {
            guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")) else { continue }
            #expect(bytes.range(of: Data(created.secret.dropFirst(16).utf8)) == nil)
        }
    }

    @Test func aRevokedKeyIsUnknownAtOnce() async throws {
        let store = try Folder().open()
        let created = try await store.keys.create(NewKey(name: "app"))
        #expect(try await store.keys.find(secret: created.secret) != nil)
        let revoked = try await store.keys.revoke("app")
        #expect(revoked.revoked != nil)
        #expect(try await store.keys.find(secret: created.secret) == nil)
        await #expect(throws: APIError.self) { _ = try await store.ledger.reserve(store.reservation(created.key, .zero)) }
        #expect(try await store.keys.revoke(created.key.id).revoked == revoked.revoked)
    }

    @Test func aKeyThatAToolRevokedDiesAtOnce() async throws {
        let folder = Folder()
        let server = try folder.open()
        let created = try await server.keys.create(NewKey(name: "app"))
        #expect(try await server.keys.find(secret: created.secret) != nil)
        _ = try await folder.open(as: .tool).keys.revoke("app")
        #expect(try await server.keys.find(secret: created.secret) == nil)
        // Another's revocation costs a key that holds no more than another look.
        let other = try await server.keys.create(NewKey(name: "other"))
        #expect(try await server.keys.find(secret: other.secret) != nil)
        _ = try await folder.open(as: .tool).keys.revoke(try await server.key("third").id)
        #expect(try await server.keys.find(secret: other.secret) != nil)
    }

    @Test func namesMayRepeatButThenNeedAnID() async throws {
        let store = try Folder().open()
        let first = try await store.key("app")
        #expect(try await store.keys.key("app").id == first.id)
        _ = try await store.key("app")
        let error = await #expect(throws: APIError.self) { _ = try await store.keys.key("app") }
        #expect(error?.status == 409)
        #expect(try await store.keys.key(first.id).id == first.id)
        let missing = await #expect(throws: APIError.self) { _ = try await store.keys.key("nobody") }
        #expect(missing?.status == 404)
    }

    @Test(arguments: [
        NewKey(name: "  "), NewKey(name: String(repeating: "x", count: 101)), NewKey(name: "a\u{7}b"), NewKey(name: "a", rpm: 0),
        NewKey(name: "a", budget: Budget(Money(nanodollars: -1))),
    ])
    func refusesAKeyThatMakesNoSense(_ new: NewKey) async throws {
        let store = try Folder().open()
        let error = await #expect(throws: APIError.self) { _ = try await store.keys.create(new) }
        #expect(error?.status == 400)
        #expect(try await store.keys.isEmpty())
    }

    @Test func allowsItsModelsByEitherName() {
        var key = APIKey(
            id: "k", name: "k", prefix: "", budget: nil, rpm: nil, models: ["fast"], owner: nil, created: .now, revoked: nil, lastUsed: nil)
        #expect(key.allows("fast", resolvedTo: "gpt-image-2") && !key.allows("slow", resolvedTo: "gpt-image-2"))
        key.models = ["gpt-image-2"]
        #expect(key.allows("slow", resolvedTo: "gpt-image-2"))
        key.models = nil
        #expect(key.allows("any", resolvedTo: "thing"))
    }
}
