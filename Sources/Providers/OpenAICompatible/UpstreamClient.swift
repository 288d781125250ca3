import API
import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOPosix

/// Sends requests to one OpenAI-compatible server, with its key, its time-outs, the SDK's retries and a circuit breaker.
public struct UpstreamClient: Sendable {
    /// The upstream's name, for messages and logs.
    public let name: String
    let baseURL: String
    private let key: Secret?
    private let timeout: Double
    let rules: RetryRules
    private let breaker: CircuitBreaker
    let http: HTTPClient
    private let logger: Logger

    /// A client of the server at `baseURL`.
    public init(name: String, baseURL: String, key: Secret?, timeout: Double, retries: Int, http: HTTPClient, logger: Logger) {
        self.name = name
        self.baseURL = baseURL
        self.key = key
        self.timeout = timeout
        self.http = http
        self.logger = logger
        rules = RetryRules(retries: retries)
        breaker = CircuitBreaker(name: name)
    }

    /// Posts a body and returns the answer once its head is there and says 2xx.
    ///
    /// Cancelling the caller's task closes the connection, which cancels the work upstream.
    ///
    /// - Parameters:
    ///   - tries: How often the request was tried before; these count among the retries.
    ///   - body: Makes the body anew for each try; large ones are streamed from disk.
    /// - Throws: `APIError`: the upstream's own error where it speaks for the request, 502, 503 or 504 where it does not.
    func post(_ path: String, contentType: String, after tries: Int = 0, body: () throws -> HTTPClientRequest.Body) async throws
        -> HTTPClientResponse
    {
        try await ask(.POST, path, contentType: contentType, after: tries, body: body)
    }

    /// The same for any method; without a body nothing is said of its type.
    ///
    /// - Parameter repeats: Whether a try that failed may have been done all the same. What must not be done twice is tried again only
    ///   where the upstream says that it was not taken (429).
    func ask(
        _ method: HTTPMethod, _ path: String, contentType: String? = nil, after tries: Int = 0, repeats: Bool = true,
        body: () throws -> HTTPClientRequest.Body? = { nil }
    ) async throws -> HTTPClientResponse {
        var attempt = tries
        let deadline = NIODeadline.now() + .nanoseconds(Int64(timeout * 1e9))
        while true {
            var request = HTTPClientRequest(url: baseURL + path)
            request.method = method
            if let contentType { request.headers.add(name: "content-type", value: contentType) }
            request.headers.add(name: "accept", value: "application/json")
            request.headers.add(name: "user-agent", value: "easel")
            if attempt > 0 { request.headers.add(name: "x-stainless-retry-count", value: "\(attempt)") }
            if let key { request.headers.add(name: "authorization", value: "Bearer \(key.reveal())") }
            request.body = try body()
            let failure: Failure
            switch try await send(request, deadline: deadline) {
            case .success(let response): return response
            case .failure(let what): failure = what
            }
            attempt += 1
            let mayRepeat = repeats || failure.error.status == 429
            guard failure.isWorthRetrying, mayRepeat, attempt <= rules.retries else { throw failure.error }
            let delay = rules.delay(attempt: attempt, headers: failure.headers)
            logger.notice(
                "Trying an upstream again",
                metadata: [
                    "upstream": "\(name)", "attempt": "\(attempt)", "delay_s": "\(delay)",
                    "because": "\(failure.error.status) \(failure.error.code ?? "")",
                ])
            try await Task.sleep(for: .seconds(delay))
        }
    }

    /// A try that did not succeed.
    private struct Failure: Error {
        var error: APIError
        var headers: HTTPHeaders?
        var isWorthRetrying: Bool
    }

    /// One try, through the circuit breaker.
    private func send(_ request: HTTPClientRequest, deadline: NIODeadline) async throws -> Result<HTTPClientResponse, Failure> {
        try breaker.enter()
        let response: HTTPClientResponse
        do {
            response = try await http.execute(request, deadline: deadline, logger: logger)
        } catch {
            if Task.isCancelled || error is CancellationError {
                breaker.abandoned()
                throw CancellationError()
            }
            breaker.failed()
            let fault = Self.fault(of: error, name: name, timeout: timeout)
            return .failure(Failure(error: fault, isWorthRetrying: fault.status != 504))
        }
        if (200..<300).contains(response.status.code) {
            breaker.succeeded()
            return .success(response)
        }
        response.status.code >= 500 ? breaker.failed() : breaker.succeeded()
        return .failure(
            Failure(
                error: await fault(of: response), headers: response.headers,
                isWorthRetrying: rules.isWorthRetrying(status: Int(response.status.code), headers: response.headers)))
    }

    /// What an answer that is no success means for the request that caused it.
    private func fault(of response: HTTPClientResponse) async -> APIError {
        let status = Int(response.status.code)
        let body = (try? await response.body.collect(upTo: 1 << 20)).map { Data(buffer: $0) } ?? Data()
        let said = try? JSONDecoder().decode(APIError.Envelope.self, from: body).error
        let message = said?.message ?? "status \(status) without an error object"
        switch status {
        case 401, 403:
            return APIError(
                status: 502, message: "The upstream '\(name)' refused this server's key. Whoever runs it has to mend that.",
                type: "server_error", code: "upstream_authentication")
        case 400, 404, 409, 413, 415, 422:
            guard var said else { return .upstream("The upstream '\(name)' refused the request: \(message).") }
            said.status = status
            return said
        case 429:
            var limited = said ?? .rateLimited("The upstream '\(name)' takes no more requests at the moment.", retryAfter: 1)
            limited.status = 429
            limited.retryAfter = RetryRules.asked(response.headers)
            return limited
        default: return .upstream("The upstream '\(name)' failed (\(status)): \(message.prefix(500))")
        }
    }

    /// What a connection that failed means.
    static func fault(of error: any Error, name: String, timeout: Double) -> APIError {
        if let error = error as? HTTPClientError, [.deadlineExceeded, .readTimeout].contains(error) {
            return .upstreamTimeout("The upstream '\(name)' did not answer within \(Int(timeout)) seconds.")
        }
        return .upstream("The upstream '\(name)' could not be reached or broke off: \(describe(error)).")
    }

    private static func describe(_ error: any Error) -> String {
        if let error = error as? HTTPClientError {
            return error == .connectTimeout ? "the connection timed out" : error.shortDescription
        }
        return error is NIOConnectionError ? "nothing listens there" : String(describing: type(of: error))
    }
}
