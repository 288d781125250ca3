import Foundation
import Models
import Tensors
import Tokenizers

/// Which token a model holds for the likeliest, for Benchmarks/text/agreement.py: after each token of a text, read as a prompt, as generation and in
/// float32 with unpacked weights; and the likeliest answers to some prompts.
struct Likeliest {
    let files: DecoderFiles
    let tokenizer: Tokenizer
    let compute: Compute
    private let workspace = Workspace(part: "likeliest")

    init(_ files: DecoderFiles, _ tokenizer: Tokenizer, on compute: Compute) {
        self.files = files
        self.tokenizer = tokenizer
        self.compute = compute
    }

    private struct Report: Encodable {
        struct Answer: Encodable {
            var prompt: [Int32]
            var tokens: [Int32]
        }
        var tokens: [Int32]
        var prompt: [Int32]
        var generation: [Int32]
        var exact: [Int32]
        var answers: [Answer]
    }

    /// JSON for the first `count` tokens of a text, and for prompts, one a line, each with the 64 tokens that follow.
    func report(_ text: String, _ prompts: [String], count: Int) throws -> String {
        let tokens = Array(tokenizer.encode(text).prefix(count))
        let decoder = try files.load(on: compute)
        let answers = try prompts.map { line in
            let prompt = tokenizer.encode(line)
            return Report.Answer(prompt: prompt, tokens: try answer(prompt, decoder))
        }
        let report = Report(
            tokens: tokens, prompt: try following(tokens, .prompt, decoder), generation: try following(tokens, .generation, decoder),
            exact: try following(tokens, .prompt, try files.load(.float32, on: compute)), answers: answers)
        return String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    }

    private func pages(_ decoder: Decoder) -> PagePool {
        let shape = PageShape(decoder.config, type: decoder.precision == .float32 ? .float32 : .bfloat16)
        return PagePool(shape, bytes: shape.bytes(tokens: 4096))
    }

    private func following(_ tokens: [Int32], _ manner: ReadingManner, _ decoder: Decoder) throws -> [Int32] {
        let passage = Passage(CachedText(in: pages(decoder)), tokens, scored: tokens.count)
        let scores = try decoder.read([passage], manner, on: compute, workspace)
        return tokens.indices.map { best(scores, $0) }
    }

    private func answer(_ prompt: [Int32], _ decoder: Decoder) throws -> [Int32] {
        let text = CachedText(in: pages(decoder))
        var scores = try decoder.read([Passage(text, prompt, scored: 1)], .prompt, on: compute, workspace)
        var out: [Int32] = []
        while out.count < 64 {
            out.append(best(scores, 0))
            scores = try decoder.read([Passage(text, [out[out.count - 1]], scored: 1)], .generation, on: compute, workspace)
        }
        return out
    }

    private func best(_ scores: Tensor, _ row: Int) -> Int32 {
        scores[row..<row + 1].withElements(as: Float.self) { values in
            Int32(values.indices.max { values[$0] < values[$1] } ?? 0)
        }
    }
}
