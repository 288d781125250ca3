/// Byte-pair encoding over bytes: joins the pair that was learned first, the leftmost of several, until none is left.
///
/// Sennrich et al. 2016; tie-breaking as in huggingface/tokenizers `models/bpe/word.rs`.
struct BytePairEncoder: Sendable {
    /// The token of each single byte; -1 where the vocabulary has none.
    let byteTokens: [Int32]
    /// For a pair of tokens: its rank and what it becomes.
    private let merges: [UInt64: Merge]
    /// Pieces that are a token as a whole, whatever the merges make of them; empty where merges always decide.
    private let wholes: [[UInt8]: Int32]

    struct Merge: Sendable {
        var rank: Int32
        var token: Int32
    }

    init(byteTokens: [Int32], merges: [UInt64: Merge], wholes: [[UInt8]: Int32] = [:]) {
        self.byteTokens = byteTokens
        self.merges = merges
        self.wholes = wholes
    }

    static func key(_ left: Int32, _ right: Int32) -> UInt64 { UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right)) }

    /// Appends the tokens of one piece of text.
    func encode(_ piece: [UInt8], into tokens: inout [Int32]) {
        if !wholes.isEmpty, let token = wholes[piece] { return tokens.append(token) }
        var word: [Int32] = []
        word.reserveCapacity(piece.count)
        for byte in piece where byteTokens[Int(byte)] >= 0 { word.append(byteTokens[Int(byte)]) }
        // A long piece without spaces must not take quadratic time.
        if word.count > 48 { word = joinedByHeap(word) } else { joinByScanning(&word) }
        tokens.append(contentsOf: word)
    }

    private func joinByScanning(_ word: inout [Int32]) {
        while word.count > 1 {
            var best: (merge: Merge, position: Int)?
            for position in 0..<word.count - 1 {
                guard let merge = merges[Self.key(word[position], word[position + 1])] else { continue }
                if merge.rank < best?.merge.rank ?? .max { best = (merge, position) }
            }
            guard let best else { return }
            word[best.position] = best.merge.token
            word.remove(at: best.position + 1)
        }
    }

    private struct Candidate: Comparable {
        var rank: Int32
        var position: Int
        var right: Int
        var token: Int32
        var left: Int32
        var next: Int32

        static func < (a: Candidate, b: Candidate) -> Bool { (a.rank, a.position) < (b.rank, b.position) }
    }

    private func joinedByHeap(_ word: [Int32]) -> [Int32] {
        var word = word
        var following = Array(1...word.count)
        var preceding = Array(-1..<word.count - 1)
        var heap = MinimumHeap<Candidate>()
        func consider(_ left: Int, _ right: Int) {
            guard left >= 0, right < word.count, let merge = merges[Self.key(word[left], word[right])] else { return }
            heap.insert(
                Candidate(rank: merge.rank, position: left, right: right, token: merge.token, left: word[left], next: word[right]))
        }
        for position in 0..<word.count - 1 { consider(position, position + 1) }
        while let best = heap.removeFirst() {
            // Either side may have been joined to something else since.
            guard word[best.position] == best.left, following[best.position] == best.right, word[best.right] == best.next else { continue }
            word[best.position] = best.token
            word[best.right] = -1
            following[best.position] = following[best.right]
            if following[best.position] < word.count { preceding[following[best.position]] = best.position }
            consider(preceding[best.position], best.position)
            consider(best.position, following[best.position])
        }
        return word.filter { $0 >= 0 }
    }
}
