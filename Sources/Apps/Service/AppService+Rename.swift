import API
import Foundation
import Store

extension AppService {
    /// Gives an app that was never published another name, and with it another link.
    ///
    /// - Throws: `APIError`: `invalid_value` for what is no name, `notFound`, `conflict` where it was published or the name is taken.
    public func rename(_ slug: String, to name: String) async throws -> AppRecord {
        guard AppNames.isSlug(name) else { throw APIError.invalid(AppNames.slugRule, param: "slug") }
        guard case .object(var members) = try JSONValue.parse(Data(try await app(slug).draft.utf8)) else { throw APIError.internalError }
        members["slug"] = .string(name)
        return try await store.apps.rename(slug, to: name, draft: String(decoding: JSONValue.object(members).encoded(), as: UTF8.self))
    }
}
