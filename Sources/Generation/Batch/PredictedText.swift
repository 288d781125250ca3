/// What a caller says an answer will be like: guesses for the next tokens, which cost little to check many at once.
struct PredictedText: Sendable {
    private let tokens: [Int32]
    /// The next token to guess; nil while the answer goes its own way.
    private var place: Int?
    private var last: [Int32] = []
    private var reach = 8
    /// Where the answer left the prediction.
    private var left = 0

    /// The most guesses that are checked at once.
    static let most = 24
    /// How many tokens of the answer must be found again before it is followed.
    private static let overlap = 2
    /// How far ahead they are looked for.
    private static let horizon = 512

    init(_ tokens: [Int32]) {
        self.tokens = tokens
        place = tokens.isEmpty ? nil : 0
    }

    /// The tokens that are likely to come.
    var guesses: ArraySlice<Int32> {
        guard let place else { return [] }
        return tokens[place..<min(tokens.count, place + reach)]
    }

    /// Goes on by the answer's next token.
    mutating func advance(by token: Int32) {
        last.append(token)
        if last.count > Self.overlap { last.removeFirst() }
        if let place, place < tokens.count, tokens[place] == token {
            self.place = place + 1 < tokens.count ? place + 1 : nil
            if self.place == nil { left = tokens.count }
            return
        }
        if let place {
            left = place
            self.place = nil
        }
        follow()
    }

    /// Says how the last guesses fared: many are worth trying only where all are right.
    mutating func learn(accepted: Int, of tried: Int) {
        guard tried > 0 else { return }
        reach = accepted == tried ? min(Self.most, reach * 2) : max(4, min(reach, accepted + 2))
    }

    /// Finds the answer's last tokens in what is left of the prediction, a few before the place where the two parted included.
    private mutating func follow() {
        guard last.count == Self.overlap else { return }
        let from = max(0, left - 8)
        let to = min(tokens.count - Self.overlap, left + Self.horizon)
        guard from <= to else { return }
        let found = (from...to).filter { tokens[$0..<$0 + Self.overlap].elementsEqual(last) }
        guard let start = found.first(where: { $0 + Self.overlap >= left }) ?? found.last, start + Self.overlap < tokens.count else {
            return
        }
        place = start + Self.overlap
    }
}
