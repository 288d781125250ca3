import API
import Foundation
import Hummingbird
import Store

/// Finds out who asks, by the bearer key or the session's cookie, and holds keys to their requests per minute.
struct Authentication: RouterMiddleware {
    typealias Context = EaselContext

    let keys: any KeyRepository
    let limiter: RateLimiter
    /// Whether a request without a key is refused.
    let keysRequired: Bool
    let routes: RouteIndex
    let visits: (any VisitFinder)?

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var context = context
        if routes.isForeign(request.uri.path) {
            // Files that anybody may have come with every page; nobody is looked up for them.
            if !request.uri.path.hasPrefix("/assets/") { context.visit = try await visits?.visit(request) }
            return try await next(request, context)
        }
        guard !routes.isOpen(request.uri.path) else { return try await next(request, context) }
        if let secret = try Self.secret(of: request) {
            if let key = try await keys.find(secret: secret) {
                context.principal = Principal(key)
            } else if keysRequired || secret.hasPrefix("sk-easel-") {
                throw APIError.invalidKey(
                    "Incorrect API key provided: \(Self.shown(secret)). `easel keys list` shows which keys there are, `easel keys create` makes one."
                )
            }
            // Without required keys any other key is taken as none: every client of OpenAI's has to send one.
        } else if let visit = try await visits?.visit(request) {
            try Self.check(visit, request)
            context.visit = visit
            context.principal = Principal(personID: visit.person.id)
        } else if keysRequired {
            throw APIError.invalidKey("You didn't provide an API key. Send it as 'Authorization: Bearer YOUR_KEY'.")
        }
        guard let state = limiter.take(context.principal) else { return try await next(request, context) }
        guard state.isAllowed else {
            throw APIError.rateLimited(
                "Rate limit reached: this key may make \(state.limit) requests per minute. Please try again in \(Self.seconds(state.retryAfter)).",
                retryAfter: state.retryAfter)
        }
        var response = try await next(request, context)
        response.headers[.rateLimitRequests] = String(state.limit)
        response.headers[.rateRemainingRequests] = String(state.remaining)
        response.headers[.rateResetRequests] = Self.seconds(state.resetSeconds)
        return response
    }

    /// Whether a signed-in person may do this: what changes something needs more than a cookie, which any page could send
    /// along, and more than a viewer.
    private static func check(_ visit: Visit, _ request: Request) throws {
        guard request.method != .get, request.method != .head else { return }
        guard let token = request.headers[.csrfToken], token == visit.token else { throw APIError.forgeryRefused }
        guard visit.person.role >= .editor else { throw APIError.forbidden("A viewer may look at pictures, not make them.") }
    }

    private static func secret(of request: Request) throws -> String? {
        guard let value = request.headers[.authorization] else { return WebSocketHandshake.secret(of: request) }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].isEmpty else {
            throw APIError.invalidKey("The Authorization header has to be 'Bearer YOUR_KEY'.")
        }
        return String(parts[1])
    }

    /// As much of a key as may stand in a message.
    private static func shown(_ secret: String) -> String {
        secret.count > 16 ? "\(secret.prefix(8))…\(secret.suffix(2))" : "…"
    }

    private static func seconds(_ seconds: Double) -> String {
        seconds < 1 ? "\(Int((seconds * 1000).rounded(.up)))ms" : "\(Int(seconds.rounded(.up)))s"
    }
}
