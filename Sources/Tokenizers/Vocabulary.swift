/// A vocabulary and its merges while they are read: what every file form comes down to.
struct Vocabulary {
    let file: String
    private(set) var ids: [String: Int32] = [:]
    private var merges: [(String, String)] = []
    /// No vocabulary is near; a hostile file must not make a table of billions.
    static let most = 4_000_000

    init(file: String) { self.file = file }

    mutating func add(_ token: String, id: Int) throws {
        guard (0..<Self.most).contains(id) else {
            throw TokenizerError.malformed(file: file, reason: "the token '\(token)' has the number \(id)")
        }
        guard ids.updateValue(Int32(id), forKey: token) == nil else {
            throw TokenizerError.malformed(file: file, reason: "the token '\(token)' comes twice")
        }
    }

    mutating func addMerge(_ left: String, _ right: String) { merges.append((left, right)) }

    /// A merge written as `left right`.
    mutating func addMerge(line: some StringProtocol) throws {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw TokenizerError.malformed(file: file, reason: "the merge '\(line)' is not two tokens")
        }
        addMerge(String(parts[0]), String(parts[1]))
    }

    /// The tokenizer.
    ///
    /// - Parameters:
    ///   - splitter: what cuts text.
    ///   - takesWholes: whether a piece that is a token stays one, whatever the merges make of it.
    ///   - beginning: the tokens that a text begins with.
    func tokenizer(
        added: [AddedToken], composes: Bool, splitter: TextSplitter, takesWholes: Bool = false, beginning: [Int32] = []
    ) throws -> Tokenizer {
        var tokenBytes = [[UInt8]](repeating: [], count: Int(ids.values.max() ?? -1) + 1)
        let addedIDs = Set(added.map(\.id))
        for (token, id) in ids where !addedIDs.contains(id) {
            guard let bytes = ByteAlphabet.decode(token) else {
                throw TokenizerError.malformed(
                    file: file, reason: "the token '\(token)' is not written in the letters that stand for bytes")
            }
            tokenBytes[Int(id)] = bytes
        }
        var table: [UInt64: BytePairEncoder.Merge] = [:]
        table.reserveCapacity(merges.count)
        for (rank, (left, right)) in merges.enumerated() {
            guard let a = ids[left], let b = ids[right], let joined = ids[left + right] else {
                throw TokenizerError.malformed(
                    file: file, reason: "the merge '\(left) \(right)' is of tokens that are not in the vocabulary")
            }
            // Of a merge that comes twice the later counts, as in the reference's map.
            table[BytePairEncoder.key(a, b)] = .init(rank: Int32(rank), token: joined)
        }
        let byteTokens = ByteAlphabet.letters.map { ids[String(Character($0))] ?? -1 }
        var wholes: [[UInt8]: Int32] = [:]
        if takesWholes {
            for (id, bytes) in tokenBytes.enumerated() where !bytes.isEmpty { wholes[bytes] = Int32(id) }
        }
        return Tokenizer(
            encoder: BytePairEncoder(byteTokens: byteTokens, merges: table, wholes: wholes), tokenBytes: tokenBytes, added: added,
            composes: composes, splitter: splitter, beginning: beginning)
    }
}
