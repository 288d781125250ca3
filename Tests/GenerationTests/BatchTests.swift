import Models
import Tensors
import Testing
import TinyModels

@testable import Generation

/// Lets every third token through, and no more than a few.
private struct EveryThird: TokenConstraint {
    var left = 6
    var isFinished: Bool { left == 0 }
    mutating func fill(_ mask: inout [UInt64]) {
        mask = [UInt64](repeating: 0, count: 5)
        for token in stride(from: 0, to: 260, by: 3) { mask[token / 64] |= 1 << UInt64(token % 64) }
    }
    mutating func advance(by token: Int32, left: Int) { self.left -= 1 }
}

@Suite("Many answers at once") struct BatchTests {
    /// What became of a request.
    struct Outcome: Equatable {
        var texts: [String]
        var tokens: [[Int32]]
        var reasons: [FinishReason?]
        var usage: [GenerationUsage?]
        var cached: Int?
        var error: CacheError?
        var steps = 0
    }

    let compute = Compute(threads: 2)
    let decoder: Decoder
    let texts = TokenTexts(bytes: (0..<260).map { $0 < 256 ? [UInt8($0 % 95 + 32)] : [] })

    init() throws { decoder = try TinyDecoder.llama.load(.bfloat16, on: compute) }

    private func batch(pages: Int = 200, chunk: Int = 512) -> GenerationBatch {
        let shape = PageShape(decoder.config, type: .bfloat16)
        var options = GenerationBatch.Options()
        options.chunk = chunk
        return GenerationBatch(decoder, texts, pool: PagePool(shape, bytes: pages * shape.bytes), options: options, on: compute)
    }

    private func request(_ length: Int, seed: Int, tokens: Int = 30, _ change: (inout GenerationRequest) -> Void = { _ in })
        -> GenerationRequest
    {
        var sampling = SamplingSettings()
        sampling.seed = UInt64(seed)
        sampling.temperature = 0.8
        var request = GenerationRequest(
            prompt: (0..<length).map { Int32(($0 * 37 + seed * 101 + $0 * $0) % 260) }, sampling: sampling, maxTokens: tokens)
        change(&request)
        return request
    }

    /// Runs requests, each added before the step of its number, to their ends.
    private func run(_ requests: [GenerationRequest], in batch: GenerationBatch, at starts: [Int]? = nil) throws -> [Outcome] {
        var outcomes = requests.map {
            Outcome(
                texts: Array(repeating: "", count: $0.answers), tokens: Array(repeating: [], count: $0.answers),
                reasons: Array(repeating: nil, count: $0.answers), usage: Array(repeating: nil, count: $0.answers))
        }
        var places: [Int: Int] = [:]
        var step = 0
        while places.count < requests.count || !batch.isEmpty {
            for (place, request) in requests.enumerated() where (starts?[place] ?? 0) == step { places[try batch.add(request)] = place }
            for (id, result) in batch.step() {
                let place = try #require(places[id])
                switch result {
                case .failure(let error): outcomes[place].error = error
                case .success(.prompt(_, let cached)): outcomes[place].cached = cached
                case .success(.piece(let answer, let piece)):
                    outcomes[place].texts[answer] += piece.text
                    outcomes[place].tokens[answer] += piece.tokens.map(\.id)
                case .success(.finished(let answer, let reason, let usage)):
                    outcomes[place].reasons[answer] = reason
                    outcomes[place].usage[answer] = usage
                }
            }
            step += 1
            try #require(step < 2000)
        }
        for place in outcomes.indices { outcomes[place].steps = step }
        return outcomes
    }

    private func alone(_ request: GenerationRequest) throws -> Outcome { try run([request], in: batch())[0] }

    @Test("an answer is the same alone and in any company, whenever the others come")
    func company() throws {
        let requests = [
            request(3, seed: 1), request(200, seed: 2), request(64, seed: 3, tokens: 5), request(130, seed: 4), request(700, seed: 5),
        ]
        let together = try run(requests, in: batch(chunk: 100), at: [0, 0, 3, 7, 9])
        for (request, found) in zip(requests, together) {
            let expected = try alone(request)
            #expect(found.tokens == expected.tokens && found.texts == expected.texts && found.usage == expected.usage)
            #expect(found.reasons == [.length] && found.tokens[0].count == request.maxTokens)
        }
        #expect(Set(together.map(\.texts)).count == 5)
    }

    @Test("where memory runs out the youngest waits, and comes out the same")
    func memory() throws {
        let requests = (0..<4).map { request(100 + 10 * $0, seed: $0, tokens: 150) { $0.answers = 2 } }
        let found = try run(requests, in: batch(pages: 14))
        for (request, found) in zip(requests, found) {
            let expected = try alone(request)
            #expect(found.error == nil && found.tokens == expected.tokens)
        }
        // 128 tokens fit, and after the last of them one more is known.
        let hopeless = try run([request(60, seed: 1, tokens: 500)], in: batch(pages: 2))[0]
        #expect(hopeless.error != nil && hopeless.tokens[0].count == 69)
    }

    @Test("several answers share their prompt, and each has its own seed")
    func several() throws {
        let found = try run([request(300, seed: 7) { $0.answers = 3 }], in: batch())[0]
        #expect(Set(found.tokens).count == 3 && found.usage.allSatisfy { $0?.prompt == 300 })
        let second = try alone(request(300, seed: 7) { $0.sampling.seed += 1 })
        #expect(second.tokens[0] == found.tokens[1])
    }

    @Test("a known beginning is not read again, and changes nothing")
    func prefixes() throws {
        let batch = batch()
        let first = try run([request(300, seed: 7)], in: batch)[0]
        let second = try run([request(300, seed: 7)], in: batch)[0]
        #expect(first.cached == 0 && second.cached == 256 && second.usage[0]?.cached == 256)
        #expect(first.tokens == second.tokens)
        batch.trim()
        #expect(try run([request(300, seed: 7)], in: batch)[0].cached == 0)
    }

    @Test("few tokens behind a prompt's pages are read as an answer's are, known or not")
    func tails() throws {
        #expect([3, 16, 17, 64, 65, 80, 81, 272].map { request($0, seed: 1).tail } == [0, 0, 17, 64, 64, 64, 81, 256])
        var shows = request(70, seed: 1)
        let pixels = PicturePixels(width: 1, height: 1, pixels: [0, 0, 0])
        shows.pictures = [PromptPicture(PictureSpan(start: 40, rows: 4, columns: 6, id: ""), pixels)]
        #expect(shows.tail == 64)
        shows.pictures = [PromptPicture(PictureSpan(start: 41, rows: 4, columns: 6, id: ""), pixels)]
        #expect(shows.tail == 70)
        let batch = batch()
        let known = request(262, seed: 7)
        let found = try run([known, known, request(5, seed: 2)], in: batch, at: [0, 9, 9])
        #expect(found[0].cached == 0 && found[1].cached == 256 && found[0].tokens == found[1].tokens)
        #expect(found[2].tokens == (try alone(request(5, seed: 2))).tokens)
    }

    @Test("a prediction that comes true is checked many tokens at a time; one that does not changes nothing but the time")
    func predictions() throws {
        let plain = try alone(request(90, seed: 3, tokens: 120))
        let truth = plain.tokens[0]
        let told = try alone(request(90, seed: 3, tokens: 120) { $0.prediction = truth })
        #expect(told.tokens == plain.tokens && told.texts == plain.texts)
        #expect((told.usage[0]?.accepted ?? 0) > 100 && told.usage[0]?.rejected == 0)
        #expect(told.steps * 6 < plain.steps, "\(told.steps) steps for \(plain.steps)")

        // Five changes: a token replaced, two left out, one put in, two replaced.
        var edited = truth
        edited[10] = 259
        edited.removeSubrange(30..<32)
        edited.insert(258, at: 60)
        edited[80] = 257
        edited[100] = 257
        let nearly = try alone(request(90, seed: 3, tokens: 120) { $0.prediction = edited })
        #expect(nearly.tokens == plain.tokens)
        #expect(nearly.steps * 2 < plain.steps, "\(nearly.steps) steps for \(plain.steps)")
        #expect((nearly.usage[0]?.accepted ?? 0) > 70 && (nearly.usage[0]?.rejected ?? 0) > 0)

        let wrong = try alone(request(90, seed: 3, tokens: 120) { $0.prediction = Array(repeating: 259, count: 50) })
        #expect(wrong.tokens == plain.tokens && wrong.usage[0]?.accepted == 0)
    }

    @Test("answers end at their tokens, at stop strings, at limits, and where a constraint ends them")
    func endings() throws {
        let plain = try alone(request(40, seed: 9))
        let end = plain.tokens[0][12]
        let first = try #require(plain.tokens[0].firstIndex(of: end))
        let ended = try alone(request(40, seed: 9) { $0.ends = [end] })
        #expect(ended.reasons == [.stop] && ended.tokens[0] == Array(plain.tokens[0][..<first]))
        #expect(ended.usage[0]?.completion == first + 1)

        let stop = String(plain.texts[0].dropFirst(5).prefix(3))
        let stopped = try alone(request(40, seed: 9) { $0.stops = [stop] })
        #expect(stopped.reasons == [.stop] && plain.texts[0].hasPrefix(stopped.texts[0] + stop) && !stopped.texts[0].contains(stop))

        let bound = try alone(request(40, seed: 9) { $0.constraint = EveryThird() })
        #expect(bound.reasons == [.stop] && bound.tokens[0].count == 6 && bound.tokens[0].allSatisfy { $0 % 3 == 0 })
        let predicted = try alone(
            request(40, seed: 9) {
                $0.constraint = EveryThird(); $0.prediction = bound.tokens[0]
            })
        #expect(predicted.tokens == bound.tokens)
    }

    @Test("the context ends an answer, and a prompt over it is refused")
    func context() throws {
        let found = try alone(request(2040, seed: 2) { $0.maxTokens = nil })
        #expect(found.reasons == [.length] && found.tokens[0].count == 8)
        let batch = batch()
        #expect(throws: CacheError.tooLong(tokens: 2049, positions: 2048)) { try batch.add(request(2048, seed: 1)) }
        #expect(throws: CacheError.tooLarge(tokens: 193, room: 192)) { try self.batch(pages: 3).add(request(192, seed: 1)) }
    }

    @Test("a request that is given up leaves nothing behind")
    func cancelling() throws {
        let batch = batch()
        let keep = try batch.add(request(100, seed: 1))
        let gone = try batch.add(request(100, seed: 2, tokens: 500))
        for _ in 0..<5 { _ = batch.step() }
        batch.cancel(gone)
        var ids: Set<Int> = []
        while !batch.isEmpty { ids.formUnion(batch.step().map(\.id)) }
        #expect(ids == [keep])
    }
}
