/// What a scalar is to the splitter: `\p{L}`, `\p{N}`, `\s` or none of them.
///
/// The classes come from a table, made by `Tests/Parity` from the reference tokenizer's own regular expressions: the standard
/// library's categories are of a later Unicode, in which more scalars are letters.
enum ScalarClass: UInt8, Sendable {
    case other, letter, number, space

    init(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            switch scalar {
            case "a"..."z", "A"..."Z": self = .letter
            case "0"..."9": self = .number
            case " ", "\t"..."\r": self = .space
            default: self = .other
            }
            return
        }
        // The last range that begins at or before the scalar.
        let table = Self.ranges
        var low = 0
        var high = table.count
        while low < high {
            let middle = (low + high) / 2
            if table[middle].first <= scalar.value { low = middle + 1 } else { high = middle }
        }
        self = low > 0 && scalar.value <= table[low - 1].last ? table[low - 1].value : .other
    }

    struct Range: Sendable {
        var first: UInt32
        var last: UInt32
        var value: ScalarClass
    }
}
