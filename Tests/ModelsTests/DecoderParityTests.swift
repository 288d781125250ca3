import Foundation
import Tensors
import Testing
import Weights

@testable import Models

private let fixtures =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures/decoders"

@Suite("Language models against transformers") struct DecoderParityTests {
    let compute = Compute()
    let workspace = Workspace(part: "test")

    /// The tokens and logits of `Tests/Parity/decoders.py`.
    private func reference(_ name: String) throws -> (tokens: [Int32], logits: [Float], vocabulary: Int) {
        let set = try WeightSet.open("\(fixtures)/\(name).safetensors")
        let (file, tokens) = try set.find("tokens")
        let (_, logits) = try set.find("logits")
        return (
            (0..<tokens.count).map { file.bytes(of: tokens).loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self) },
            (0..<logits.count).map { file.bytes(of: logits).loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }, logits.shape[1]
        )
    }

    private func logits(_ path: String, _ precision: Precision, _ tokens: [Int32], manner: ReadingManner = .prompt) throws -> Tensor {
        let decoder = try DecoderFiles(path).load(precision, on: compute)
        let pool = PagePool(PageShape(decoder.config, type: precision.activations), bytes: 16 << 20)
        return try decoder.read([Passage(CachedText(in: pool), tokens, scored: tokens.count)], manner, on: compute, workspace)
    }

    /// The share of the reference's size that the differences have.
    private func error(_ found: Tensor, _ expected: [Float]) -> Float {
        let (squares, all) = zip(found.floats(), expected).reduce((Float(0), Float(0))) { sums, pair in
            (sums.0 + (pair.0 - pair.1) * (pair.0 - pair.1), sums.1 + pair.1 * pair.1)
        }
        return (squares / all).squareRoot()
    }

    @Test("float32 logits, from safetensors and from GGUF", arguments: ["llama", "qwen2", "qwen3"])
    func logits(name: String) throws {
        let (tokens, expected, vocabulary) = try reference(name)
        for path in ["\(fixtures)/\(name)", "\(fixtures)/\(name).gguf"] {
            let found = try logits(path, .float32, tokens)
            #expect(found.shape == [tokens.count, vocabulary])
            let largest = zip(found.floats(), expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
            record("logits of \((path as NSString).lastPathComponent)", "largest difference", largest)
            #expect(largest < 1e-4, "\(path): \(largest)")
            for precision in [Precision.bfloat16, .int8] {
                let error = error(try logits(path, precision, tokens), expected)
                #expect(error < (precision == .int8 ? 0.06 : 0.02), "\(path), \(precision): \(error)")
            }
        }
    }

    @Test("blocks give the logits of their numbers: exactly in float32, closely where they are multiplied as they lie")
    func blocks() throws {
        let (tokens, expected, _) = try reference("llama-q8_0")
        let path = fixtures + "/llama-q8_0.gguf"
        let exact = try logits(path, .float32, tokens)
        let largest = zip(exact.floats(), expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
        #expect(largest < 1e-4, "\(largest)")
        for manner in [ReadingManner.prompt, .generation] {
            let error = error(try logits(path, .bfloat16, tokens, manner: manner), expected)
            // A token's inputs are int8 then, and a width of 32 averages little of that.
            #expect(error < (manner == .generation ? 0.035 : 0.02), "\(manner): \(error)")
        }
        #expect(error(try logits(path, .int8, tokens), expected) < 0.06)
    }

    @Test("a GGUF file says what its model is")
    func configurations() throws {
        let llama = try DecoderFiles(fixtures + "/llama.gguf")
        #expect(llama.family.name == "llama" && llama.config.pairs == .interleaved && llama.config.tiesEmbeddings)
        #expect(llama.config.layers == 2 && llama.config.heads == 4 && llama.config.keyHeads == 2 && llama.config.positions == 256)
        guard case .factors(let factors)? = llama.config.scaling else { throw WeightError.missing(tensor: "rope_freqs", place: "llama") }
        #expect(factors.count == 4 && factors[0] == 1 && factors[3] > 7)
        let qwen = try DecoderFiles(fixtures + "/qwen2.gguf")
        #expect(qwen.config.hasBiases && !qwen.config.normsHeads && !qwen.config.tiesEmbeddings && qwen.config.theta == 1e6)
        let other = try DecoderFiles(fixtures + "/qwen3.gguf")
        #expect(other.config.normsHeads && other.config.headSize == 16 && other.gguf != nil)
        #expect(try DecoderFiles(fixtures + "/qwen3").config == other.config)
    }

    @Test("a GGUF file that says something else than its tensors, or nothing, is refused by name")
    func refusals() throws {
        let good = try Data(contentsOf: URL(fileURLWithPath: fixtures + "/llama.gguf"))
        func refused(_ change: (inout Data) throws -> Void) throws -> String {
            let path = NSTemporaryDirectory() + "easel-\(UUID().uuidString).gguf"
            defer { try? FileManager.default.removeItem(atPath: path) }
            var bytes = good
            try change(&bytes)
            try bytes.write(to: URL(fileURLWithPath: path))
            let error = try #require(throws: (any Error).self) { try DecoderFiles(path).load(on: compute) }
            #expect("\(error)".contains(path), "\(error)")
            return "\(error)"
        }
        func replacing(_ old: String, _ new: String) -> (inout Data) throws -> Void {
            { bytes in bytes.replaceSubrange(try #require(bytes.range(of: Data(old.utf8))), with: Data(new.utf8)) }
        }
        #expect(try refused(replacing("block_count", "block_c0unt")).contains("llama.block_count is missing"))
        #expect(try refused(replacing("blk.1.ffn_up", "blk.1.ffn_uX")).contains("blk.1.ffn_up.weight"))
        #expect(try refused(replacing("context_length", "context_lengtX")).contains("llama.context_length is missing"))
        // One more layer than there are tensors for.
        let layers = try refused { bytes in
            let range = try #require(bytes.range(of: Data("llama.block_count".utf8)))
            bytes[range.upperBound + 4] = 3
        }
        #expect(layers.contains("blk.2."))
        let heads = try refused { bytes in
            let range = try #require(bytes.range(of: Data("llama.attention.head_count".utf8)))
            bytes[range.upperBound + 4] = 3
        }
        #expect(heads.contains("heads"))
    }
}
