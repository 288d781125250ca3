import API
import Apps
import Foundation
import Hummingbird
import NIOCore
import Server
import ServiceLifecycle
import Store

/// A published app for its visitors: its page, and what makes it one that can be installed.
struct PublishedRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.get, "/a/{slug}", "Shows a published app.", isOpen: true),
        .init(.post, "/a/{slug}/password", "Takes the app's own password.", isOpen: true),
        .init(.get, "/a/{slug}/app.json", "Tells what the app asks for.", isOpen: true),
        .init(.get, "/a/{slug}/events", "Says at once when the app was changed.", isOpen: true),
        .init(.get, "/a/{slug}/manifest.webmanifest", "Makes the app installable.", isOpen: true),
        .init(.get, "/a/{slug}/sw.js", "Keeps the app's page and history when there is no network.", isOpen: true),
        .init(
            .get, "/a/{slug}/{file}", "Gives the app's icon (icon-192.png), its QR code (qr.svg) and its colours (look.css).", isOpen: true),
        .init(.post, "/a/{slug}/share", "Takes what another program shares, where the service worker does not.", isOpen: true),
    ]

    func add(to router: Router<EaselContext>) {
        router.get("/a/:slug") { request, context in try await page(request, context) }
        router.post("/a/:slug/password") { request, context in try await password(request, context) }
        router.post("/a/:slug/share") { _, context in Response.seeOther("/a/\(try await studio.publishedApp(context).slug)") }
        router.get("/a/:slug/app.json") { request, context in
            let app = try await studio.openApp(request, context)
            return try Response.json(PublicApp.json(app.definition, app.record, hasHelp: studio.assistant.model() != nil))
        }
        router.get("/a/:slug/events") { request, context in try await events(request, context) }
        router.get("/a/:slug/manifest.webmanifest") { _, context in
            let app = try await studio.publishedApp(context)
            return Response.text(String(decoding: Self.manifest(app).encoded(), as: UTF8.self), type: "application/manifest+json")
        }
        router.get("/a/:slug/sw.js") { _, context in try worker(try await studio.publishedApp(context)) }
        router.get("/a/:slug/:file") { request, context in try await file(request, context) }
    }

    private func page(_ request: Request, _ context: EaselContext) async throws -> Response {
        let app: OpenApp
        do {
            app = try await studio.openApp(request, context)
        } catch let error as APIError where error.code == APIError.passwordNeeded.code {
            return try await passwordPage(request, context).response("app-password", status: .unauthorized)
        }
        var page = try studio.page(request, context.visit, title: "titles.apps")
        page.title = app.definition.title
        page.frameAncestors = app.definition.rules.embed
        let visitor = Visitors(studio.signer).welcome(request, isSecure: studio.isSecure(request))
        if let cookie = visitor.cookie { page.set(cookie: cookie) }
        page.values["app"] = Self.values(app)
        page.values["visitorToken"] = visitor.token
        page.script["app"] = PublicApp.json(app.definition, app.record, hasHelp: studio.assistant.model() != nil)
        page.script["visitor"] = .string(visitor.token)
        let query = Dictionary(request.uri.queryParameters.map { (String($0.key), String($0.value)) }) { $1 }
        page.script["prefill"] = .object(app.definition.prefilled(query))
        return try page.response("app")
    }

    static func values(_ app: OpenApp) -> [String: Any] {
        let definition = app.definition
        var values: [String: Any] = [
            "slug": app.slug, "title": definition.title, "layout": definition.look.layout.rawValue, "history": definition.look.history,
        ]
        // A section that is empty text would still be shown.
        let face = AppIcon.face(definition.icon, title: definition.title)
        values["picture"] = face.picture
        values["icon"] = face.text
        values["symbol"] = IconSymbols.name(in: definition.icon) != nil
        values["description"] = definition.description.isEmpty ? nil : definition.description
        values["button"] = definition.look.button
        return values
    }

    private func passwordPage(_ request: Request, _ context: EaselContext, error: String? = nil) async throws -> Page {
        let app = try await studio.publishedApp(context)
        var page = try studio.page(request, context.visit, title: "titles.signIn")
        page.title = app.definition.title
        page.values["app"] = Self.values(app)
        if let error { page.values["error"] = page.strings(error) }
        return page
    }

    private func password(_ request: Request, _ context: EaselContext) async throws -> Response {
        let form = try await PlainForm.read(request)
        try FormToken(studio.signer).check(form["csrf"], request, visit: context.visit)
        let app = try await studio.publishedApp(context)
        let address = context.channel.remoteAddress?.ipAddress ?? "local"
        let name = "app:\(app.slug)"
        if studio.guesses.wait(name: name, address: address) != nil {
            return try await passwordPage(request, context, error: "signIn.slow").response("app-password", status: .tooManyRequests)
        }
        studio.guesses.failed(name: name, address: address)
        guard try await studio.passwords.verify(form["password"] ?? "", app.record.passwordHash) else {
            return try await passwordPage(request, context, error: "signIn.wrong").response("app-password", status: .unauthorized)
        }
        studio.guesses.succeeded(name: name, address: address)
        var response = Response.seeOther("/a/\(app.slug)")
        response.set(cookie: studio.unlock(app.record, request))
        return response
    }

    /// Says which revision holds, now and whenever it changes; a comment in between keeps the connection.
    private func events(_ request: Request, _ context: EaselContext) async throws -> Response {
        let slug = try await studio.openApp(request, context).slug
        let store = studio.store
        let rings = studio.parts.departures.following(studio.bell.listen(slug), with: context.channel)
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                var told = 0
                var silent = ContinuousClock.now
                for try await _ in rings.cancelOnGracefulShutdown() {
                    guard let app = try await store.apps.app(slug) else { break }
                    if app.revision != told {
                        told = app.revision
                        let data: JSONValue = [
                            "revision": .integer(Int64(app.revision)), "version": .integer(Int64(app.published ?? 0)),
                            "available": .bool(app.archived == nil && app.published != nil),
                        ]
                        try await writer.write(
                            ByteBuffer(string: "event: app\ndata: \(String(decoding: data.encoded(), as: UTF8.self))\n\n"))
                        silent = .now
                    } else if ContinuousClock.now - silent > .seconds(15) {
                        try await writer.write(ByteBuffer(string: ":\n\n"))
                        silent = .now
                    }
                }
                try await writer.finish(nil)
            })
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    private static func manifest(_ app: OpenApp) -> JSONValue {
        let path = "/a/\(app.slug)"
        return [
            "name": .string(app.definition.title), "short_name": .string(String(app.definition.title.prefix(24))),
            "description": .string(app.definition.description), "id": .string(path), "start_url": .string(path), "scope": .string(path),
            "display": "standalone", "theme_color": .string(app.definition.look.accent ?? "#3b5bdb"),
            "background_color": .string(app.definition.look.background ?? "#ffffff"),
            "icons": .array(
                [192, 512].map {
                    [
                        "src": .string("\(path)/icon-\($0).png"), "sizes": .string("\($0)x\($0)"), "type": "image/png",
                        "purpose": "any maskable",
                    ]
                }),
            "share_target": [
                "action": .string("\(path)/share"), "method": "POST", "enctype": "multipart/form-data",
                "params": [
                    "title": "title", "text": "text", "url": "url",
                    "files": [["name": "image", "accept": ["image/png", "image/jpeg", "image/webp"]]],
                ],
            ],
        ]
    }

    /// What an app's page names; what these load in turn is found in them.
    private static let pageFiles = ["studio.css", "fields.css", "app.css", "theme.js", "shell.js", "app.js"]

    private func worker(_ app: OpenApp) throws -> Response {
        let assets = try studio.look.state().assets
        guard let script = assets.data("app-sw.js") else { throw APIError.notFound("There is no service worker.") }
        let facts: JSONValue = [
            "slug": .string(app.slug), "page": .string("/a/\(app.slug)"), "assets": .string(assets.base),
            "version": .string(assets.base), "files": .array(assets.addresses(of: Self.pageFiles).map { .string($0) }),
        ]
        var response = Response.text(
            "const EASEL = \(facts.forScriptElement);\n" + String(decoding: script, as: UTF8.self), type: "text/javascript; charset=utf-8")
        response.headers[.cacheControl] = "no-cache"
        response.headers[.contentSecurityPolicy] = "default-src 'none'; connect-src 'self'; script-src 'self'"
        response.headers[.serviceWorkerAllowed] = "/a/\(app.slug)"
        return response
    }

    /// The app's colours for its page, which takes no styles of its own: `--app-accent`, `--app-background`, and what is read on them.
    private static func colours(_ look: AppLook) -> String {
        let pairs = [("accent", look.accent), ("background", look.background)].compactMap { name, color -> String? in
            guard let color, color.wholeMatch(of: /#[0-9a-fA-F]{6}/) != nil else { return nil }
            return "--app-\(name): \(color); --app-on-\(name): \(Contrast.readable(on: color));"
        }
        return pairs.isEmpty ? "" : ":root { \(pairs.joined(separator: " ")) }\n"
    }

    private func file(_ request: Request, _ context: EaselContext) async throws -> Response {
        let name = try context.parameters.require("file")
        let app = try await studio.publishedApp(context)
        if name == "qr.svg", let svg = QRCode.svg("\(studio.origin(request))/a/\(app.slug)") {
            return .text(svg, type: "image/svg+xml")
        }
        if name == "look.css" { return .text(Self.colours(app.definition.look), type: "text/css; charset=utf-8") }
        guard let size = AppIcon.sizes.first(where: { name == "icon-\($0).png" }) else { throw APIError.notFound("There is no such file.") }
        let (icon, title, accent) = (app.definition.icon, app.definition.title, app.definition.look.accent)
        let png = try await studio.beside { try AppIcon.png(icon: icon, title: title, accent: accent, size: size) }
        var response = Response.bytes(ByteBuffer(bytes: png), type: "image/png")
        response.headers[.cacheControl] = "public, max-age=3600"
        return response
    }
}
