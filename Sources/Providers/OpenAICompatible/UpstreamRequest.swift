import API
import AsyncHTTPClient
import Foundation
import NIOCore
import Registry
import _NIOFileSystem

/// A task as the request that an OpenAI-compatible server reads.
struct UpstreamRequest: Sendable {
    /// The path under the server's base URL.
    let path: String
    /// Whether events are asked for.
    let streams: Bool
    private let fields: [String: JSONValue]
    private let files: [File]
    private let writer = MultipartWriter()

    private struct File: Sendable {
        var field: String
        var path: String
        var bytes: Int
        var type: String
        var name: String
    }

    init(task: ImageTask, model: String) {
        var parameters = ImageParameters(prompt: task.prompt, model: model)
        parameters.n = task.count > 1 ? task.count : nil
        parameters.size = task.size?.description
        parameters.quality = task.quality?.rawValue
        parameters.background = task.background?.rawValue
        let isGPT = model.hasPrefix("gpt-") || model.hasPrefix("chatgpt-")
        if isGPT {
            parameters.outputFormat = task.format == .png ? nil : task.format.rawValue
            parameters.outputCompression = task.compression < 100 ? task.compression : nil
            parameters.moderation = task.moderation == "auto" ? nil : task.moderation
        } else {
            parameters.outputFormat = task.format == .png ? nil : task.format.rawValue
            // Other servers answer with links of their own unless they are asked for the bytes.
            parameters.responseFormat = "b64_json"
        }
        parameters.user = task.user
        streams = task.partials > 0
        if streams {
            parameters.stream = true
            parameters.partialImages = task.partials
        }
        var fields = parameters.wire
        if task.operation == .variation { fields["prompt"] = nil }
        if task.highFidelity { fields["input_fidelity"] = "high" }
        self.fields = fields
        path =
            switch task.operation {
            case .generate: "/images/generations"
            case .edit: "/images/edits"
            case .variation: "/images/variations"
            }
        let many = task.inputs.count > 1
        files =
            task.inputs.enumerated().map {
                File(
                    field: many ? "image[]" : "image", path: $1.path, bytes: $1.bytes, type: $1.format.mimeType,
                    name: "image\($0).\($1.format.rawValue)")
            }
            + [task.mask].compactMap { $0 }.map {
                File(field: "mask", path: $0.path, bytes: $0.bytes, type: $0.format.mimeType, name: "mask.\($0.format.rawValue)")
            }
    }

    /// The type of the body.
    var contentType: String { files.isEmpty ? "application/json" : writer.contentType }

    /// The body, made anew for each try; files are read from disk as they are sent by a client on `group`.
    func body(sentOn group: any EventLoopGroup) throws -> HTTPClientRequest.Body {
        guard !files.isEmpty else { return .bytes(ByteBuffer(bytes: JSONValue.object(fields).encoded())) }
        var head: [UInt8] = []
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            switch value {
            case .string(let text): head += writer.field(name, text)
            case .integer(let number): head += writer.field(name, String(number))
            case .bool(let bool): head += writer.field(name, bool ? "true" : "false")
            default: continue
            }
        }
        let heads = files.map { writer.fileHead($0.field, filename: $0.name, contentType: $0.type) }
        let length = head.count + zip(files, heads).reduce(0) { $0 + $1.0.bytes + $1.1.count + 2 } + writer.end.count
        return .stream(parts(head: head, heads: heads, group), length: .known(Int64(length)))
    }

    private func parts(head: [UInt8], heads: [[UInt8]], _ group: any EventLoopGroup) -> AsyncThrowingStream<ByteBuffer, any Error> {
        let pieces: [Piece] =
            [.bytes(head)] + zip(files, heads).flatMap { [.bytes($1), .file($0.path), .bytes(Array("\r\n".utf8))] } + [.bytes(writer.end)]
        let reader = PieceReader(pieces, group)
        return AsyncThrowingStream { try await reader.next() }
    }
}

/// A stretch of a request body: bytes at hand, or a file.
enum Piece: Sendable {
    case bytes([UInt8])
    case file(String)
}

/// Reads pieces one buffer at a time, as fast as they are sent.
actor PieceReader {
    private var pieces: ArraySlice<Piece>
    private var handle: ReadFileHandle?
    private var offset: Int64 = 0
    private let loops: [any EventLoop]

    init(_ pieces: [Piece], _ group: any EventLoopGroup) {
        self.pieces = pieces[...]
        loops = Array(group.makeIterator())
    }

    func next() async throws -> ByteBuffer? {
        // The HTTP client hands a part to the connection's loop and asks for the next one at once; that the connection takes no more it
        // learns only when the loop comes to it. A busy loop would gather whole files, so what was handed over is waited for.
        for loop in loops { try await loop.submit {}.get() }
        while true {
            if let handle {
                let chunk = try await handle.readChunk(fromAbsoluteOffset: offset, length: .kibibytes(128))
                if chunk.readableBytes > 0 {
                    offset += Int64(chunk.readableBytes)
                    return chunk
                }
                try await handle.close()
                self.handle = nil
                continue
            }
            switch pieces.popFirst() {
            case nil: return nil
            case .bytes(let bytes): return ByteBuffer(bytes: bytes)
            case .file(let path):
                handle = try await FileSystem.shared.openFile(forReadingAt: FilePath(path))
                offset = 0
            }
        }
    }
}
