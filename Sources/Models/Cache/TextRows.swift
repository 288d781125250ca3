import Tensors

/// How passages are read. The two differ in their last bits; within one, a passage's bytes depend on nothing but its own text:
/// neither on what is read beside it, nor on how it is cut into passages, nor on the number of threads.
public enum ReadingManner: Sendable {
    /// Many tokens of a text at once.
    case prompt
    /// A token, or a few, of each of many texts.
    case generation
}

/// Rows of many texts, kept in pages.
struct TextRows: DecoderContext {
    private let passages: [Passage]
    private let manner: ReadingManner
    private let shape: PageShape
    private let headSize: Int
    private let places: [PagePlace]
    private let rows: PageRows
    private let bases: [[UnsafeMutableRawPointer]]

    /// - Throws: `CacheError.full`, before anything was changed but room made.
    init(_ passages: [Passage], _ manner: ReadingManner, _ config: DecoderConfig, _ shape: PageShape) throws(CacheError) {
        for passage in passages {
            let length = passage.text.count + passage.tokens.count
            guard length <= config.positions else { throw CacheError.tooLong(tokens: length, positions: config.positions) }
            try passage.text.reserve(passage.tokens.count)
        }
        self.passages = passages
        self.manner = manner
        self.shape = shape
        headSize = config.headSize
        places = passages.flatMap { $0.text.places($0.tokens.count) }
        bases = passages.map(\.text.bases)
        var rows = PageRows()
        if manner == .generation {
            for (passage, pages) in zip(passages, bases) {
                rows.add(pages, tokens: passage.text.count + 1..<passage.text.count + passage.tokens.count + 1)
            }
        }
        self.rows = rows
    }

    var positions: [TokenPosition] { passages.flatMap(\.positions) }

    /// The rows that show pictures.
    var pictures: [PictureRows] {
        var pictures: [PictureRows] = []
        var first = 0
        for passage in passages {
            for picture in passage.pictures {
                let shown = picture.span.range.clamped(to: passage.range)
                let start = first + shown.lowerBound - passage.range.lowerBound
                pictures.append(
                    PictureRows(start..<start + shown.count, first: shown.lowerBound - picture.span.start, of: picture.features))
            }
            first += passage.tokens.count
        }
        return pictures
    }

    /// Puts the rows' keys and values into their pages.
    func take(k: Tensor, v: Tensor, layer: Int, on compute: Compute) { compute.store(k: k, v: v, layer: layer, shape, at: places) }

    func attend(q: Tensor, k: Tensor, v: Tensor, layer: Int, into out: Tensor, on compute: Compute, _ workspace: Workspace) {
        take(k: k, v: v, layer: layer, on: compute)
        if manner == .generation { return compute.attend(q: q, to: rows, layer: layer, shape, into: out) }
        var first = 0
        for (passage, pages) in zip(passages, bases) {
            let range = first..<first + passage.tokens.count
            first = range.upperBound
            // What int8 pages hold is not what was put in: the passage sees itself as later ones will see it.
            if passage.text.count == 0, shape.type == k.type {
                compute.attention(q: q[range], k: k[range], v: v[range], headSize: headSize, causal: true, into: out[range])
                continue
            }
            workspace.scope {
                let count = passage.text.count + passage.tokens.count
                let keys = workspace.tensor([count, k.columns], type: k.type)
                let values = workspace.tensor([count, v.columns], type: v.type)
                compute.load(pages, layer: layer, shape, k: keys, v: values)
                compute.attention(q: q[range], k: keys, v: values, headSize: headSize, causal: true, into: out[range])
            }
        }
    }
}

extension Decoder {
    /// Reads passages of different texts at once, and adds them to their texts.
    ///
    /// - Returns: float32 `[scored, vocabulary]`: the scores of the tokens to follow, passage by passage.
    /// - Throws: `CacheError`; the texts are then as they were.
    public func read(
        _ passages: [Passage], _ manner: ReadingManner, on compute: Compute, _ workspace: Workspace
    ) throws(CacheError) -> Tensor {
        guard let shape = passages.first?.text.pool.shape else { return Tensor(zeros: [0, config.vocabulary]) }
        let context = try TextRows(passages, manner, config, shape)
        let compute = compute.making(manner == .prompt ? .many : .few)
        var wanted: [Int] = []
        var rows = 0
        for passage in passages {
            rows += passage.tokens.count
            wanted += rows - passage.scored..<rows
        }
        let scores = Tensor(zeros: [wanted.count, config.vocabulary])
        read(
            passages.flatMap(\.tokens), at: context.positions, pictures: context.pictures, in: context, on: compute, workspace
        ) { layer, stream in
            if layer == config.layers, !wanted.isEmpty { score(stream, rows: wanted, into: scores, on: compute.making(.few), workspace) }
        }
        for passage in passages { passage.text.add(passage.tokens, pictures: passage.begun) }
        return scores
    }
}
