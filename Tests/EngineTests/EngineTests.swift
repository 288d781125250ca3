import Diffusion
import Foundation
import Models
import Synchronization
import Testing

@testable import Engine

/// A request that the tiny model draws in a moment.
func tinyRequest(_ change: (inout Flux2Request) -> Void = { _ in }) -> Flux2Request {
    var request = Flux2Request(prompt: "a fox", width: 96, height: 64, seed: 11)
    change(&request)
    return request
}

@Suite("Engine") struct EngineTests {
    @Test("requests take turns, and the same request gives the same picture")
    func turns() async throws {
        let place = try Place()
        _ = try place.install()
        let engine = Engine(place.library)
        let pictures = try await withThrowingTaskGroup(of: RGBPicture.self) { group in
            for _ in 0..<4 { group.addTask { try await engine.picture(tinyRequest(), by: "tiny") } }
            return try await group.reduce(into: [RGBPicture]()) { $0.append($1) }
        }
        #expect(pictures.count == 4 && pictures.allSatisfy { $0 == pictures[0] })
        let report = await engine.report()
        #expect(Set(report.parts.map(\.part)) == ["text_encoder", "denoiser", "autoencoder"])
        #expect(report.parts.allSatisfy { $0.weights > 100_000 && $0.model == "tiny" } && report.embeddings > 0)
        await engine.unload()
        #expect(await engine.report().parts.isEmpty)
    }

    @Test("under a small budget parts go as soon as they are done, with the same picture")
    func smallBudget() async throws {
        let place = try Place()
        _ = try place.install()
        let plan = try place.plan(tinyRequest())
        #expect(plan.largest.bytes < plan.together)
        let engine = Engine(place.library, options: .init(memory: (plan.largest.bytes + plan.together) / 2))
        let rich = Engine(place.library)
        #expect(try await engine.picture(tinyRequest(), by: "tiny") == (try await rich.picture(tinyRequest(), by: "tiny")))
        #expect(await engine.report().parts.isEmpty)
        #expect(await rich.report().parts.count == 3)
    }

    /// What whole pictures took of memory of their own in each part (PERFORMANCE.md, "Whole pictures"), in gigabytes.
    static let measured: [(edge: Int, precision: Precision, reading: Double, drawing: Double, decoding: Double)] = [
        (1024, .bfloat16, 0.17, 0.76, 1.11), (1024, .int8, 0.15, 0.69, 1.10),
    ]

    @Test("a plan for real sizes comes near what they were measured to take, and is not under it", arguments: measured)
    func plan(_ run: (edge: Int, precision: Precision, reading: Double, drawing: Double, decoding: Double)) throws {
        var denoiser = try Flux2Config(file: Place.tiny + "/transformer/config.json")
        (denoiser.heads, denoiser.headSize, denoiser.inner, denoiser.channels, denoiser.textWidth) = (24, 128, 9216, 128, 7680)
        var autoencoder = try AutoencoderConfig(file: Place.tiny + "/vae/config.json")
        (autoencoder.encoderChannels, autoencoder.decoderChannels) = ([128, 256, 512, 512], [128, 256, 512, 512])
        let request = Flux2Request(prompt: "a fox", width: run.edge, height: run.edge, seed: 1)
        let plan = MemoryPlan(
            request: request, denoiser: denoiser, autoencoder: autoencoder, precision: run.precision, weights: [.autoencoder: 168_000_000])
        for (part, measured) in [(Flux2Part.textEncoder, run.reading), (.denoiser, run.drawing), (.autoencoder, run.decoding)] {
            let planned = Double(plan.working[part] ?? 0) / 1e9
            #expect((1...1.35).contains(planned / measured), "\(part): \(planned), measured \(measured)")
        }
    }

    @Test("two models share the budget: the one unused longest goes")
    func eviction() async throws {
        let place = try Place()
        _ = try place.install()
        _ = try place.install { $0.name = "other" }
        let plan = try place.plan(tinyRequest())
        let engine = Engine(place.library, options: .init(memory: plan.together + 1000))
        _ = try await engine.picture(tinyRequest(), by: "tiny")
        _ = try await engine.picture(tinyRequest(), by: "other")
        #expect(Set(await engine.report().parts.map(\.model)) == ["other"])
    }

    @Test("what cannot be done is said before the work begins")
    func refusals() async throws {
        let place = try Place()
        _ = try place.install()
        let engine = Engine(place.library, options: .init(memory: 100_000))
        let memory = await #expect(throws: EngineError.self) { try await engine.picture(tinyRequest(), by: "tiny") }
        #expect(memory?.description.contains("the engine may use 0.0 GB") == true)
        let rich = Engine(place.library)
        await #expect(throws: LibraryError.unknown(id: "none", known: ["tiny"])) { try await rich.picture(tinyRequest(), by: "none") }
        await #expect(throws: DiffusionError.self) { try await rich.picture(tinyRequest { $0.width = 100 }, by: "tiny") }
        await #expect(throws: DiffusionError.self) {
            try await rich.picture(tinyRequest { $0.prompt = String(repeating: "word ", count: 2000) }, by: "tiny")
        }
        // After refusals the queue goes on.
        #expect(try await rich.picture(tinyRequest(), by: "tiny").width == 96)
    }

    @Test("a cancelled request ends, whether it runs or waits, and lets the others on")
    func cancellation() async throws {
        let place = try Place()
        _ = try place.install()
        let engine = Engine(place.library)
        let long = Task { try await engine.picture(tinyRequest { $0.steps = 200 }, by: "tiny") }
        let waiting = Task { try await engine.picture(tinyRequest { $0.steps = 200 }, by: "tiny") }
        try await Task.sleep(for: .milliseconds(50))
        waiting.cancel()
        long.cancel()
        await #expect(throws: (any Error).self) { try await waiting.value }
        await #expect(throws: (any Error).self) { try await long.value }
        #expect(try await engine.picture(tinyRequest(), by: "tiny").width == 96)
    }

    @Test("one work at a time, and all of them")
    func exclusion() async throws {
        let queue = TurnQueue()
        let record = Record()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    try await queue.holding {
                        record.enter()
                        await Task.yield()
                        record.leave(number)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(record.done.sorted() == Array(0..<20) && record.most == 1)
    }
}

/// Who was in a room, and how many at once.
private final class Record: Sendable {
    private let state = Mutex((inside: 0, most: 0, done: [Int]()))

    func enter() {
        state.withLock {
            $0.inside += 1
            $0.most = max($0.most, $0.inside)
        }
    }

    func leave(_ number: Int) {
        state.withLock {
            $0.inside -= 1
            $0.done.append(number)
        }
    }

    var most: Int { state.withLock { $0.most } }
    var done: [Int] { state.withLock { $0.done } }
}
