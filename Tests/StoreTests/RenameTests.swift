import API
import Foundation
import Registry
import Testing

@testable import Store

@Suite("An app's name until it is published") struct RenameTests {
    @Test("draft and keys go along; a name that is taken is refused")
    func renames() async throws {
        let folder = Folder()
        let store = try folder.open()
        _ = try await store.apps.create("first-thought", draft: #"{"slug":"first-thought"}"#)
        _ = try await store.apps.create("taken", draft: "{}")
        let made = try await store.keys.create(NewKey(name: "k", models: ["app:first-thought", "easel-sketch-1"]))
        let error = await #expect(throws: APIError.self) { try await store.apps.rename("first-thought", to: "taken", draft: "{}") }
        #expect(error?.status == 409)
        let app = try await store.apps.rename("first-thought", to: "mugs", draft: #"{"slug":"mugs"}"#)
        #expect(app.slug == "mugs" && app.draft == #"{"slug":"mugs"}"#)
        let (before, now) = (try await store.apps.app("first-thought"), try await store.apps.app("mugs"))
        #expect(before == nil && now != nil)
        let key = try #require(try await store.keys.find(secret: made.secret))
        #expect(key.models == ["app:mugs", "easel-sketch-1"])
        await #expect(throws: APIError.self) { try await store.apps.rename("gone", to: "mugs-2", draft: "{}") }
    }
}
