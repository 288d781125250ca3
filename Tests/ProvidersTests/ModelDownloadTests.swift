import Crypto
import Engine
import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Providers

/// A hub on loopback: serves files with ranges, and breaks off where it is told to.
final class StubHub: Sendable {
    let files: Mutex<[String: [UInt8]]>
    /// What was asked for, with the range.
    let asked = Mutex<[String]>([])
    /// Bytes after which an answer ends early; once each.
    let breaks = Mutex<[String: Int]>([:])
    /// Where files lie that the hub sends their readers on to.
    let moved = Mutex<[String: String]>([:])

    init(_ files: [String: [UInt8]]) { self.files = Mutex(files) }

    static func run(_ files: [String: [UInt8]], _ body: (StubHub, String) async throws -> Void) async throws {
        let hub = StubHub(files)
        let router = Router()
        router.get("/**") { request, _ in hub.answer(request) }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let quiet = Logger(label: "hub") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: quiet)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            do { try await body(hub, "http://127.0.0.1:\(port)") } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
        }
    }

    private func answer(_ request: Request) -> Response {
        let path = String(request.uri.path.dropFirst())
        let range = request.headers[.range]
        asked.withLock { $0.append(path + (range.map { " \($0)" } ?? "")) }
        if let place = moved.withLock({ $0[path] }) { return Response(status: .found, headers: [.location: place]) }
        guard let bytes = files.withLock({ $0[path] }) else { return Response(status: .notFound) }
        let start = range.flatMap { Int($0.dropFirst("bytes=".count).prefix { $0 != "-" }) } ?? 0
        guard start < bytes.count || start == 0 else { return Response(status: .rangeNotSatisfiable) }
        let rest = Array(bytes[start...])
        let cut = breaks.withLock { $0.removeValue(forKey: path) }
        let status: HTTPResponse.Status = range == nil ? .ok : .partialContent
        guard let cut else { return Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(bytes: rest))) }
        return Response(
            status: status, headers: [.contentLength: "\(rest.count)"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: rest.prefix(cut)))
                struct Gone: Error {}
                throw Gone()
            })
    }
}

@Suite("Fetching models") struct ModelDownloadTests {
    private let folder = NSTemporaryDirectory() + "easel-download-" + UUID().uuidString
    private let model = PublishedModel(id: "m", repository: "o/m", wanted: ["model_index.json", "vae/"])
    private let index = Array(#"{"_class_name": "X"}"#.utf8)
    private let weights = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    private func hash(_ bytes: [UInt8]) -> String { FileHash.of(bytes) }

    private func hubFiles() -> [String: [UInt8]] {
        let list = """
            [{"type":"directory","path":"vae"},{"type":"file","path":"README.md","size":3},
             {"type":"file","path":"model_index.json","size":\(index.count)},
             {"type":"file","path":"../evil.json","size":3},{"type":"file","path":"/etc/evil.json","size":3},
             {"type":"file","path":"vae/w.safetensors","size":\(weights.count),"lfs":{"oid":"\(hash(weights))"}}]
            """
        return [
            "api/models/o/m/tree/main": Array(list.utf8), "o/m/resolve/main/model_index.json": index,
            "o/m/resolve/main/vae/w.safetensors": weights,
        ]
    }

    private func download(mirror: String?, hub: String) async throws -> ModelDownload.Result {
        let http = ModelDownload.httpClient()
        do {
            let result = try await ModelDownload(model, into: folder, mirror: mirror, hub: hub, http: http).run { _ in }
            try await http.shutdown()
            return result
        } catch {
            try? await http.shutdown()
            throw error
        }
    }

    private func bytes(_ name: String) -> [UInt8]? { FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init) }

    @Test("a broken connection goes on where it stopped; no file leaves the folder")
    func resumes() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await StubHub.run(hubFiles()) { hub, address in
            hub.breaks.withLock { $0["o/m/resolve/main/vae/w.safetensors"] = 100_000 }
            let result = try await download(mirror: nil, hub: address)
            #expect(bytes("vae/w.safetensors") == weights && bytes("model_index.json") == index)
            #expect(result.unchecked == 1)
            let asked = hub.asked.withLock { $0 }
            #expect(asked.contains { $0.hasPrefix("o/m/resolve/main/vae/w.safetensors bytes=") && !$0.hasSuffix("bytes=0-") })
            #expect(!asked.contains { $0.contains("evil") || $0.contains("README") })
            // What is there is not fetched again.
            _ = try await download(mirror: nil, hub: address)
            #expect(hub.asked.withLock { $0.count { $0.contains("w.safetensors") } } == asked.count { $0.contains("w.safetensors") })
        }
        #expect(!FileManager.default.fileExists(atPath: NSTemporaryDirectory() + "evil.json"))
    }

    @Test("a hub that sends a file's reader on to a store is followed, also for what is left of a file; one that sends in circles is not")
    func redirects() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var files = hubFiles()
        files["store/w"] = files.removeValue(forKey: "o/m/resolve/main/vae/w.safetensors")
        try await StubHub.run(files) { hub, address in
            hub.moved.withLock { $0["o/m/resolve/main/vae/w.safetensors"] = "/store/w" }
            hub.breaks.withLock { $0["store/w"] = 100_000 }
            _ = try await download(mirror: nil, hub: address)
            #expect(bytes("vae/w.safetensors") == weights)
            #expect(hub.asked.withLock { $0.contains { $0.hasPrefix("store/w bytes=") && !$0.hasSuffix("bytes=0-") } })
        }
        try FileManager.default.removeItem(atPath: folder)
        try await StubHub.run(files) { hub, address in
            hub.moved.withLock { $0["api/models/o/m/tree/main"] = "/api/models/o/m/tree/main" }
            await #expect(throws: DownloadError.self) { try await download(mirror: nil, hub: address) }
        }
    }

    @Test("a part left by an earlier run is gone on with")
    func continues() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/vae", withIntermediateDirectories: true)
        try Data(weights.prefix(123_456)).write(to: URL(fileURLWithPath: folder + "/vae/w.safetensors.part"))
        try await StubHub.run(hubFiles()) { hub, address in
            _ = try await download(mirror: nil, hub: address)
            #expect(bytes("vae/w.safetensors") == weights)
            #expect(hub.asked.withLock { $0.contains("o/m/resolve/main/vae/w.safetensors bytes=123456-") })
        }
    }

    @Test("a mirror's sums are held to; what is damaged is refused and fetched anew the next time")
    func mirror() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sums = "\(hash(index))  model_index.json\n\(hash(weights)) *vae/w.safetensors\n\(hash(index))  ../../evil.json\n"
        var damaged = weights
        damaged[7] ^= 1
        try await StubHub.run(["SHA256SUMS": Array(sums.utf8), "model_index.json": index, "vae/w.safetensors": damaged]) { hub, address in
            let error = await #expect(throws: DownloadError.self) { try await download(mirror: address + "/", hub: "") }
            #expect(error?.description.contains("vae/w.safetensors did not arrive whole") == true)
            #expect(bytes("vae/w.safetensors") == nil && bytes("vae/w.safetensors.part") == nil)
            hub.files.withLock { $0["vae/w.safetensors"] = weights }
            let result = try await download(mirror: address, hub: "")
            #expect(bytes("vae/w.safetensors") == weights && result.unchecked == 0)
        }
    }

    @Test("servers that do not answer, or with nonsense, are named")
    func servers() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await StubHub.run(["api/models/o/m/tree/main": Array("<html>".utf8), "empty/SHA256SUMS": []]) { _, address in
            let nonsense = await #expect(throws: DownloadError.self) { try await download(mirror: nil, hub: address) }
            #expect(nonsense?.description.contains("no list of files") == true)
            let missing = await #expect(throws: DownloadError.self) { try await download(mirror: address + "/none", hub: "") }
            #expect(missing?.description.contains("404") == true)
            let empty = await #expect(throws: DownloadError.self) { try await download(mirror: address + "/empty", hub: "") }
            #expect(empty?.description.contains("no file of the model") == true)
        }
        #expect(throws: DownloadError.self) { try PublishedModel.named("gpt-image-1") }
    }
}
