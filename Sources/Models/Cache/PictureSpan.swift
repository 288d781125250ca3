/// A picture's place in a text: its tokens follow each other, row by row.
public struct PictureSpan: Sendable, Hashable {
    /// The place of its first token.
    public var start: Int
    /// Rows of tokens.
    public let rows: Int
    /// Columns of tokens.
    public let columns: Int
    /// What it shows: two pictures with the same one are the same. A hash of the pixels that collides for nobody.
    public let id: String

    /// A picture of `rows` × `columns` tokens from token `start` on.
    public init(start: Int, rows: Int, columns: Int, id: String) {
        precondition(rows > 0 && columns > 0, "a picture of \(rows) × \(columns) tokens")
        self.start = start
        self.rows = rows
        self.columns = columns
        self.id = id
    }

    /// How many tokens it has.
    public var count: Int { rows * columns }
    /// Its tokens' places.
    public var range: Range<Int> { start..<start + count }
    /// How far what follows it stands from its beginning: its longer edge.
    var length: Int { max(rows, columns) }

    /// The same picture in a text that begins `offset` tokens later.
    func moved(by offset: Int) -> PictureSpan { PictureSpan(start: start - offset, rows: rows, columns: columns, id: id) }
}

extension [PictureSpan] {
    /// The positions of a text's tokens `range`, where these are all its pictures up to there, in order. A picture's tokens have its
    /// place as their time, and rows and columns from there; what follows goes on behind its longer edge (transformers
    /// `Qwen3VLModel.get_rope_index`).
    func positions(_ range: Range<Int>) -> [TokenPosition] {
        var positions: [TokenPosition] = []
        positions.reserveCapacity(range.count)
        var (index, shift) = (range.lowerBound, 0)
        for span in self {
            if span.range.upperBound > index {
                let text = index..<Swift.max(index, Swift.min(span.start, range.upperBound))
                positions += text.map { TokenPosition($0 + shift) }
                index = text.upperBound
                let begin = span.start + shift
                let end = Swift.max(index, Swift.min(span.range.upperBound, range.upperBound))
                positions += (index - span.start..<end - span.start).map { place in
                    TokenPosition(time: begin, row: begin + place / span.columns, column: begin + place % span.columns)
                }
                index = end
            }
            if index == range.upperBound { return positions }
            shift += span.length - span.count
        }
        return positions + (index..<range.upperBound).map { TokenPosition($0 + shift) }
    }

    /// Those of which tokens lie in `range`.
    func overlapping(_ range: Range<Int>) -> [PictureSpan] { filter { $0.range.overlaps(range) } }
}
