/// Where a token stands: in time and, within a picture, in which row and column. Of a text's tokens all three are the same.
public struct TokenPosition: Sendable, Hashable {
    /// The place in the text; all of a picture's tokens have one.
    public var time: Int
    /// The row of a picture, counted from the picture's place.
    public var row: Int
    /// The column of a picture, likewise.
    public var column: Int

    /// A position on each axis.
    public init(time: Int, row: Int, column: Int) {
        self.time = time
        self.row = row
        self.column = column
    }

    /// The position of a token of a text.
    public init(_ place: Int) { self.init(time: place, row: place, column: place) }

    /// The coordinate by which pair number `pair` of a head turns.
    ///
    /// - Parameter sections: how many pairs turn by time, row and column, the three taking turns until one has all of its pairs; the rest
    ///   turn by time (transformers `Qwen3VLTextRotaryEmbedding.recomposition_frequencies`). Empty: all turn by time.
    func coordinate(ofPair pair: Int, sections: [Int]) -> Int {
        guard sections.count == 3 else { return time }
        switch pair % 3 {
        case 1 where pair < 3 * sections[1]: return row
        case 2 where pair < 3 * sections[2]: return column
        default: return time
        }
    }
}
