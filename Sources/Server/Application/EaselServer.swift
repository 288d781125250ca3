import Hummingbird
import Logging
import NIOCore
import Store
import Synchronization

/// The HTTP server: routes and middleware over its parts.
public struct EaselServer: Sendable {
    let parts: ServerParts
    private let state = ServerState()
    private let responses: ResponseService
    private let runner: AssistantRunner
    private let limiter = RateLimiter()
    private let groups: [any RouteGroup]
    private let visits: (any VisitFinder)?

    /// A server of these parts, with further routes, and sessions if `visits` knows any.
    public init(_ parts: ServerParts, groups: [any RouteGroup] = [], visits: (any VisitFinder)? = nil) {
        self.parts = parts
        responses = ResponseService(parts: parts)
        runner = AssistantRunner(parts: parts)
        self.groups = groups
        self.visits = visits
    }

    /// The router, for tests and for the application.
    public func router() -> Router<EaselContext> {
        let router = Router(context: EaselContext.self, options: .autoGenerateHeadEndpoints)
        let routes = RouteIndex(groups)
        router.add(middleware: AnswerEveryRequest(routes: routes, groups: groups))
        router.add(middleware: OriginGuard(keysRequired: parts.keysRequired))
        router.add(
            middleware: Authentication(
                keys: parts.store.keys, limiter: limiter, keysRequired: parts.keysRequired, routes: routes, visits: visits))
        SystemRoutes(parts: parts, state: state).add(to: router, welcomes: !routes.replaces("/"))
        ModelRoutes(registry: parts.registry, apps: parts.store.apps).add(to: router)
        ImageRoutes(parts: parts, departures: parts.departures).add(to: router)
        ChatRoutes(parts: parts).add(to: router)
        BatchRoutes(parts: parts).add(to: router)
        ModerationRoutes(parts: parts).add(to: router)
        FineTuningRoutes(parts: parts).add(to: router)
        FileRoutes(parts: parts).add(to: router)
        ResponseRoutes(service: responses).add(to: router)
        JobRoutes(parts: parts, departures: parts.departures).add(to: router)
        PictureRoutes(parts: parts).add(to: router)
        UsageRoutes(parts: parts).add(to: router)
        RealtimeRoutes(parts: parts, limiter: limiter).add(to: router)
        let desk = AssistantDesk(parts: parts)
        AssistantRoutes(desk: desk).add(to: router)
        ThreadRoutes(desk: desk, runner: runner).add(to: router)
        RunRoutes(desk: desk, runner: runner).add(to: router)
        for group in groups { group.add(to: router) }
        return router
    }

    /// The application on the configured address. It also runs the image service and background responses.
    ///
    /// - Parameter onRunning: Called with the port once requests are taken.
    public func application(logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void) -> some ApplicationProtocol {
        let state = state
        let departures = parts.departures
        var application = Application(
            router: router(),
            server: .http1(configuration: .init(additionalChannelHandlers: [departures.handler()], idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(
                address: .hostname(parts.settings.server.host, port: parts.settings.server.port), serverName: "easel", backlog: 1024),
            onServerRunning: { channel in
                state.isReady.store(true, ordering: .relaxed)
                await onRunning(channel.localAddress?.port ?? 0)
            },
            logger: logger)
        application.addServices(
            parts.service, responses, runner, BatchRunner(parts: parts, logger: logger), ReadinessService(state: state))
        return application
    }
}

/// Whether requests are taken.
final class ServerState: Sendable {
    let isReady = Atomic(false)
}
