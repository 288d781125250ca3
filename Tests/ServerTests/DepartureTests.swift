import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Registry
import Store
import Synchronization
import Testing

@testable import Server

/// Clients that leave, many at once.
@Suite struct DepartureTests {
    /// A model that draws for a minute and counts who let it finish.
    private final class Patient: ImageModel {
        let info: ModelInfo
        private let counts = Mutex((begun: 0, cancelled: 0, now: 0))

        init(concurrency: Int) {
            var info = ModelInfo(
                id: "patient", provider: "test", kind: .image, summary: "Takes its time",
                image: ImageCapabilities(sizes: .list([PixelSize(1024, 1024)])))
            info.image?.partials = true
            info.concurrency = concurrency
            info.prices = Prices(perImage: .dollars(1))
            self.info = info
        }

        var seen: (begun: Int, cancelled: Int, now: Int) { counts.withLock { $0 } }

        func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
            let (stream, continuation) = AsyncThrowingStream.makeStream(of: ImageEvent.self)
            counts.withLock {
                $0.begun += 1
                $0.now += 1
            }
            let work = Task { [self] in
                do {
                    for _ in 0..<600 {
                        continuation.yield(.progress(index: 0, fraction: 0.1))
                        try await Task.sleep(for: .milliseconds(100))
                    }
                    continuation.finish()
                } catch {
                    counts.withLock {
                        $0.cancelled += 1
                        $0.now -= 1
                    }
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
            return stream
        }
    }

    private static let budget = "{\"prompt\": \"a cat\", \"model\": \"patient\""

    private static func request(_ secret: String, _ rest: String) -> String {
        let body = budget + rest + "}"
        return
            "POST /v1/images/generations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(secret)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    private static func eventually(_ seconds: Double = 20, _ condition: () async throws -> Bool) async throws -> Bool {
        let end = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < end {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test(arguments: ["", ", \"stream\": true"])
    func whoeverLeavesIsNotDrawnFor(_ rest: String) async throws {
        let clients = 150, together = 40
        let model = Patient(concurrency: together)
        try await Harness.run(models: [model]) { client, store in
            let port = try #require(client.port)
            let made = try await store.keys.create(NewKey(name: "crowd", budget: Budget(.dollars(1000), per: .total)))
            for round in 1...2 {
                // Some are drawn for when they leave, the others stand in line.
                let crowd = try (0..<clients).map { _ in try RawClient(port: port) }
                for one in crowd { #expect(one.send(Self.request(made.secret, rest))) }
                #expect(try await Self.eventually { model.seen.now == together })
                #expect(
                    try await Self.eventually { try await store.ledger.budget(ofKey: made.key.id)?.reserved == .dollars(Int64(clients)) })
                for one in crowd { one.hangUp() }
                // All work stops, and all money comes back.
                #expect(try await Self.eventually { model.seen.now == 0 }, "round \(round): \(model.seen)")
                #expect(try await Self.eventually { try await store.ledger.budget(ofKey: made.key.id)?.reserved == .zero })
                #expect(model.seen.begun == model.seen.cancelled)
            }
            let state = try #require(try await store.ledger.budget(ofKey: made.key.id))
            #expect(state.spent == .zero)
            // And the next in line is served as if nothing had been.
            let (status, _, json) = try await client.post(
                "/v1/images/generations", #"{"prompt": "a cat", "size": "256x256", "quality": "low"}"#)
            #expect(status == 200 && json["data"] != nil)
        }
    }

    @Test func watchersOfJobsMayLeaveToo() async throws {
        try await Harness.run(models: [Patient(concurrency: 1)]) { client, store in
            let port = try #require(client.port)
            let (status, _, job) = try await client.post(
                "/v1/images/generations", Self.budget + "}", headers: [.init("Prefer")!: "respond-async"])
            #expect(status == 202)
            func descriptors() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }
            let before = descriptors()
            let crowd = try (0..<50).map { _ in try RawClient(port: port) }
            for one in crowd { one.send("GET /v1/jobs/\(job["id"] as? String ?? "")/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") }
            #expect(try await Self.eventually { descriptors() >= before + 100 })
            for one in crowd { one.hangUp() }
            #expect(try await Self.eventually { descriptors() <= before + 5 }, "\(before) → \(descriptors())")
            _ = try await client.fetch("/v1/jobs/\(job["id"] as? String ?? "")", method: .delete)
        }
    }

    @Test func nobodyLeavesADescriptorBehind() async throws {
        let model = Patient(concurrency: 100)
        try await Harness.run(models: [model]) { client, store in
            let port = try #require(client.port)
            let made = try await store.keys.create(NewKey(name: "crowd"))
            func round() async throws {
                let crowd = try (0..<50).map { _ in try RawClient(port: port) }
                for one in crowd { one.send(Self.request(made.secret, "")) }
                #expect(try await Self.eventually { model.seen.now == 50 })
                for one in crowd { one.hangUp() }
                #expect(try await Self.eventually { model.seen.now == 0 })
            }
            func descriptors() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }
            try await round()
            let before = descriptors()
            for _ in 0..<3 { try await round() }
            #expect(try await Self.eventually { descriptors() <= before + 5 }, "\(before) → \(descriptors())")
        }
    }
}
