import API
import Hummingbird
import NIOCore
import Store

/// `/v1/realtime`: a WebSocket on the server's own port.
struct RealtimeRoutes {
    let parts: ServerParts
    let limiter: RateLimiter
    let room: SocketRoom

    init(parts: ServerParts, limiter: RateLimiter) {
        self.parts = parts
        self.limiter = limiter
        room = SocketRoom(parts.sockets)
    }

    func add(to router: Router<EaselContext>) {
        router.get("/v1/realtime") { request, context in try await accept(request, context) }
    }

    private func accept(_ request: Request, _ context: EaselContext) async throws -> Response {
        let handshake = try WebSocketHandshake(request)
        try checkOrigin(request, context)
        var query = try Query(request)
        let name = try query.string("model")
        if try query.string("call_id") != nil {
            throw APIError.invalid("This server has no calls.", param: "call_id", code: "unsupported_parameter")
        }
        try query.finish()
        let model = try ChatIntake(parts: parts).model(name, for: context.principal)
        try room.check()
        let chosen = handshake.offered.contains("realtime") ? "realtime" : nil
        let socket = try await WebSocket.takeOver(
            context.channel, answer: handshake.acceptance(chosen, requestID: context.requestID), in: room)
        let session = RealtimeSession(
            parts: parts, model: model, principal: context.principal, requestID: context.requestID, limiter: limiter, socket: socket)
        return Response(
            status: .switchingProtocols,
            body: ResponseBody { _ in
                await session.run()
                await socket.close(.normalClosure)
            })
    }

    /// A page can open a socket to any host, and no rule of the browser's keeps it from reading the answers: a page of another site is refused wherever
    /// it is not a key that opens.
    private func checkOrigin(_ request: Request, _ context: EaselContext) throws {
        guard context.principal.key == nil, let origin = request.headers[.origin] else { return }
        let isOurs = origin.split(separator: "/", maxSplits: 2).last.map { String($0).lowercased() == request.head.authority?.lowercased() }
        let isLocal = !parts.keysRequired && context.visit == nil && OriginGuard.isLoopback(Self.host(of: origin))
        guard isOurs == true || isLocal else {
            throw APIError.forbidden("Sockets from the web page at '\(origin.prefix(100))' are not opened without a key.")
        }
        if let visit = context.visit, visit.person.role < .editor {
            throw APIError.forbidden("A viewer may look at pictures, not make them.")
        }
    }

    private static func host(of origin: String) -> String {
        origin.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init) ?? ""
    }
}
