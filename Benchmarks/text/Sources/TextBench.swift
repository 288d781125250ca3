import Foundation
import Generation
import Models
import Tensors

/// The measurements.
final class TextBench {
    private let decoder: Decoder
    private let texts: TokenTexts
    private let cache: ScalarType
    private let compute: Compute
    /// How often each thing is done; the best counts.
    var repeats = 5
    /// Whether the processors' seconds are counted, for a machine that others use too; with one thread.
    var countsProcessors = false
    /// The only thing to do; nil for all.
    var only: String?

    init(_ decoder: Decoder, _ texts: TokenTexts, cache: ScalarType, compute: Compute) {
        self.decoder = decoder
        self.texts = texts
        self.cache = cache
        self.compute = compute
    }

    /// Words without sense, the same every time.
    static func story(words: Int) -> String {
        let all = "the a small red house river stands near old bridge and who walks there sees light water stone under sky with people"
            .split(separator: " ")
        var state: UInt64 = 7
        return (0..<words).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(all[Int(state >> 33) % all.count])
        }.joined(separator: " ")
    }

    private func batch() -> GenerationBatch {
        let shape = PageShape(decoder.config, type: cache)
        return GenerationBatch(decoder, texts, pool: PagePool(shape, bytes: shape.bytes(tokens: 8192)), on: compute)
    }

    private func request(_ prompt: some Sequence<Int32>, tokens: Int, prediction: [Int32] = []) -> GenerationRequest {
        var request = GenerationRequest(prompt: Array(prompt), sampling: .greedy, maxTokens: tokens)
        request.prediction = prediction
        return request
    }

    /// Runs requests to their ends.
    ///
    /// - Returns: seconds to the last prompt's end and from there to the end of all, and the answers' tokens.
    private func run(_ requests: [GenerationRequest], in batch: GenerationBatch) throws -> (first: Double, rest: Double, tokens: [[Int32]])
    {
        let start = now()
        var ids: [Int: Int] = [:]
        for (place, request) in requests.enumerated() { ids[try batch.add(request)] = place }
        var tokens = requests.map { _ in [Int32]() }
        var first = start
        while !batch.isEmpty {
            for (id, result) in batch.step() {
                guard let place = ids[id] else { continue }
                switch try result.get() {
                case .prompt: first = now()
                case .piece(_, let piece): tokens[place] += piece.tokens.map(\.id)
                case .finished: continue
                }
            }
        }
        return (first - start, now() - first, tokens)
    }

    private func now() -> Double {
        var time = timespec()
        clock_gettime(countsProcessors ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// The likeliest answer to a talk.
    func answer(_ talk: [Int32], ends: Set<Int32>) throws -> String {
        var request = request(talk, tokens: 200)
        request.ends = ends
        return String(decoding: try run([request], in: batch()).tokens[0].flatMap { texts[$0] }, as: UTF8.self)
    }

    /// Everything, as JSON.
    func report(_ prompt: [Int32]) throws -> String {
        var lines: [String] = []
        func say(_ name: String, _ value: Double) { lines.append("\"\(name)\": \(value)") }
        func does(_ name: String) -> Bool { only == nil || only == name }
        // Wakes the threads and maps the weights.
        _ = try run([request(prompt[..<64], tokens: 4)], in: batch())
        if does("decode_1") {
            say("decode_1", try best { 128 / (try run([request(prompt[..<16], tokens: 129)], in: batch()).rest) })
        }
        if does("decode_8") {
            say(
                "decode_8",
                try best {
                    8 * 128 / (try run((0..<8).map { request(prompt[16 * $0..<16 * $0 + 16], tokens: 129) }, in: batch()).rest)
                })
        }
        if does("prefill_2048") { say("prefill_2048", try best { 2048 / (try run([request(prompt, tokens: 1)], in: batch()).first) }) }
        if does("cached") {
            let known = batch()
            say("first_uncached_ms", 1000 * (try run([request(prompt[..<2000], tokens: 1)], in: known).first))
            say("first_cached_ms", 1000 / (try best { 1 / (try run([request(prompt[..<2000], tokens: 1)], in: known).first) }))
        }
        if does("rewrite") {
            let plain = try run([request(prompt[..<64], tokens: 500)], in: batch())
            var edited = plain.tokens[0]
            for place in [50, 150, 250, 350, 450] { edited[place] = edited[place] == 1000 ? 1001 : 1000 }
            let told = try run([request(prompt[..<64], tokens: 500, prediction: edited)], in: batch())
            guard told.tokens == plain.tokens else { fatalError("a prediction changed the answer") }
            say("rewrite_plain_s", plain.rest)
            say("rewrite_predicted_s", told.rest)
        }
        say("peak_mb", Double(Self.peak()) / 1024)
        return "{" + lines.joined(separator: ", ") + "}"
    }

    /// The best of several.
    private func best(_ body: () throws -> Double) rethrows -> Double {
        var best = 0.0
        for _ in 0..<repeats { best = max(best, try body()) }
        return best
    }

    /// The most memory that the process had, in KB.
    private static func peak() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }
}
