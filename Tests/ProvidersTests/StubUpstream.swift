import AsyncHTTPClient
import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization

@testable import Providers

/// A real HTTP server on loopback that answers as it is told and remembers what it was asked.
final class StubUpstream: Sendable {
    /// One request as it arrived.
    struct Seen: Sendable {
        var path: String
        var headers: HTTPFields
        var body: [UInt8]
    }

    typealias Answer = @Sendable (Int, Seen) async throws -> Response

    private let state = Mutex<[Seen]>([])

    var seen: [Seen] { state.withLock { $0 } }

    /// Serves `answer` while `body` runs; the answer is given the number of the request, from 0.
    static func run(
        _ answer: @escaping Answer, retries: Int = 2, timeout: Double = 10, _ body: (UpstreamClient, StubUpstream) async throws -> Void
    ) async throws {
        let stub = StubUpstream()
        let router = Router()
        router.post("/v1/**") { request, _ in
            let bytes = try await request.body.collect(upTo: 64 << 20)
            let seen = Seen(path: request.uri.path, headers: request.headers, body: Array(buffer: bytes))
            let number = stub.state.withLock {
                $0.append(seen)
                return $0.count - 1
            }
            return try await answer(number, seen)
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let quiet = Logger(label: "stub") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: quiet)
        let http = Upstreams.httpClient()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            let client = UpstreamClient(
                name: "stub", baseURL: "http://127.0.0.1:\(port)/v1", key: Secret("sk-secret"), timeout: timeout, retries: retries,
                http: http, logger: quiet)
            do { try await body(client, stub) } catch {
                group.cancelAll()
                try? await http.shutdown()
                throw error
            }
            group.cancelAll()
        }
        try await http.shutdown()
    }

    static func json(_ text: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
