/// Cuts a prompt into tokens, in one pass and in time linear in its length.
struct Tokeniser {
    var list = TokenList()
    var position = 0
    /// How far ahead closes have been sought in vain, by opening mark: no stretch is searched twice.
    var soughtInVain: [(mark: Unicode.Scalar, end: Int)] = []

    /// A quotation is no longer than this; an opening mark without a close within it is not one.
    static let longestQuotation = 240

    static func tokens(of prompt: String) -> TokenList {
        var tokeniser = Tokeniser()
        tokeniser.list.scalars = Array(prompt.unicodeScalars)
        tokeniser.list.tokens.reserveCapacity(tokeniser.list.scalars.count / 5 + 4)
        tokeniser.list.folded.reserveCapacity(tokeniser.list.scalars.count + 16)
        tokeniser.unquoteWhole()
        tokeniser.run()
        return tokeniser.list
    }

    /// A prompt that is one quotation from end to end is meant without its marks.
    mutating func unquoteWhole() {
        let scalars = list.scalars
        guard scalars.count > 2, let first = scalars.firstIndex(where: { $0 != " " && $0 != "\n" }) else { return }
        guard let last = scalars.lastIndex(where: { $0 != " " && $0 != "\n" && $0 != "." }), last > first + 1 else { return }
        guard isOpening(first), let close = closing(of: first, within: scalars.count), close == last else { return }
        list.scalars = Array(scalars[(first + 1)..<last])
    }

    private mutating func run() {
        var isJoined = false
        while position < list.scalars.count {
            let scalar = list.scalars[position]
            switch Fold.classify(scalar) {
            case .letter, .digit:
                word(isJoined: isJoined)
                isJoined = false
                continue
            case .quote, .apostrophe:
                if quotation() {
                    isJoined = false
                    continue
                }
            case .hyphen:
                isJoined = isWordBefore(position) && position + 1 < list.scalars.count && isWordPart(position + 1)
                if !isJoined, position > 0, list.scalars[position - 1] == " " || list.scalars[position - 1] == "-" { mark(.comma) }
            case .comma:
                mark(.comma)
                isJoined = false
            case .stop: stop()
            case .and: and()
            case .space: isJoined = false
            case .nothing: break
            }
            position += 1
        }
    }

    func isWordPart(_ index: Int) -> Bool {
        guard list.scalars.indices.contains(index) else { return false }
        switch Fold.classify(list.scalars[index]) {
        case .letter, .digit: return true
        default: return false
        }
    }

    private func isDigit(_ index: Int) -> Bool {
        list.scalars.indices.contains(index) && Fold.classify(list.scalars[index]) == .digit
    }

    func isWordBefore(_ index: Int) -> Bool { isWordPart(index - 1) }

    private mutating func mark(_ kind: Token.Kind) {
        if let last = list.tokens.last, last.kind == kind || (last.kind == .stop && kind == .comma) { return }
        if kind == .stop, list.tokens.last?.kind == .comma { list.tokens.removeLast() }
        list.tokens.append(Token(kind: kind, written: position..<position + 1))
    }

    /// A full stop ends a sentence unless it stands in a number ("1.5") or an abbreviation ("e.g.").
    private mutating func stop() {
        if list.scalars[position] == ".", isWordBefore(position), isWordPart(position + 1) { return }
        mark(.stop)
    }

    private mutating func and() {
        let start = list.folded.count
        list.folded.append(contentsOf: [0x61, 0x6E, 0x64])
        list.tokens.append(Token(kind: .word, folded: start..<start + 3, written: position..<position + 1))
    }

    private mutating func word(isJoined: Bool) {
        let start = list.folded.count
        let first = position
        var digits = 0
        var letters = 0
        var upper = 0
        var value = 0
        var isPossessive = false
        scan: while position < list.scalars.count {
            let scalar = list.scalars[position]
            switch Fold.classify(scalar) {
            case .letter:
                if Fold.isPictograph(scalar) {
                    if position == first {
                        Fold.append(scalar, to: &list.folded)
                        letters += 1
                        position += 1
                    }
                    break scan
                }
                // "3x" and "2d": a count's letter stays with it and does not spoil it.
                Fold.append(scalar, to: &list.folded)
                letters += 1
                if Fold.isUpper(scalar) { upper += 1 }
            case .digit:
                digits += 1
                value = min(value * 10 + Fold.digit(scalar), 1_000_000)
                list.folded.append(UInt8(ascii: "0") + UInt8(clamping: Fold.digit(scalar) % 10))
            case .apostrophe:
                guard isWordPart(position + 1) else {
                    if list.scalars[position] != "`", position > first, list.folded.last == UInt8(ascii: "s") { isPossessive = true }
                    break scan
                }
                if isGenitive(position) {
                    isPossessive = true
                    position += 2
                    break scan
                }
            case .nothing: break
            case .stop where digits > 0 && letters == 0 && scalar == "." && isDigit(position + 1):
                // "1.5": the fraction does not count.
                while isDigit(position + 1) { position += 1 }
            case .comma where digits > 0 && letters == 0 && scalar == "," && (1...3).allSatisfy({ isDigit(position + $0) }): break
            default: break scan
            }
            position += 1
        }
        guard list.folded.count > start else {
            position = max(position, first + 1)
            return
        }
        var token = Token(kind: .word, folded: start..<list.folded.count, written: first..<position)
        let isMultiple = digits > 0 && letters == 1 && list.folded.last == UInt8(ascii: "x")
        let isMeasure = position < list.scalars.count && (list.scalars[position] == "\"" || list.scalars[position] == "\u{2033}")
        if isMeasure { position += 1 }
        if digits > 0, letters == 0 || isMultiple, !isMeasure {
            token.kind = .number
            token.value = value
        }
        token.isJoined = isJoined
        token.isPossessive = isPossessive
        token.isCapitalised = Fold.isUpper(list.scalars[first])
        token.isUpperCase = upper == letters && letters > 1
        list.tokens.append(token)
    }

    /// "'s" at the end of a word.
    private func isGenitive(_ index: Int) -> Bool {
        guard list.scalars[index + 1] == "s" || list.scalars[index + 1] == "S" else { return false }
        return !isWordPart(index + 2)
    }
}
