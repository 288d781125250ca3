/// All the words that the reader knows: those of the tables, and the nouns that the symbols bring.
///
/// Words and phrases are found by the hash of their folded bytes (FNV-1a), which goes on from word to word, so that the longest
/// phrase is found without building a string.
struct Lexicon: Sendable {
    /// What is known of a spelling.
    struct Entry: Sendable {
        /// The index of its sense, or -1 where it only begins a longer phrase.
        var sense: Int32
        var isPrefix: Bool
    }

    var nouns: [Noun]
    var senses: [Sense] = []
    private var indices: [String: Int] = [:]
    private var entries: [UInt64: Entry] = [:]

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func hash(_ bytes: some Sequence<UInt8>, from hash: UInt64 = seed) -> UInt64 {
        var hash = hash
        for byte in bytes { hash = step(hash, byte) }
        return hash
    }

    /// The place of the canonical noun `name`.
    func index(of name: String) -> Int? { indices[name] }

    /// Remembers the nouns' places.
    mutating func index() { indices = Dictionary(nouns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first }) }

    @inline(__always)
    func entry(_ hash: UInt64) -> Entry? { entries[hash] }

    /// The sense of one folded word or phrase.
    func sense(_ text: String) -> Sense? {
        guard let entry = entries[Self.hash(text.utf8)], entry.sense >= 0 else { return nil }
        return senses[Int(entry.sense)]
    }

    /// Gives `phrase` (folded, spaces between words) a meaning beside those it has.
    mutating func add(_ phrase: some StringProtocol, _ sense: Sense) {
        var hash = Self.seed
        for byte in phrase.utf8 {
            if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "'") {
                entries[hash, default: Entry(sense: -1, isPrefix: true)].isPrefix = true
            }
            hash = Self.step(hash, byte)
        }
        if let entry = entries[hash], entry.sense >= 0 {
            senses[Int(entry.sense)].merge(sense)
        } else {
            let isPrefix = entries[hash]?.isPrefix ?? false
            entries[hash] = Entry(sense: Int32(senses.count), isPrefix: isPrefix)
            senses.append(sense)
        }
    }

    /// Adds every phrase of a comma- and line-separated list.
    mutating func add(all list: StaticText, _ sense: Sense) {
        for phrase in list.phrases { add(phrase, sense) }
    }

    mutating func reserve(_ count: Int) {
        entries.reserveCapacity(count)
        senses.reserveCapacity(count)
    }
}

/// A word list as it stands in the tables: phrases between commas or line ends.
struct StaticText: ExpressibleByStringLiteral, Sendable {
    let text: String

    init(stringLiteral value: String) { text = value }

    var phrases: [String] {
        text.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { phrase in
            var phrase = phrase
            while phrase.first == " " { phrase.removeFirst() }
            while phrase.last == " " { phrase.removeLast() }
            return String(phrase)
        }.filter { !$0.isEmpty }
    }
}
