import Tensors
import Testing
import TinyModels

@testable import Models

@Suite("A decoder reads texts in pages") struct DecoderTests {
    let compute = Compute(threads: 2)
    let workspace = Workspace(part: "test")

    /// How a model computes and what its pages hold.
    struct Kind: Sendable, CustomTestStringConvertible {
        var precision: Precision
        var pages: ScalarType
        var testDescription: String { "\(precision), pages of \(pages)" }
        static let all = [
            Kind(precision: .float32, pages: .float32), Kind(precision: .bfloat16, pages: .bfloat16),
            Kind(precision: .bfloat16, pages: .int8),
            Kind(precision: .int8, pages: .bfloat16),
        ]
    }

    private func pool(_ decoder: Decoder, _ type: ScalarType, bytes: Int = 64 << 20) -> PagePool {
        PagePool(PageShape(decoder.config, type: type), bytes: bytes)
    }

    static func prompt(_ length: Int, _ seed: Int) -> [Int32] { (0..<length).map { Int32(($0 * 37 + seed * 101 + $0 * $0) % 260) } }

    private func best(_ scores: Tensor, _ row: Int = 0) -> Int32 {
        let values = scores[row..<row + 1].floats()
        return Int32(values.indices.max { values[$0] < values[$1] } ?? 0)
    }

    private func bytes(_ tensor: Tensor) -> [UInt8] { Array(UnsafeRawBufferPointer(start: tensor.pointer, count: tensor.byteCount)) }

    @Test("token by token is what the whole text gives", arguments: [TinyDecoder.llama.config.pairs, .interleaved])
    func tokenByToken(pairs: Rotary.Pairs) throws {
        var tiny = TinyDecoder.llama
        tiny.config.pairs = pairs
        tiny.config.normsHeads = true
        tiny.config.hasBiases = true
        tiny.config.tiesEmbeddings = false
        tiny.config.scaling = .llama3(factor: 8, low: 1, high: 4, original: 64)
        let decoder = try tiny.load(on: compute)
        let tokens = Self.prompt(150, 1)
        let pool = pool(decoder, .float32)
        let whole = try decoder.read([Passage(CachedText(in: pool), tokens, scored: 150)], .prompt, on: compute, workspace)
        let text = CachedText(in: pool)
        for (index, token) in tokens.enumerated() {
            let scores = try decoder.read([Passage(text, [token], scored: 1)], .generation, on: compute, workspace)
            #expect(difference(scores, whole[index..<index + 1]) < 1e-4)
        }
        #expect(text.count == 150 && text.pageCount == 3 && pool.used == 3)
        let values = whole.floats()
        #expect((values.max() ?? 0) - (values.min() ?? 0) > 1)
    }

    @Test("many texts at once are each what they are alone", arguments: Kind.all)
    func batches(kind: Kind) throws {
        let decoder = try TinyDecoder.llama.load(kind.precision, on: compute)
        let prompts = [3, 64, 65, 130, 200, 7].enumerated().map { Self.prompt($1, $0) }
        func run(_ group: [[Int32]]) throws -> [[[UInt8]]] {
            let pool = pool(decoder, kind.pages)
            let texts = group.map { _ in CachedText(in: pool) }
            var scores = try decoder.read(zip(texts, group).map { Passage($0, $1, scored: 1) }, .prompt, on: compute, workspace)
            var seen = group.map { _ in [[UInt8]]() }
            for step in 0..<5 {
                for index in group.indices { seen[index].append(bytes(scores[index..<index + 1])) }
                if step == 4 { break }
                let next = texts.enumerated().map { Passage($1, [best(scores, $0)], scored: 1) }
                scores = try decoder.read(next, .generation, on: compute, workspace)
            }
            return seen
        }
        let together = try run(prompts)
        for (index, prompt) in prompts.enumerated() { #expect(try run([prompt])[0] == together[index], "text \(index)") }
    }

    @Test("guesses read at once are what they are one after the other", arguments: Kind.all)
    func guesses(kind: Kind) throws {
        let decoder = try TinyDecoder.llama.load(kind.precision, on: compute)
        let pool = pool(decoder, kind.pages)
        let (prompt, next) = (Self.prompt(100, 2), Self.prompt(40, 9))
        let text = CachedText(in: pool)
        _ = try decoder.read([Passage(text, prompt)], .prompt, on: compute, workspace)
        let fork = text.fork()
        let together = try decoder.read([Passage(text, next, scored: 40)], .generation, on: compute, workspace)
        for (index, token) in next.enumerated() {
            let scores = try decoder.read([Passage(fork, [token], scored: 1)], .generation, on: compute, workspace)
            #expect(bytes(scores) == bytes(together[index..<index + 1]), "\(index)")
        }
        // Taken back, and read again.
        text.keep(103)
        #expect(text.pageCount == 2)
        let again = try decoder.read([Passage(text, [next[3]], scored: 1)], .generation, on: compute, workspace)
        #expect(bytes(again) == bytes(together[3..<4]))
    }

    @Test("a prompt may be cut, and its beginning may be known", arguments: Kind.all)
    func prefixes(kind: Kind) throws {
        let decoder = try TinyDecoder.llama.load(kind.precision, on: compute)
        let prompt = Self.prompt(300, 4)
        let pool = pool(decoder, kind.pages)
        let prefixes = PrefixCache(pool)
        let whole = CachedText(in: pool)
        let expected = bytes(try decoder.read([Passage(whole, prompt, scored: 1)], .prompt, on: compute, workspace))

        let cut = CachedText(in: pool)
        var last = Tensor(zeros: [0, 1])
        for range in [0..<100, 100..<101, 101..<256, 256..<300] {
            last = try decoder.read([Passage(cut, Array(prompt[range]), scored: 1)], .prompt, on: compute, workspace)
        }
        #expect(bytes(last) == expected)

        #expect(prefixes.beginning(of: prompt).count == 0)
        prefixes.keep(whole, prompt: 300)
        #expect(prefixes.count == 4)
        let known = prefixes.beginning(of: prompt)
        #expect(known.count == 256)
        let used = pool.used
        let found = try decoder.read([Passage(known, Array(prompt[256...]), scored: 1)], .prompt, on: compute, workspace)
        #expect(bytes(found) == expected && pool.used == used + 1)
        // At least one token is always left to be read; another text shares what it begins with and no more.
        #expect(prefixes.beginning(of: Array(prompt[0..<256])).count == 192)
        #expect(prefixes.beginning(of: Array(prompt[0..<130]) + Self.prompt(100, 5)).count == 128)
    }

    @Test("int8 pages come within 2 % of exact ones")
    func int8Pages() throws {
        let decoder = try TinyDecoder.llama.load(on: compute)
        let prompt = Self.prompt(200, 6)
        func scores(_ type: ScalarType) throws -> [Float] {
            let text = CachedText(in: pool(decoder, type))
            _ = try decoder.read([Passage(text, prompt)], .prompt, on: compute, workspace)
            return try decoder.read([Passage(text, Self.prompt(30, 7), scored: 30)], .generation, on: compute, workspace).floats()
        }
        let (exact, found) = (try scores(.float32), try scores(.int8))
        let error = zip(exact, found).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let size = exact.reduce(0) { $0 + $1 * $1 }
        #expect((error / size).squareRoot() < 0.02, "\((error / size).squareRoot())")
        #expect(error > 0)
    }

    @Test("texts share what they have in common until one goes its own way")
    func forks() throws {
        let decoder = try TinyDecoder.llama.load(on: compute)
        let pool = pool(decoder, .float32)
        let first = CachedText(in: pool)
        _ = try decoder.read([Passage(first, Self.prompt(100, 3))], .prompt, on: compute, workspace)
        let second = first.fork()
        #expect(pool.used == 2)
        let (a, b) = (Self.prompt(3, 8), Self.prompt(3, 9))
        let found = try decoder.read([Passage(first, a, scored: 1), Passage(second, b, scored: 1)], .generation, on: compute, workspace)
        #expect(pool.used == 3)
        for (row, tail) in [a, b].enumerated() {
            let alone = CachedText(in: pool)
            _ = try decoder.read([Passage(alone, Self.prompt(100, 3))], .prompt, on: compute, workspace)
            let expected = try decoder.read([Passage(alone, tail, scored: 1)], .generation, on: compute, workspace)
            #expect(bytes(expected) == bytes(found[row..<row + 1]))
        }
    }

    @Test("memory has a limit, and known beginnings make room, the oldest first")
    func limits() throws {
        let decoder = try TinyDecoder.llama.load(on: compute)
        let shape = PageShape(decoder.config, type: .float32)
        #expect(shape.bytes == 2 * 2 * 64 * 16 * 4 && shape.bytes(tokens: 65) == 2 * shape.bytes)
        let pool = PagePool(shape, bytes: 6 * shape.bytes + 5)
        let prefixes = PrefixCache(pool)
        func read(_ seed: Int, _ length: Int) throws -> CachedText {
            let text = prefixes.beginning(of: Self.prompt(length, seed))
            _ = try decoder.read([Passage(text, Array(Self.prompt(length, seed)[text.count...]))], .prompt, on: compute, workspace)
            prefixes.keep(text, prompt: length)
            return text
        }
        _ = try read(1, 129)
        _ = try read(2, 129)
        #expect(pool.used == 4 && prefixes.count == 4)
        _ = try read(1, 129)
        var held: CachedText? = try read(3, 190)
        #expect(pool.used == 6 && prefixes.beginning(of: Self.prompt(129, 1)).count == 128)
        #expect(prefixes.beginning(of: Self.prompt(129, 2)).count == 64)
        // What a text is using cannot be given up.
        let many = CachedText(in: pool)
        #expect(throws: CacheError.full(bytes: 6 * shape.bytes)) {
            try decoder.read([Passage(many, Self.prompt(64 * 4, 4))], .prompt, on: compute, workspace)
        }
        #expect(many.count == 0)
        held = nil
        many.keep(0)
        _ = try decoder.read([Passage(many, Self.prompt(64 * 5, 4))], .prompt, on: compute, workspace)
        #expect(pool.used <= 6 && held == nil)
        let error = #expect(throws: CacheError.self) {
            try decoder.read([Passage(CachedText(in: pool), Self.prompt(2049, 4))], .prompt, on: compute, workspace)
        }
        #expect(error == .tooLong(tokens: 2049, positions: 2048))
    }

    @Test("a million positions, in the memory that was told beforehand")
    func fullLength() throws {
        let length = 1_047_576
        var tiny = TinyDecoder(
            config: DecoderConfig(
                vocabulary: 64, width: 16, inner: 16, layers: 1, heads: 2, keyHeads: 1, headSize: 8, positions: length, theta: 1e6))
        tiny.seed = 3
        let decoder = try tiny.load(.bfloat16, on: compute)
        let shape = PageShape(decoder.config, type: .int8)
        let told = shape.bytes(tokens: length)
        let pool = PagePool(shape, bytes: told)
        let text = CachedText(in: pool)
        // The keys and values of a first layer depend on no attention, which would take a minute: only they are filled in.
        let tokens = (0..<length).map { Int32(($0 &* 2_654_435_761) >> 7 & 63) }
        let most = length - 70
        for start in stride(from: 0, to: most, by: 8192) {
            let part = Array(tokens[start..<min(start + 8192, most)])
            let rows = try TextRows([Passage(text, part)], .prompt, decoder.config, shape)
            decoder.read(part, at: rows.positions, in: FillingIn(rows: rows), on: compute.making(.many), workspace) { _, _ in }
            text.add(part)
        }
        let fork = text.fork()
        let tail = Array(tokens[most...])
        // Of the forks' first pages all are shared, and of the last two one is copied.
        #expect(throws: CacheError.self) { try decoder.read([Passage(fork, tail)], .prompt, on: compute, workspace) }
        fork.keep(0)
        let prompt = try decoder.read([Passage(text, tail, scored: 70)], .prompt, on: compute, workspace)
        #expect(text.count == length && pool.heldBytes == told)
        text.keep(most)
        for (index, token) in tail.enumerated() where index < 68 || index == 69 {
            if index == 69 { _ = try decoder.read([Passage(text, [tail[68]])], .generation, on: compute, workspace) }
            let scores = try decoder.read([Passage(text, [token], scored: 1)], .generation, on: compute, workspace)
            #expect(difference(scores, prompt[index..<index + 1]) < 0.02)
        }
        #expect(throws: CacheError.tooLong(tokens: length + 1, positions: length)) {
            try decoder.read([Passage(text, [1])], .generation, on: compute, workspace)
        }
        // One layer's keys and values as rows for the prompt's attention, and in its tiles, which pad a head to 32.
        #expect(workspace.peakBytes + compute.scratchBytes < 2 * 2 * length * (8 + 32) + (8 << 20))
    }
}

/// Takes keys and values in and attends to nothing.
private struct FillingIn: DecoderContext {
    let rows: TextRows

    func attend(q: Tensor, k: Tensor, v: Tensor, layer: Int, into out: Tensor, on compute: Compute, _ workspace: Workspace) {
        rows.take(k: k, v: v, layer: layer, on: compute)
        compute.scale(q, by: 0, into: out)
    }
}
