/// What a symbol's file says of its noun, read from the root tag alone; the drawing itself is parsed when it is first needed.
public struct Symbol: Sendable {
    /// What the reader has to know.
    public let noun: Noun
    /// Where it is found.
    public let place: Place
    /// The real height of the drawing in metres.
    public let metres: Double
    /// The extent of the viewBox, in symbol units.
    public let width: Double, height: Double
    /// The recolourable parts and their base colours, `main` among them, in the file's order.
    public let parts: [Part]
    /// The level top on which things can stand.
    public let top: Top?
    /// Where a thing inside it shows.
    public let inside: Box?
    /// Where lettering goes.
    public let text: Box?
    /// Where its hands are, for what it holds; from left to right.
    let hands: [Point]
    /// Where it is held; `nil` for anywhere.
    let grip: Point?
    /// Whether it may be mirrored.
    public let mayMirror: Bool
    let source: Source

    /// A recolourable part.
    public struct Part: Sendable, Equatable {
        /// `main`, `wheel`, …
        public let name: String
        /// The colour from which its elements' shades are measured.
        public let base: Paint
    }

    /// A level line on which things can stand.
    public struct Top: Sendable, Equatable {
        /// Its ends across.
        public let left: Double, right: Double
        /// Its height in the drawing.
        public let y: Double
    }

    enum Source: Sendable {
        /// The place in the embedded table.
        case embedded(Int)
        case bytes([UInt8])
    }

    /// The canonical noun.
    public var name: String { noun.name }

    /// The facts of the file `bytes`, whose name without ".svg" is `file`.
    init(file: String, bytes: UnsafeBufferPointer<UInt8>, source: Source) throws(SymbolError) {
        let facts = try RootTag(file: file, bytes: bytes)
        let names = facts.list("data-names", separator: ",")
        guard let name = names.first else { throw SymbolError(file: file, fault: "has no data-names") }
        let box = try facts.numbers("viewBox", count: 4)
        guard let box, box[2] > 0, box[3] > 0 else { throw SymbolError(file: file, fault: "has no viewBox") }
        guard let place = Place(rawValue: facts["data-place"] ?? "") else {
            throw SymbolError(file: file, fault: "has no valid data-place")
        }
        guard let metres = Double(facts["data-height"] ?? ""), metres > 0 else {
            throw SymbolError(file: file, fault: "has no valid data-height")
        }
        var plurals: [String: String] = [:]
        for pair in facts.list("data-plurals", separator: ",") {
            let words = pair.split(separator: "=", maxSplits: 1).map(String.init)
            if words.count == 2 { plurals[words[0]] = words[1] }
        }
        var parts: [Part] = []
        for pair in facts.list("data-parts", separator: " ") {
            let words = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard words.count == 2, let base = Paint(hex: words[1]) else { throw SymbolError(file: file, fault: "has a bad part \(pair)") }
            parts.append(Part(name: words[0], base: base))
        }
        noun = Noun(
            name: name, synonyms: Array(names.dropFirst()), plurals: plurals, parts: parts.map(\.name).filter { $0 != "main" },
            kind: facts["data-kind"] ?? "object")
        self.place = place
        self.metres = metres
        width = box[2]
        height = box[3]
        self.parts = parts
        top = try facts.numbers("data-top", count: 3).map { Top(left: min($0[0], $0[2]), right: max($0[0], $0[2]), y: $0[1]) }
        inside = try facts.numbers("data-inside", count: 4).map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
        text = try facts.numbers("data-text", count: 4).map { Box(x: $0[0], y: $0[1], width: $0[2], height: $0[3]) }
        hands = try facts.numbers("data-hands", count: 4).map { [Point(x: $0[0], y: $0[1]), Point(x: $0[2], y: $0[3])] } ?? []
        grip = try facts.numbers("data-grip", count: 2).map { Point(x: $0[0], y: $0[1]) }
        mayMirror = facts["data-mirror"] != "no"
        self.source = source
    }
}

/// What is wrong with a symbol's file.
public struct SymbolError: Error, CustomStringConvertible, Equatable {
    /// The file's name without ".svg".
    public let file: String
    /// What is wrong, to follow the name.
    public let fault: String

    /// The fault in a sentence.
    public var description: String { "the symbol \(file) \(fault)" }
}
