import Tensors
import Testing

@Suite("Pages of keys and values") struct PageTests {
    struct Case: Sendable {
        var tokens: [Int]
        var heads = 6
        var keyHeads = 2
        var size = 64
        var type = ScalarType.bfloat16
    }

    /// Short texts, texts over several spans of pages, heads whose size is no multiple of 16, five queries a key.
    static let cases = [
        Case(tokens: [1, 70, 64]), Case(tokens: [1300], type: .float32), Case(tokens: [513, 2, 512], type: .int8),
        Case(tokens: [90, 0, 3], heads: 5, keyHeads: 1, size: 24), Case(tokens: [600], heads: 2, keyHeads: 2, size: 8, type: .float32),
    ]

    @Test(arguments: cases)
    func attendsLikeTheFormula(_ c: Case) {
        var numbers = Numbers(5)
        let shape = PageShape(layers: 2, keyHeads: c.keyHeads, headSize: c.size, type: c.type)
        let input: ScalarType = c.type == .float32 ? .float32 : .bfloat16
        let texts = c.tokens.map { tokens in
            (
                k: numbers.tensor([max(1, tokens), c.keyHeads * c.size], type: input),
                v: numbers.tensor([max(1, tokens), c.keyHeads * c.size], type: input), tokens: tokens
            )
        }
        let q = numbers.tensor([c.tokens.count, c.heads * c.size], type: input, scale: 3)
        var expected: [Double] = []
        for (row, text) in texts.enumerated() {
            let query = Array(q.doubles[row * q.columns..<(row + 1) * q.columns])
            expected +=
                text.tokens == 0
                ? [Double](repeating: 0, count: q.columns)
                : AttentionTests.attention(
                    query, text.k.doubles, text.v.doubles,
                    .init(queries: 1, keys: text.tokens, heads: c.heads, keyHeads: c.keyHeads, size: c.size), nil)
        }
        let same = onEachPath { compute in
            let memory = texts.map { text in (0..<(text.tokens + 63) / 64).map { _ in TensorStorage(byteCount: shape.bytes) } }
            var rows = PageRows()
            for (text, pages) in zip(texts, memory) {
                if text.tokens > 0 {
                    let places = (0..<text.tokens).map { PagePlace(page: pages[$0 / 64].base, slot: $0 % 64) }
                    compute.store(k: text.k, v: text.v, layer: 1, shape, at: places)
                }
                rows.add(pages.map(\.base), tokens: text.tokens..<text.tokens + 1)
            }
            let out = Tensor(zeros: q.shape)
            compute.attend(q: q, to: rows, layer: 1, shape, into: out)
            return out
        } check: { out, path in
            // int8 keys are off by up to 1/254 of their largest, which moves the weights too.
            let most = c.type == .int8 ? 0.02 : 1e-5
            #expect(difference(out, expected).largest < most, "\(path): \(difference(out, expected).largest)")
        }
        #expect(same)
    }

    @Test(arguments: [ScalarType.float32, .bfloat16, .int8])
    func givesBackWhatWasStored(type: ScalarType) {
        var numbers = Numbers(8)
        let shape = PageShape(layers: 3, keyHeads: 2, headSize: 40, type: type)
        let input: ScalarType = type == .float32 ? .float32 : .bfloat16
        let (k, v) = (numbers.tensor([130, 80], type: input), numbers.tensor([130, 80], type: input))
        let same = onEachPath { compute in
            let pages = (0..<3).map { _ in TensorStorage(byteCount: shape.bytes) }
            compute.store(k: k, v: v, layer: 2, shape, at: (0..<130).map { PagePlace(page: pages[$0 / 64].base, slot: $0 % 64) })
            let out = Tensor(zeros: [260, 80])
            compute.load(pages.map(\.base), layer: 2, shape, k: out[0..<130], v: out[130..<260])
            return out
        } check: { out, path in
            let found = difference(out, k.doubles + v.doubles).largest
            #expect(type == .int8 ? found < 1.0 / 250 : found == 0, "\(path): \(found)")
        }
        #expect(same)
    }

    /// The attention of prompts: cut anywhere, with scores far above those of the first keys, the same bytes.
    @Test(arguments: [ScalarType.float32, .bfloat16])
    func promptsMayBeCut(type: ScalarType) {
        var numbers = Numbers(9)
        let q = numbers.tensor([200, 64], type: type)
        let keys = numbers.tensor([200, 64])
        for column in 0..<64 {
            keys.pointer.storeBytes(of: q.floats()[150 * 64 + column] * 300, toByteOffset: (140 * 64 + column) * 4, as: Float.self)
        }
        let (k, v) = (keys.rounded(to: type), numbers.tensor([200, 64], type: type))
        for path in KernelPath.available {
            let compute = Compute(threads: 2, path: path)
            let whole = Tensor(zeros: [200, 64])
            compute.attention(q: q, k: k, v: v, headSize: 64, causal: true, into: whole)
            let cut = Tensor(zeros: [200, 64])
            for range in [0..<1, 1..<77, 77..<150, 150..<200] {
                compute.attention(
                    q: q[range], k: k[0..<range.upperBound], v: v[0..<range.upperBound], headSize: 64, causal: true, into: cut[range])
            }
            #expect(whole.bytes == cut.bytes, "\(path)")
        }
    }

    @Test("a row is the same alone and in any company", arguments: [Compute.Products.few, .many], [ScalarType.float32, .bfloat16, .int8])
    func rowsAreTheirOwn(products: Compute.Products, type: ScalarType) {
        var numbers = Numbers(10)
        let weight = numbers.tensor([75, 1100], type: type == .int8 ? .bfloat16 : type)
        let x = numbers.tensor([70, 1100], type: type == .float32 ? .float32 : .bfloat16)
        for path in KernelPath.available {
            let compute = Compute(threads: 2, path: path).making(products)
            let layer = type == .int8 ? Linear(weight: weight).quantized(on: compute) : Linear(weight: weight)
            let whole = Tensor(zeros: [70, 75])
            compute.linear(layer, x, into: whole)
            let cut = Tensor(zeros: [70, 75])
            for range in [0..<1, 1..<3, 3..<9, 9..<10, 10..<43, 43..<70] { compute.linear(layer, x[range], into: cut[range]) }
            #expect(whole.bytes == cut.bytes, "\(path)")
        }
    }
}
