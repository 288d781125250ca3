import API
import Apps
import Foundation
import Hummingbird
import NIOCore
import Server
import Store

/// The pages themselves, and what they load.
struct PageRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/", "Makes pictures."),
        .init(.get, "/gallery", "Shows the pictures."),
        .init(.get, "/compare", "Shows two to four pictures beside each other."),
        .init(.get, "/people", "Shows who may sign in, for owners."),
        .init(.get, "/spend", "Shows what was spent, for owners."),
        .init(.get, "/audit", "Shows who changed what, for owners."),
        .init(.get, "/account", "Shows where one is signed in."),
        .init(.post, "/account/password", "Changes one's password."),
        .init(.get, "/sign-in", "Asks for name and password.", isOpen: true),
        .init(.post, "/sign-in", "Signs in.", isOpen: true),
        .init(.post, "/sign-out", "Signs out."),
        .init(.post, "/language", "Chooses a language.", isOpen: true),
        .init(.get, "/welcome/{token}", "Opens a one-time link: the first owner's, an invitation, a new password.", isOpen: true),
        .init(.post, "/welcome/{token}", "Uses it up.", isOpen: true),
        .init(.get, "/assets/{hash}/**", "Gives a script, a style sheet or an icon.", isOpen: true),
        .init(.get, "/studio/api/strings/{group}", "Gives the texts of a script that is loaded late.", isOpen: true),
        .init(.get, "/studio/symbols/{name}", "Gives one of the built-in drawings that may stand for an app.", isOpen: true),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/assets/:hash/**") { request, context in
            let path = context.parameters.getCatchAll().joined(separator: "/")
            let state = try studio.look.state()
            guard let response = state.assets.response(hash: try context.parameters.require("hash"), path: path, request)
            else {
                throw APIError.notFound("There is no such file.")
            }
            return response
        }
        router.get("/studio/api/strings/:group") { request, context in
            let language = Language.choose(
                cookie: Cookies.value(Cookies.language, in: request), header: request.headers[.acceptLanguage])
            guard let strings = try studio.look.state().strings[language],
                let texts = strings.scripts(group: try context.parameters.require("group"))
            else { throw APIError.notFound("There are no such texts.") }
            var response = try Response.json(texts)
            response.headers[.vary] = "Cookie, Accept-Language"
            return response
        }
        router.get("/studio/symbols/:name") { _, context in
            let file = try context.parameters.require("name")
            guard file.hasSuffix(".svg"), let svg = IconSymbols.svg(String(file.dropLast(4))) else {
                throw APIError.notFound("There is no such drawing.")
            }
            var response = Response.bytes(ByteBuffer(bytes: svg), type: "image/svg+xml")
            response.headers[.cacheControl] = "public, max-age=86400"
            response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
            return response
        }
        router.get("/") { request, context in try make(request, context) }
        router.get("/account") { request, context in try await account(request, context) }
    }

    private func make(_ request: Request, _ context: EaselContext) throws -> Response {
        if context.visit == nil, request.headers[.accept]?.contains("text/html") != true { return Self.directions }
        let visit = try context.require(.viewer)
        // A viewer makes nothing: what there is to look at is their start.
        if visit.person.role == .viewer { return .seeOther("/gallery") }
        var page = try studio.page(request, visit, title: "titles.make")
        // Text models are listed too; what is made here are pictures.
        let models = studio.parts.registry.list.filter {
            if case .object(let facts)? = $0.easel { facts["capabilities"] != nil } else { false }
        }
        page.values["models"] = studio.parts.registry.models.filter { $0.info.image != nil }.map {
            ["id": $0.info.id, "summary": $0.info.summary, "provider": $0.info.provider]
        }
        page.script["models"] = try JSONValue.encoding(models)
        studio.offerHelp(&page)
        page.script["standard"] = studio.parts.registry.standard.map { .string($0) } ?? .null
        return try page.response("make")
    }

    /// What a program is told that asks for `/`.
    private static let directions = Response.text(
        """
        This is Easel, an OpenAI-compatible server for image work. Its pages are for browsers.

          POST /v1/images/generations   pictures from text
          POST /v1/images/edits         pictures from pictures and text
          GET  /v1/models               what can draw here
          GET  /openapi.yaml            everything else

        """)

    private func account(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.viewer)
        return try await studio.account(request, visit).response("account")
    }
}

extension Studio {
    /// A page for somebody who is signed in, or not.
    func page(_ request: Request, _ visit: Visit?, title: String) throws -> Page {
        var page = Page(try look.state(), request, visit: visit, signer: signer)
        page.title = page.strings(title)
        return page
    }

    /// The page about one's own account.
    func account(_ request: Request, _ visit: Visit) async throws -> Page {
        var page = try page(request, visit, title: "titles.account")
        let sessions = try await store.sessions.list(of: visit.person.id)
        page.values["sessions"] = sessions.map { session in
            [
                "id": session.id, "created": page.strings.time(session.created), "seen": page.strings.time(session.lastSeen),
                "agent": session.agent ?? "", "current": session.id == visit.session.id,
            ] as [String: Any]
        }
        return page
    }
}

extension JSONValue {
    /// A value as JSON.
    static func encoding(_ value: some Encodable) throws -> JSONValue {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return try JSONValue.parse(try encoder.encode(value))
    }
}
