import API
import Apps
import Compare
import Foundation
import Hummingbird
import Jobs
import Logging
import Registry
import Server
import Store

/// The studio: the pages of this server, the people who sign in to them, and the JSON that only they need.
public struct Studio: Sendable {
    let parts: ServerParts
    let look: Look
    let signer: Signer
    let visits: Visits
    let passwords = Passwords()
    let guesses = GuessLimiter()
    let thumbnails: Thumbnails
    let json: JSONBody
    let apps: AppService
    let bell = Bell()
    let batches: BatchRunner
    let compare: CompareService
    let reports: ReportDesk
    let voteLimiter = VoteLimiter()
    let driftService: DriftService
    let drifts: DriftRunner
    let assistant: Assistant
    let altTexts: AltTextRunner
    let logger: Logger

    /// The studio of a server's parts.
    ///
    /// - Parameter folder: Where templates, strings and assets are read from at each request; `nil` for those in the executable.
    /// - Throws: `StoreError`, or an error that names a file of the studio's that does not compile.
    public init(_ parts: ServerParts, folder: String?, logger: Logger) throws {
        self.parts = parts
        self.logger = logger
        look = try Look(folder: folder)
        signer = Signer(try ServerSecret.load(parts.store.folder))
        visits = Visits(sessions: parts.store.sessions, signer: signer)
        thumbnails = Thumbnails(store: parts.store)
        apps = AppService(store: parts.store, registry: parts.registry)
        batches = BatchRunner(apps: apps, service: parts.service, logger: logger)
        compare = CompareService(store: parts.store, registry: parts.registry)
        reports = ReportDesk(compare)
        driftService = DriftService(store: parts.store, registry: parts.registry, service: parts.service)
        drifts = DriftRunner(drift: driftService, store: parts.store, logger: logger)
        assistant = Assistant(registry: parts.registry, chosen: parts.settings.studio.textModel, ledger: parts.store.ledger)
        altTexts = AltTextRunner(settings: parts.settings.studio.altTexts, logger: logger)
        json = JSONBody(limit: 8 << 20, seconds: parts.settings.server.bodyTimeout)
    }

    /// Finds out who is signed in, for the server.
    public var visitFinder: any VisitFinder { visits }

    /// The path of the link that makes the first owner; `nil` where there is one already. Earlier links end.
    public func welcomePath() async throws -> String? {
        guard try await !parts.store.people.hasOwner() else { return nil }
        let made = try await parts.store.people.invite(NewInvitation(.owner, role: .owner, lifetime: .seconds(86_400)))
        return "/welcome/\(made.secret)"
    }

    var store: Store { parts.store }
}

extension Studio: RouteGroup {
    /// All routes of the studio, for `docs/routes.md`.
    public static let entries: [RouteTable.Entry] =
        PageRoutes.entries + PeopleRoutes.entries + SpendRoutes.entries + AuditRoutes.entries + GalleryRoutes.entries
        + AppRoutes.entries + AppSwitchRoutes.entries + PublishedRoutes.entries + AppRunRoutes.entries
        + BatchRoutes.entries + ReproduceRoutes.entries + CompareRoutes.entries + ComparePromptRoutes.entries + CompareReportRoutes.entries
        + VoteRoutes.entries + EvidenceRoutes.entries + DriftRoutes.entries + AssistRoutes.entries

    /// All routes of the studio.
    public var entries: [RouteTable.Entry] { Self.entries }

    /// Registers them.
    public func add(to router: Router<EaselContext>) {
        PageRoutes(studio: self).add(to: router)
        SignInRoutes(studio: self).add(to: router)
        WelcomeRoutes(studio: self).add(to: router)
        PeopleRoutes(studio: self).add(to: router)
        SpendRoutes(studio: self).add(to: router)
        AuditRoutes(studio: self).add(to: router)
        GalleryRoutes(studio: self).add(to: router)
        AppRoutes(studio: self).add(to: router)
        AppSwitchRoutes(studio: self).add(to: router)
        PublishedRoutes(studio: self).add(to: router)
        AppRunRoutes(studio: self).add(to: router)
        BatchRoutes(studio: self).add(to: router)
        ReproduceRoutes(studio: self).add(to: router)
        CompareRoutes(studio: self).add(to: router)
        ComparePromptRoutes(studio: self).add(to: router)
        CompareReportRoutes(studio: self).add(to: router)
        VoteRoutes(studio: self).add(to: router)
        EvidenceRoutes(studio: self).add(to: router)
        DriftRoutes(studio: self).add(to: router)
        AssistRoutes(studio: self).add(to: router)
    }

    /// A page for an error that a browser would otherwise show as JSON. Who is not signed in is asked to.
    public func page(for error: APIError, _ request: Request, _ context: EaselContext) async -> Response? {
        guard Self.wantsPage(request) else { return nil }
        let visit = try? await visits.visit(request)
        if error.code == APIError.noSession.code, request.method == .get {
            return .seeOther("/sign-in?next=\(Self.percentEncoded(request.uri.description))")
        }
        do {
            let state = try look.state()
            var page = Page(state, request, visit: visit, signer: signer)
            let heading = page.strings.text("errors.heading.\(error.status)") ?? page.strings("errors.heading.other")
            page.title = heading
            page.values["status"] = error.status
            page.values["heading"] = heading
            page.values["message"] = error.code == "unknown_url" ? page.strings("errors.noPage") : error.message
            page.values["requestID"] = context.requestID
            return try page.response("error", status: .init(code: error.status))
        } catch {
            logger.error("The error page could not be made.", metadata: ["error": "\(error)"])
            return nil
        }
    }

    /// Whether a browser asked for this to look at it, rather than a script.
    private static func wantsPage(_ request: Request) -> Bool {
        let path = request.uri.path
        guard !path.hasPrefix("/v1/"), !path.hasPrefix("/studio/api/"), !path.hasPrefix("/assets/") else { return false }
        return request.headers[.accept]?.contains("text/html") == true
    }

    static func percentEncoded(_ text: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~/")
        return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
    }
}
