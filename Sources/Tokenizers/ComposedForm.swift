/// Unicode's composed form (NFC) as the reference tokenizer makes it: by the tables of Unicode 9, in which what was added later
/// neither composes nor changes its place.
///
/// Unicode Standard Annex 15; Hangul by the arithmetic of the standard's section 3.12. Foundation's composition is of a later version,
/// and in Swift 6.3 turns U+1113 U+1175 into U+FFFD.
enum ComposedForm {
    static func of(_ text: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
        var out: [UInt32] = []
        for scalar in text { decompose(scalar.value, into: &out) }
        order(&out)
        compose(&out)
        return out.compactMap(Unicode.Scalar.init)
    }

    private struct Pair: Hashable {
        var first, second: UInt32
    }

    private static let classes: [UInt32: UInt8] = {
        var classes: [UInt32: UInt8] = [:]
        for item in classText.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let sides = item.split(separator: "=")
            let bounds = sides[0].split(separator: "-").compactMap { UInt32($0, radix: 16) }
            for scalar in bounds[0]...bounds[bounds.count - 1] { classes[scalar] = UInt8(sides[1]) ?? 0 }
        }
        return classes
    }()

    private static let tables: (parts: [UInt32: [UInt32]], composites: [Pair: UInt32]) = {
        var parts: [UInt32: [UInt32]] = [:]
        var composites: [Pair: UInt32] = [:]
        for item in decompositionText.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let sides = item.split(separator: "=")
            let isExcluded = sides[0].hasSuffix("!")
            guard let scalar = UInt32(isExcluded ? sides[0].dropLast() : sides[0], radix: 16) else { continue }
            let split = sides[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
            parts[scalar] = split
            if !isExcluded, split.count == 2 { composites[Pair(first: split[0], second: split[1])] = scalar }
        }
        return (parts, composites)
    }()

    private static func decompose(_ scalar: UInt32, into out: inout [UInt32]) {
        if scalar < 0xC0 { return out.append(scalar) }
        if (Hangul.syllables).contains(scalar) {
            let index = scalar - Hangul.syllables.lowerBound
            out.append(Hangul.leads.lowerBound + index / 588)
            out.append(Hangul.vowels.lowerBound + index % 588 / 28)
            if index % 28 > 0 { out.append(Hangul.tails.lowerBound + index % 28) }
        } else if let parts = tables.parts[scalar] {
            for part in parts { decompose(part, into: &out) }
        } else {
            out.append(scalar)
        }
    }

    /// Sorts each run of marks by their classes, keeping the order of equals.
    private static func order(_ text: inout [UInt32]) {
        var start = 0
        while start < text.count {
            guard classes[text[start]] != nil else {
                start += 1
                continue
            }
            var marks: [(own: UInt8, place: Int, scalar: UInt32)] = []
            while start + marks.count < text.count, let own = classes[text[start + marks.count]] {
                marks.append((own, marks.count, text[start + marks.count]))
            }
            marks.sort { ($0.own, $0.place) < ($1.own, $1.place) }
            for (offset, mark) in marks.enumerated() { text[start + offset] = mark.scalar }
            start += marks.count
        }
    }

    private static func compose(_ text: inout [UInt32]) {
        var out: [UInt32] = []
        out.reserveCapacity(text.count)
        var starter: Int?
        // The class of the scalar that stands last behind the starter; 0 where none does.
        var last: UInt8 = 0
        for scalar in text {
            let own = classes[scalar] ?? 0
            if let starter, last == 0 && out.count == starter + 1 || last < own, let joined = join(out[starter], scalar) {
                out[starter] = joined
                continue
            }
            if own == 0 { starter = out.count }
            last = own
            out.append(scalar)
        }
        text = out
    }

    private static func join(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if Hangul.leads.contains(first), Hangul.vowels.contains(second) {
            return Hangul.syllables.lowerBound + ((first - Hangul.leads.lowerBound) * 21 + second - Hangul.vowels.lowerBound) * 28
        }
        if Hangul.syllables.contains(first), (first - Hangul.syllables.lowerBound) % 28 == 0, Hangul.tails.dropFirst().contains(second) {
            return first + second - Hangul.tails.lowerBound
        }
        return tables.composites[Pair(first: first, second: second)]
    }

    private enum Hangul {
        static let leads: Range<UInt32> = 0x1100..<0x1113
        static let vowels: Range<UInt32> = 0x1161..<0x1176
        /// The first stands for no tail.
        static let tails: Range<UInt32> = 0x11A7..<0x11C3
        static let syllables: Range<UInt32> = 0xAC00..<0xD7A4
    }
}
