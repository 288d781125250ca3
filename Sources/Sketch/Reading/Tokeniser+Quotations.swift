extension Tokeniser {
    /// Reads a quotation at the position, if there is one.
    mutating func quotation() -> Bool {
        guard isOpening(position), let close = closing(of: position, within: Self.longestQuotation) else { return false }
        var range = position + 1..<close
        while let first = range.first, list.scalars[first] == " " { range = first + 1..<range.upperBound }
        while let last = range.last, list.scalars[last] == " " || list.scalars[last] == "," { range = range.lowerBound..<last }
        if !range.isEmpty { list.tokens.append(Token(kind: .quote, written: range)) }
        position = close + 1
        return true
    }

    /// A mark opens a quotation when no word touches it from the left and something does from the right.
    func isOpening(_ index: Int) -> Bool {
        let mark = list.scalars[index]
        guard Self.canOpen(mark), index + 1 < list.scalars.count, !isWordBefore(index) else { return false }
        let next = list.scalars[index + 1]
        return (next != " " || mark == "\u{AB}") && next != "\n"
    }

    /// Where the quotation opened at `index` ends.
    mutating func closing(of index: Int, within limit: Int) -> Int? {
        let mark = list.scalars[index]
        let known = soughtInVain.firstIndex { $0.mark == mark }
        var candidate = index + 2
        if let known { candidate = max(candidate, soughtInVain[known].end) }
        let end = min(list.scalars.count, index + 1 + limit)
        while candidate < end {
            let scalar = list.scalars[candidate]
            if Self.closes(scalar, mark), Fold.classify(scalar) != .apostrophe || !isWordPart(candidate + 1) { return candidate }
            candidate += 1
        }
        if let known {
            soughtInVain[known].end = max(soughtInVain[known].end, end)
        } else {
            soughtInVain.append((mark, end))
        }
        return nil
    }

    private static func canOpen(_ mark: Unicode.Scalar) -> Bool {
        switch mark {
        case "\"", "\u{FF02}", "\u{2033}", "\u{201C}", "\u{201F}", "\u{201D}", "\u{201E}", "'", "\u{2019}", "\u{2018}", "\u{201B}",
            "\u{201A}", "`",
            "\u{AB}", "\u{BB}", "\u{2039}", "\u{203A}", "\u{300C}", "\u{300E}":
            true
        default: false
        }
    }

    private static func closes(_ scalar: Unicode.Scalar, _ opening: Unicode.Scalar) -> Bool {
        switch opening {
        case "\"", "\u{FF02}", "\u{2033}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}":
            scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}" || scalar == "\u{FF02}" || scalar == "\u{2033}"
        case "'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "`":
            scalar == "'" || scalar == "\u{2018}" || scalar == "\u{2019}" || scalar == "`"
        case "\u{AB}", "\u{BB}": scalar == "\u{AB}" || scalar == "\u{BB}"
        case "\u{2039}", "\u{203A}": scalar == "\u{203A}"
        case "\u{300C}": scalar == "\u{300D}"
        case "\u{300E}": scalar == "\u{300F}"
        default: false
        }
    }
}
