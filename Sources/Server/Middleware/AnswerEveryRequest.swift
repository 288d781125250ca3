import API
import Foundation
import Hummingbird
import Logging
import Metrics
import NIOCore
import NIOHTTP1

/// The outermost middleware: every answer, of whatever fate, has an id, a duration and, if it is an error, the four keys.
struct AnswerEveryRequest: RouterMiddleware {
    typealias Context = EaselContext

    let routes: RouteIndex
    let groups: [any RouteGroup]

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response: Response
        var request = request
        let rest = RestOfBody(of: &request)
        do {
            response = try await next(request, context)
        } catch {
            let error = describe(error, request: request, context: context)
            response = await page(for: error, request, context) ?? .error(error)
        }
        if response.status.code >= 400 { await rest?.drain() }
        let elapsed = ContinuousClock.now - context.began
        response.headers[.requestID] = context.requestID
        response.headers[.processingMilliseconds] = String(Int(elapsed / .milliseconds(1)))
        response.headers[.openAIVersion] = "2020-10-01"
        response.headers[.xContentTypeOptions] = "nosniff"
        record(request, response.status, elapsed, context)
        return response
    }

    private func page(for error: APIError, _ request: Request, _ context: Context) async -> Response? {
        for group in groups {
            if let page = await group.page(for: error, request, context) { return page }
        }
        return nil
    }

    private func describe(_ error: any Error, request: Request, context: Context) -> APIError {
        switch error {
        case let error as APIError: return error
        case is CancellationError: return .cancelled
        case is HTTPParserError, is ChannelError: return .malformedBody("it broke off or is not framed as HTTP wants it.")
        case let error as HTTPError where error.status == .notFound: return notFound(request)
        case let error as HTTPError:
            return APIError(status: error.status.code, message: error.body ?? error.status.reasonPhrase, code: "http_error")
        default:
            context.logger.error(
                "An unexpected error was answered with 500",
                metadata: ["request_id": "\(context.requestID)", "path": "\(request.uri.path)", "error": "\(String(reflecting: error))"])
            return .internalError
        }
    }

    private func notFound(_ request: Request) -> APIError {
        let methods = routes.methods(of: request.uri.path)
        guard !methods.isEmpty, !methods.contains(request.method) else {
            return APIError(
                status: 404,
                message: "Unknown request URL: \(request.method) \(request.uri.path.prefix(200)). The routes are in /openapi.yaml.",
                code: "unknown_url")
        }
        return .methodNotAllowed(request.method.rawValue, path: String(request.uri.path.prefix(200)))
    }

    private func record(_ request: Request, _ status: HTTPResponse.Status, _ elapsed: Duration, _ context: Context) {
        let path = context.endpointPath ?? "unknown"
        Counter(label: "easel_http_requests_total", dimensions: [("path", path), ("status", "\(status.code)")]).increment()
        Timer(label: "easel_http_request_seconds", dimensions: [("path", path)]).recordNanoseconds(
            elapsed.components.seconds * 1_000_000_000 + elapsed.components.attoseconds / 1_000_000_000)
        context.logger.log(
            level: status.code >= 500 ? .warning : .info, "request",
            metadata: [
                "request_id": "\(context.requestID)", "method": "\(request.method)", "path": "\(request.uri.path)",
                "status": "\(status.code)", "ms": "\(Int(elapsed / .milliseconds(1)))",
            ])
    }
}
