import Foundation
import Models
import Tensors
import Testing

@testable import Generation

@Suite("Pictures among many answers") struct SightTests {
    let compute = Compute(threads: 2)
    let files: DecoderFiles
    let decoder: Decoder
    let tower: any VisionTower
    let texts = TokenTexts(bytes: (0..<720).map { $0 < 256 ? [UInt8($0 % 95 + 32)] : [] })

    init() throws {
        files = try DecoderFiles(
            URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
                + "/Parity/fixtures/qwen3-vl-tiny")
        decoder = try files.load(.bfloat16, on: compute)
        tower = try #require(try files.loadTower(.bfloat16, on: compute))
    }

    private func batch(pages: Int = 100, pictures: Int = 1 << 20) -> GenerationBatch {
        let shape = PageShape(decoder.config, type: .bfloat16)
        var options = GenerationBatch.Options()
        options.pictures = pictures
        return GenerationBatch(
            decoder, texts, tower: tower, pool: PagePool(shape, bytes: pages * shape.bytes), options: options, on: compute)
    }

    /// A prompt with pictures of 64 × 48 pixels, 12 tokens each, at every fortieth token.
    private func request(_ pictures: [Int], length: Int = 100, tokens: Int = 10) -> GenerationRequest {
        var prompt = (0..<length).map { Int32($0 * 29 % 600) }
        var shown: [PromptPicture] = []
        for (number, kind) in pictures.enumerated() {
            let span = PictureSpan(start: 7 + 40 * number, rows: 3, columns: 4, id: "\(kind)")
            for place in span.range { prompt[place] = 703 }
            let pixels = (0..<64 * 48 * 3).map { UInt8(truncatingIfNeeded: ($0 * (kind * 2 + 3)) >> 3) }
            shown.append(PromptPicture(span, PicturePixels(width: 64, height: 48, pixels: pixels)))
        }
        var request = GenerationRequest(prompt: prompt, maxTokens: tokens)
        request.pictures = shown
        request.sampling.temperature = 1
        request.sampling.seed = 4
        return request
    }

    /// The events of all requests until nothing runs.
    private func run(_ batch: GenerationBatch) throws -> [(id: Int, event: GenerationEvent)] {
        var all: [(id: Int, event: GenerationEvent)] = []
        while !batch.isEmpty { for (id, result) in batch.step() { all.append((id, try result.get())) } }
        return all
    }

    private func tokens(_ id: Int, _ events: [(id: Int, event: GenerationEvent)]) -> [Int32] {
        events.flatMap { event -> [Int32] in
            if event.id == id, case .piece(_, let piece) = event.event { piece.tokens.map(\.id) } else { [] }
        }
    }

    private func alone(_ request: GenerationRequest) throws -> [Int32] {
        let batch = batch()
        let id = try batch.add(request)
        return tokens(id, try run(batch))
    }

    @Test("while a picture is looked at other answers go on, and everybody gets what they get alone")
    func company() throws {
        let requests = [request([], tokens: 60), request([1]), request([2, 1]), request([2]), request([1])]
        let batch = batch()
        var ids = [try batch.add(requests[0])]
        var events = batch.step().compactMap { result in (try? result.1.get()).map { (id: result.id, event: $0) } }
        for request in requests.dropFirst() { ids.append(try batch.add(request)) }
        // Three blocks, a step each: the first answer goes on by a token in each of them.
        for step in 0..<2 {
            let found = batch.step()
            #expect(!found.isEmpty && found.allSatisfy { $0.id == ids[0] }, "step \(step)")
            events += found.compactMap { result in (try? result.1.get()).map { (id: result.id, event: $0) } }
        }
        events += try run(batch)
        for (id, request) in zip(ids, requests) {
            let expected = try alone(request)
            #expect(tokens(id, events) == expected)
        }
        #expect(tokens(ids[1], events) != tokens(ids[3], events) && tokens(ids[1], events) == tokens(ids[4], events))
    }

    @Test("where no features are kept, and memory runs out, answers are the same")
    func memory() throws {
        let requests = [request([1, 2], tokens: 80), request([2, 1], tokens: 80), request([3], tokens: 80)]
        let batch = batch(pages: 6, pictures: 0)
        let ids = try requests.map { try batch.add($0) }
        let events = try run(batch)
        for (id, request) in zip(ids, requests) {
            let (found, expected) = (tokens(id, events), try alone(request))
            #expect(found.count == 80 && found == expected)
        }
    }

    @Test("who goes away ends the looking, and what was seen of it is nobody else's")
    func cancelling() throws {
        let batch = batch()
        let gone = try batch.add(request([1]))
        #expect(batch.step().isEmpty)
        let held = batch.bytes
        batch.cancel(gone)
        #expect(batch.isEmpty && batch.bytes < held)
        let first = try batch.add(request([1]))
        #expect(batch.step().isEmpty)
        let second = try batch.add(request([2]))
        batch.cancel(first)
        let events = try run(batch)
        let expected = try alone(request([2]))
        #expect(tokens(second, events) == expected && tokens(first, events).isEmpty)
        batch.trim()
        #expect(batch.bytes == 0)
    }
}
