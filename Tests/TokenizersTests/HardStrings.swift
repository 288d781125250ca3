/// The strings of `Tests/Parity/strings.py`, made again.
struct HardStrings {
    private var state: UInt64 = 20_261_127
    private static let pieces = [
        "'s", "'T", "'re", "'VE", "'ll", "'\u{17f}", "'d", "<|im_start|>", "<|endoftext|>", "<think>", "</think>", "<|im", "\u{a0}",
        "\u{2003}", "\u{3000}", "\u{85}",
        "\u{200b}", "\u{1680}",
    ]
    private static let breaks = ["\n", "\r", "\t", "\r\n", "  ", "\n\n"]

    static func all() -> [String] {
        var random = HardStrings()
        return (0..<10_000).map { number in
            var text = String.UnicodeScalarView()
            for _ in 0..<1 + random.below(number % 100 == 0 ? 400 : 24) { text.append(contentsOf: random.piece()) }
            return String(text)
        }
    }

    private mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }

    private mutating func piece() -> String.UnicodeScalarView {
        func one(_ value: Int) -> String.UnicodeScalarView { .init([Unicode.Scalar(UInt32(value))!]) }
        let kind = below(16)
        switch kind {
        case 0..<4:
            let letter = below(52)
            return one((letter < 26 ? 65 : 71) + letter)
        case 4: return one(32)
        case 5: return one(48 + below(10))
        case 6: return one(0x21 + below(15))
        case 7: return Self.breaks[below(Self.breaks.count)].unicodeScalars
        case 8: return Self.pieces[below(Self.pieces.count)].unicodeScalars
        case 9: return one(0xC0 + below(0x190))
        case 10: return one(0x300 + below(0x70))
        case 11: return one(0x1100 + below(0x100))
        case 12: return one(0x4E00 + below(0x5200))
        case 13:
            let scalar = below(0xF800)
            return one(scalar < 0xD800 ? scalar : scalar + 0x800)
        case 14: return one(0x10000 + below(0x20000))
        default: return one(0x600 + below(0x1900))
        }
    }

    /// FNV-1a over the numbers' bytes.
    static func hash(_ tokens: [Int32]) -> UInt32 {
        var value: UInt32 = 0x811C_9DC5
        for token in tokens {
            for shift in [0, 8, 16, 24] { value = (value ^ (UInt32(bitPattern: token) >> shift & 255)) &* 0x0100_0193 }
        }
        return value
    }
}
