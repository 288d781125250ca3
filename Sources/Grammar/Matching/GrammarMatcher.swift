/// Follows a text through a grammar, byte by byte or token by token, and tells which tokens may come next.
///
/// Whatever it allows can be finished. A value: a copy goes its own way, as beams or several answers need.
public struct GrammarMatcher: Sendable {
    /// The grammar that is followed.
    public let grammar: Grammar
    /// The tokens that are asked about.
    public let vocabulary: Vocabulary
    /// The bytes that were accepted.
    public private(set) var count = 0
    /// Whether only the shortest way to the end is allowed from here on; becomes so by itself after the grammar's
    /// `Options.longest` bytes. A caller whose tokens run out sets it in time: `remaining` bytes are needed.
    public var isClosing = false

    var table = FrameTable()
    /// The set of frames at which the next byte is read.
    var current: Int32 = -1
    /// Masks of sets that were asked about.
    var masks: [Int32: [UInt64]] = [:]

    /// A matcher at the beginning of a text of `grammar`.
    public init(_ grammar: Grammar, _ vocabulary: Vocabulary) {
        self.grammar = grammar
        self.vocabulary = vocabulary
        for (index, node) in grammar.nodes.enumerated() { if case .number = node { table.numberNodes.insert(Int32(index)) } }
        var threads = Threads()
        enter(grammar.root, parent: FrameTable.end, &threads)
        current = table.set(threads.sorted)
    }

    /// Whether the text may end here.
    public var isComplete: Bool { current >= 0 && table.sets[Int(current)].first == FrameTable.end }

    /// Whether the text must end here.
    public var isFinished: Bool { current < 0 || table.sets[Int(current)] == [FrameTable.end] }

    /// The fewest bytes to an end of the text.
    public var remaining: Int {
        mutating get { cost(ofSet: current) }
    }

    /// Goes on by `bytes`; `false`, and nothing happens, where the grammar does not allow them.
    public mutating func accept(bytes: some Sequence<UInt8>) -> Bool {
        var place = current
        var length = 0
        for byte in bytes {
            place = step(place, byte)
            guard place >= 0 else { return false }
            length += 1
        }
        current = place
        count += length
        if count >= grammar.options.longest { isClosing = true }
        if table.isLarge {
            let numberNodes = table.numberNodes
            (table, current) = table.reduced(to: current)
            table.numberNodes = numberNodes
            masks = [:]
        }
        return true
    }

    /// Goes on by a token; `false`, and nothing happens, where the grammar does not allow it. A token that ends answers is
    /// allowed where the text is complete.
    public mutating func accept(token: Int) -> Bool {
        if let bytes = vocabulary.bytes(of: token) { return accept(bytes: bytes) }
        return vocabulary.endTokens.contains(token) && isComplete
    }
}
