import API
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Registry

/// An upstream that trains models.
public struct UpstreamFineTuner: FineTuner {
    /// The upstream's name.
    public var provider: String { client.name }
    private let client: UpstreamClient
    private let models: [String: String]

    /// The upstream of `client`, whose models are known here under the keys of `models` and there under its values.
    public init(client: UpstreamClient, models: [String: String]) {
        self.client = client
        self.models = models
    }

    /// The id under which the upstream knows a model. One that was trained there keeps its name.
    public func upstreamID(of model: String) -> String? { models[model] ?? (model.hasPrefix("ft:") ? model : nil) }

    /// Sends a file, as it lies on disk, with the purpose `fine-tune`.
    public func upload(_ path: String, bytes: Int, filename: String) async throws -> String {
        let writer = MultipartWriter()
        let head = writer.field("purpose", "fine-tune") + writer.fileHead("file", filename: filename, contentType: "application/jsonl")
        let tail = Array("\r\n".utf8) + writer.end
        let response = try await client.ask(.POST, "/files", contentType: writer.contentType) {
            let reader = PieceReader([.bytes(head), .file(path), .bytes(tail)], client.http.eventLoopGroup)
            return .stream(
                AsyncThrowingStream { try await reader.next() }, length: .known(Int64(head.count + bytes + tail.count)))
        }
        guard case .object(let object) = try? JSONValue.parse(Data(buffer: try await response.body.collect(upTo: 1 << 20))),
            case .string(let id)? = object["id"]
        else { throw APIError.upstream("The upstream '\(client.name)' took a file and did not say under which id.") }
        return id
    }

    /// Asks something below `/fine_tuning`. A job that may have begun is not asked for a second time.
    public func ask(_ path: String, query: String?, posts: Bool, body: JSONValue?) async throws -> JSONValue {
        try await client.json(
            posts ? .POST : .GET, "/fine_tuning" + path + (query.map { "?" + $0 } ?? ""), body: body?.encoded(),
            repeats: !posts)
    }
}
