import Foundation
import Hummingbird
import HummingbirdTesting
import Store
import Testing

@testable import Server

@Suite struct BodyTests {
    @Test(arguments: [
        ("/v1/images/edits", "text/plain", 415), ("/v1/images/generations", "multipart/form-data; boundary=x", 415),
        ("/v1/nowhere", "text/plain", 404),
    ])
    func aClientThatSendsMuchAndWantsToPartSeesWhyItIsRefused(_ path: String, _ type: String, _ status: Int) async throws {
        try await Harness.run { client, _ in
            let raw = try RawClient(port: try #require(client.port))
            defer { raw.hangUp() }
            let size = 24 << 20
            raw.send(
                "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: \(type)\r\nContent-Length: \(size)\r\nConnection: close\r\n\r\n")
            let block = [UInt8](repeating: 65, count: 1 << 20)
            for _ in 0..<size / block.count { #expect(raw.send(block)) }
            let answer = raw.answer()
            #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(answer.prefix(80))")
            #expect(answer.contains("\"error\""))
        }
    }

    @Test func aClientWithoutAKeySeesThatToo() async throws {
        try await Harness.run(keysRequired: true) { client, _ in
            let raw = try RawClient(port: try #require(client.port))
            defer { raw.hangUp() }
            let size = 8 << 20
            raw.send(
                "POST /v1/images/edits HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: \(size)\r\nConnection: close\r\n\r\n"
            )
            #expect(raw.send([UInt8](repeating: 65, count: size)))
            #expect(raw.answer().hasPrefix("HTTP/1.1 401"))
        }
    }

    @Test func aFormThatIsRefusedInTheMiddleIsReadToItsEnd() async throws {
        try await Harness.run { client, _ in
            let raw = try RawClient(port: try #require(client.port))
            defer { raw.hangUp() }
            let head = "--x\r\nContent-Disposition: form-data; name=\"nonsense\"; filename=\"a\"\r\n\r\n"
            let size = 8 << 20
            raw.send(
                "POST /v1/images/edits HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: \(head.utf8.count + size)\r\nConnection: close\r\n\r\n\(head)"
            )
            #expect(raw.send([UInt8](repeating: 65, count: size)))
            #expect(raw.answer().hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test(arguments: [(3, 200), (70, 413)])
    func jsonInChunksMayBeAsLongAsAnnounced(_ megabytes: Int, _ status: Int) async throws {
        try await Harness.run { client, _ in
            let raw = try RawClient(port: try #require(client.port))
            defer { raw.hangUp() }
            raw.send(
                "POST /v1/images/generations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            )
            func chunk(_ bytes: [UInt8]) { raw.send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)) }
            chunk(Array("{\"prompt\": \"a cat\", \"size\": \"256x256\", \"quality\": \"low\"".utf8))
            for _ in 0..<megabytes { chunk([UInt8](repeating: 32, count: 1 << 20)) }
            chunk(Array("}".utf8))
            raw.send("0\r\n\r\n")
            #expect(raw.answer().hasPrefix("HTTP/1.1 \(status)"))
        }
    }

    @Test func manyLongBodiesInChunksShareTheBudgetAndAllGetThrough() async throws {
        try await Harness.run { client, _ in
            let port = try #require(client.port)
            let answers = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await Self.blocking {
                            let raw = try RawClient(port: port)
                            defer { raw.hangUp() }
                            raw.send(
                                "POST /v1/images/generations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                            )
                            let body =
                                "{\"prompt\": \"a cat\", \"size\": \"128x128\", \"quality\": \"low\""
                                + String(repeating: " ", count: 5 << 20) + "}"
                            raw.send("\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n")
                            return String(raw.answer().prefix(12))
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: "HTTP/1.1 200", count: 6))
        }
    }

    @Test func filesAreListedEitherWay() async throws {
        try await Harness.run { client, store in
            for name in ["a", "b", "c"] {
                let path = store.folder.uploads + "/" + name
                try Data(name.utf8).write(to: URL(fileURLWithPath: path))
                _ = try await store.files.add(NewFile(path: path, filename: name, purpose: .vision, expires: nil), for: .anonymous)
            }
            func names(_ query: String) async throws -> [String] {
                let data = try await client.fetch("/v1/files?\(query)").json["data"] as? [[String: Any]]
                return data?.compactMap { $0["filename"] as? String } ?? []
            }
            #expect(try await names("order=asc") == ["a", "b", "c"])
            #expect(try await names("order=desc") == ["c", "b", "a"])
            let page = try await client.fetch("/v1/files?order=asc&limit=2").json
            #expect(page["has_more"] as? Bool == true)
            #expect(try await names("order=asc&limit=2&after=\(page["last_id"] as? String ?? "")") == ["c"])
        }
    }

    /// Runs what blocks on a thread of its own.
    static func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: work)) }
        }
    }
}
