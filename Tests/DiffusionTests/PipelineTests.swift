import Foundation
import Tensors
import Testing

@testable import Diffusion

@Suite("Pipeline") struct PipelineTests {
    private func request(_ change: (inout Flux2Request) -> Void = { _ in }) -> Flux2Request {
        var request = Flux2Request(prompt: "a fox", width: 64, height: 64, seed: 3)
        change(&request)
        return request
    }

    @Test("Philox gives its published numbers")
    func philox() {
        // Random123's known answers for philox4x32 with ten rounds: counter 0 and key 0.
        let zero = SeededNoise.philox(counter: 0, key: (0, 0))
        #expect([zero.0, zero.1, zero.2, zero.3] == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    }

    @Test("noise is normal, and a seed's own")
    func noise() {
        let values = SeededNoise(seed: 42).normal(100_001)
        let mean = values.reduce(0, +) / Float(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
        #expect(abs(mean) < 0.01 && abs(variance - 1) < 0.02)
        #expect(values.allSatisfy { $0.isFinite })
        #expect(SeededNoise(seed: 42).normal(10) == Array(values.prefix(10)))
        #expect(SeededNoise(seed: 43).normal(10) != Array(values.prefix(10)))
        #expect(SeededNoise(seed: 42 + 1 << 32).normal(10) != Array(values.prefix(10)))
    }

    @Test("the same seed gives the same bytes at any number of threads")
    func threads() async throws {
        var pictures: [RGBPicture] = []
        for threads in [1, 2, 3] {
            for try await event in Flux2Pipeline(try TinyParts(precision: .bfloat16, threads: threads)).events(for: request()) {
                if case .picture(let picture) = event { pictures.append(picture) }
            }
        }
        #expect(pictures.count == 3 && pictures[1] == pictures[0] && pictures[2] == pictures[0])
    }

    @Test("events come in order, with previews where they were asked for")
    func events() async throws {
        var phases: [Flux2Event.Phase] = []
        var shares: [Double] = []
        var previews: [Int] = []
        for try await event in Flux2Pipeline(try TinyParts()).events(for: request { $0.previews = [1, 3, 4] }) {
            switch event {
            case .phase(let phase): phases.append(phase)
            case .progress(let share, _, let steps):
                shares.append(share)
                #expect(steps == 4)
            case .preview(let picture, let step):
                previews.append(step)
                #expect(picture.width == 64 && picture.height == 64)
            case .picture(let picture): #expect(picture.width == 64)
            }
        }
        #expect(phases == [.reading, .drawing, .decoding])
        #expect(shares == shares.sorted() && shares.first == 0 && shares.last == 1)
        // The last step's preview would be the picture.
        #expect(previews == [1, 3])
    }

    @Test("a consumer that goes away ends the work")
    func cancellation() async throws {
        let parts = try TinyParts()
        for try await event in Flux2Pipeline(parts).events(for: request { $0.steps = 200 }) {
            if case .progress = event { break }
        }
        var calls = 0
        #expect(throws: CancellationError.self) {
            try Flux2Pipeline(parts).run(
                request { $0.steps = 200 },
                proceed: {
                    calls += 1
                    if calls == 10 { throw CancellationError() }
                }, tell: { _ in })
        }
        #expect(calls == 10)
    }

    @Test("a prompt's embedding is kept")
    func embeddings() throws {
        let cache = EmbeddingCache(bytes: 2 * 512 * 96 * 4)
        let pipeline = Flux2Pipeline(try TinyParts(), embeddings: cache)
        for prompt in ["a", "b", "a", "c"] {
            try pipeline.run(
                request {
                    $0.prompt = prompt; $0.steps = 1
                }
            ) { _ in }
        }
        #expect(cache.bytes == 2 * 512 * 96 * 4)
        var made: [String] = []
        for prompt in ["a", "c", "b"] {
            _ = cache.value(of: prompt) {
                made.append(prompt)
                return Tensor(zeros: [512, 96])
            }
        }
        #expect(made == ["b"])
    }

    @Test("a picture that several are made from is looked at once")
    func looks() throws {
        let cache = EmbeddingCache()
        let pipeline = Flux2Pipeline(try TinyParts(), embeddings: cache)
        let reference = RGBPicture(width: 64, height: 32, pixels: (0..<64 * 32 * 3).map { UInt8($0 * 7 % 251) })
        var pictures: [RGBPicture] = []
        for _ in 0..<2 {
            try pipeline.run(
                request {
                    $0.references = [reference, reference]; $0.steps = 1
                }
            ) { event in if case .picture(let picture) = event { pictures.append(picture) } }
        }
        #expect(pictures.count == 2 && pictures[0] == pictures[1])
        // The prompt's embedding and one latent of 8 x 4 places with 32 channels.
        #expect(cache.bytes == 512 * 96 * 4 + 8 * 4 * 32 * 4)
        _ = cache.value(of: reference) {
            Issue.record("the picture's latent is not kept")
            return Tensor(zeros: [1])
        }
    }

    static let impossible: [(String, @Sendable (inout Flux2Request) -> Void)] = [
        ("tokens long; the model reads 512", { $0.prompt = String(repeating: "word ", count: 1000) }),
        ("multiples of 16", { $0.width = 100 }), ("multiples of 16", { $0.height = 32 }),
        (
            "4 megapixels",
            {
                $0.width = 4096; $0.height = 2048
            }
        ),
        ("steps: 1 to 200", { $0.steps = 0 }), ("guidance: 1 to 30", { $0.guidance = .nan }),
        (
            "Picture 1 cannot be worked from: an edge is under 16",
            { $0.references = [RGBPicture(width: 8, height: 64, pixels: .init(repeating: 0, count: 3 * 512))] }
        ),
        (
            "The mask cannot be used: it marks nothing",
            {
                $0.inpainting = .init(
                    source: .init(width: 64, height: 64, pixels: .init(repeating: 0, count: 12288)),
                    mask: .init(width: 64, height: 64, edited: .init(repeating: false, count: 4096)))
            }
        ),
        (
            "leaves none to run",
            {
                $0.inpainting = .init(
                    source: .init(width: 64, height: 64, pixels: .init(repeating: 0, count: 12288)),
                    mask: .init(width: 64, height: 64, edited: .init(repeating: true, count: 4096)), strength: 0)
            }
        ),
    ]

    @Test("what cannot be made is refused before anything is done", arguments: impossible.indices)
    func refusals(_ index: Int) throws {
        var told = 0
        let error = try #require(throws: DiffusionError.self) {
            try Flux2Pipeline(try TinyParts()).run(request(Self.impossible[index].1)) { _ in told += 1 }
        }
        #expect(error.description.contains(Self.impossible[index].0), "\(error)")
        #expect(told == 0)
    }

    @Test("a mask's tokens are the means around their middles")
    func mask() {
        var edited = [Bool](repeating: false, count: 32 * 32)
        edited[7 * 32 + 7] = true
        for y in 0..<32 { for x in 16..<32 where y >= 16 { edited[y * 32 + x] = true } }
        let mask = EditMask(width: 32, height: 32, edited: edited)
        #expect(mask.tokens == [0.25, 0, 0, 1])
        #expect(mask.resized(width: 16, height: 16).edited.count { $0 } == 65)
    }
}
