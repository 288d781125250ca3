import API
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import Registry

/// A moderation model of an upstream.
public struct UpstreamModerationModel: ModerationModel {
    /// What is known of it.
    public let info: ModelInfo
    private let upstreamID: String
    private let client: UpstreamClient

    /// The model `upstreamID` of `client`'s server.
    public init(info: ModelInfo, upstreamID: String, client: UpstreamClient) {
        self.info = info
        self.upstreamID = upstreamID
        self.client = client
    }

    /// Passes the input on, and the answer back.
    public func moderate(_ input: JSONValue) async throws -> JSONValue {
        let body = JSONValue.object(["model": .string(upstreamID), "input": input]).encoded()
        return try await client.json(.POST, "/moderations", body: body)
    }
}

extension UpstreamClient {
    /// Asks for a small JSON answer.
    func json(_ method: HTTPMethod, _ path: String, body: [UInt8]?, repeats: Bool = true) async throws -> JSONValue {
        let response = try await ask(method, path, contentType: body == nil ? nil : "application/json", repeats: repeats) {
            body.map { .bytes(ByteBuffer(bytes: $0)) }
        }
        do {
            return try JSONValue.parse(Data(buffer: try await response.body.collect(upTo: 8 << 20)))
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw APIError.upstream("The upstream '\(name)' sent an answer that is no JSON.")
        }
    }
}
