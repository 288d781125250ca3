/// How far a number has been written.
struct NumberState: Sendable, Hashable {
    /// What was written last.
    enum Phase: Sendable, Hashable {
        case nothing, sign, whole, point, fraction
    }

    private var phase = Phase.nothing
    private var isNegative = false
    /// The digits before the point, as a number.
    private var whole: Int128 = 0
    private var wholeDigits = 0
    /// The digits behind the point, as a number.
    private var fraction: Int128 = 0
    private var fractionDigits = 0

    /// Nothing written yet.
    static let start = NumberState()

    /// The state behind `byte`; `nil` where no number of `range` goes on so.
    func next(_ byte: UInt8, in range: NumberRange) -> NumberState? {
        var state = self
        switch byte {
        case UInt8(ascii: "-") where phase == .nothing:
            state.phase = .sign
            state.isNegative = true
        case UInt8(ascii: ".") where phase == .whole:
            state.phase = .point
        case 0x30...0x39:
            let digit = Int128(byte - 0x30)
            switch phase {
            case .nothing, .sign:
                state.phase = .whole
                state.whole = digit
                state.wholeDigits = 1
            case .whole:
                guard whole > 0, wholeDigits < range.wholeDigits else { return nil }
                state.whole = whole * 10 + digit
                state.wholeDigits += 1
            case .point, .fraction:
                guard fractionDigits < room(range) else { return nil }
                state.phase = .fraction
                state.fraction = fraction * 10 + digit
                state.fractionDigits += 1
            }
        default: return nil
        }
        return state.canBecome(range) ? state : nil
    }

    /// Whether what is written is a number of `range`.
    func isComplete(in range: NumberRange) -> Bool {
        guard phase == .whole || phase == .fraction else { return false }
        let value = value(range)
        return range.contains(value...value, isNegative: isNegative, digits: range.scale)
    }

    /// Whether more digits can make it a number of `range`.
    func canBecome(_ range: NumberRange) -> Bool { isComplete(in: range) || needed(in: range) != nil }

    /// The fewest further bytes that make it a number of `range`; `nil` where none do.
    func needed(in range: NumberRange) -> Int? {
        if isComplete(in: range) { return 0 }
        switch phase {
        case .nothing:
            let negative = next(phase: .sign, isNegative: true).digits(from: 0, in: range).map { $0 + 1 }
            return [digits(from: 0, in: range), negative].compactMap { $0 }.min()
        case .sign: return digits(from: 0, in: range)
        case .whole: return digits(from: wholeDigits, in: range)
        case .point, .fraction:
            let room = room(range)
            guard room > fractionDigits else { return nil }
            for digits in fractionDigits + 1...room {
                let spread = (NumberRange.power(digits - fractionDigits) - 1) * NumberRange.power(range.scale - digits)
                let low = value(range)
                if range.contains(low...low + spread, isNegative: isNegative, digits: digits) { return digits - fractionDigits }
            }
            return nil
        }
    }

    private func next(phase: Phase, isNegative: Bool) -> NumberState {
        var state = self
        state.phase = phase
        state.isNegative = isNegative
        return state
    }

    /// The fewest bytes when digits before the point may follow, `count` of which stand already.
    private func digits(from count: Int, in range: NumberRange) -> Int? {
        var best: Int?
        // A number of several digits does not begin with a zero.
        if count == 0 || whole == 0 { best = digits(of: 0...0, more: count == 0 ? 1 : 0, room: range.fractionDigits(after: 0), in: range) }
        guard count == 0 || whole > 0 else { return best }
        for more in (count == 0 ? 1 : 0)...max(0, range.wholeDigits - count) {
            if let best, more >= best { break }
            let low = count > 0 ? whole * NumberRange.power(more) : NumberRange.power(more - 1)
            let high = count > 0 ? low + NumberRange.power(more) - 1 : NumberRange.power(more) - 1
            let found = digits(of: low...high, more: more, room: range.fractionDigits(after: count + more), in: range)
            best = [best, found].compactMap { $0 }.min()
        }
        return best
    }

    /// The fewest bytes to a number whose digits before the point, `more` of which are missing, lie in `wholes`.
    private func digits(of wholes: ClosedRange<Int128>, more: Int, room: Int, in range: NumberRange) -> Int? {
        let ones = NumberRange.power(range.scale)
        for digits in 0...room {
            let end = wholes.upperBound * ones + (ones - NumberRange.power(range.scale - digits))
            if range.contains(wholes.lowerBound * ones...end, isNegative: isNegative, digits: digits) {
                return more + (digits == 0 ? 0 : digits + 1)
            }
        }
        return nil
    }

    /// How many digits may stand behind the point.
    private func room(_ range: NumberRange) -> Int { range.fractionDigits(after: whole == 0 ? 0 : wholeDigits) }

    /// What is written, as a magnitude in units of the range.
    private func value(_ range: NumberRange) -> Int128 {
        whole * NumberRange.power(range.scale) + fraction * NumberRange.power(range.scale - fractionDigits)
    }
}
