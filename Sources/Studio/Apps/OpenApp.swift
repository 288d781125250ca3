import API
import Apps
import Foundation
import Hummingbird
import Server
import Store

/// A published app that a request may use.
struct OpenApp: Sendable {
    let record: AppRecord
    let definition: AppDefinition

    var slug: String { record.slug }
}

extension Studio {
    /// The app that a path names, published or not; throws `APIError.notFound`.
    func app(_ context: EaselContext) async throws -> AppRecord {
        let slug = try context.parameters.require("slug")
        guard let app = try await store.apps.app(slug) else {
            throw APIError.notFound("There is no app '\(slug.prefix(60))'.", param: "slug")
        }
        return app
    }

    /// The published app that a path names, whoever asks.
    func publishedApp(_ context: EaselContext) async throws -> OpenApp {
        let record = try await app(context)
        guard record.archived == nil, let number = record.published, let version = try await store.apps.version(record.slug, number) else {
            throw APIError.notFound("There is no app '\(record.slug)' at this address now.", param: "slug")
        }
        return OpenApp(record: record, definition: try AppDefinition(json: try JSONValue.parse(Data(version.definition.utf8))))
    }

    /// The published app that a path names, if its rule lets this request in.
    ///
    /// - Throws: `APIError.noSession` where one has to sign in, `passwordNeeded` where the app's own password is asked for.
    func openApp(_ request: Request, _ context: EaselContext) async throws -> OpenApp {
        let app = try await publishedApp(context)
        // Whoever may build apps may use them all.
        if let visit = context.visit, visit.person.role >= .editor { return app }
        switch app.definition.rules.access {
        case .private: _ = try context.require(.viewer)
        case .link, .public: break
        case .password:
            guard isUnlocked(app.record, request) else { throw APIError.passwordNeeded }
        }
        return app
    }

    /// Whether this browser gave the app's password, the one that holds now.
    func isUnlocked(_ app: AppRecord, _ request: Request) -> Bool {
        guard let hash = app.passwordHash, let value = Cookies.value(Self.unlockCookie(app.slug), in: request) else { return false }
        return Signer.isEqual(value, signer.mark("\(app.slug)\n\(hash)", for: "unlock"))
    }

    /// The cookie that says so.
    func unlock(_ app: AppRecord, _ request: Request) -> String {
        let mark = signer.mark("\(app.slug)\n\(app.passwordHash ?? "")", for: "unlock")
        return Cookies.line(
            Self.unlockCookie(app.slug), mark, path: "/a/\(app.slug)", seconds: 30 * 86_400, isSecure: isSecure(request))
    }

    private static func unlockCookie(_ slug: String) -> String { "easel_app_\(slug)" }
}

extension APIError {
    /// 401: the app asks for a password of its own.
    static var passwordNeeded: APIError {
        APIError(status: 401, message: "This app asks for a password.", type: "permission_error", code: "password_needed")
    }
}
