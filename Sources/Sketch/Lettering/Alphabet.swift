/// A hand-made alphabet: rounded geometric letters as the centre lines of pen strokes.
///
/// No font is needed to letter a picture, and the same words are the same bytes on every machine. Strokes are meant for round
/// caps and joins.
public enum Alphabet {
    /// The glyphs by character.
    static let glyphs: [Unicode.Scalar: Glyph] = {
        var glyphs: [Unicode.Scalar: Glyph] = [:]
        for (scalar, sides, drawing) in drawn { glyphs[scalar] = Glyph(sides, drawing) }
        for (mark, letters) in composed {
            guard let markGlyph = marks[mark] else { continue }
            let scalars = Array(letters.unicodeScalars)
            for index in stride(from: 0, to: scalars.count - 1, by: 2) {
                let base: Unicode.Scalar = scalars[index] == "i" ? "\u{131}" : scalars[index]
                guard let letter = glyphs[base] else { continue }
                glyphs[scalars[index + 1]] = letter.with(markGlyph, x: anchor(letter, base), y: height(mark, scalars[index]))
            }
        }
        for (scalar, other) in twins { glyphs[scalar] = glyphs[other] }
        return glyphs
    }()

    /// What stands for a character that there is no letter for.
    static let box = Glyph(
        "ss", "M0 8 L0 92 C0 97 3 100 8 100 L48 100 C53 100 56 97 56 92 L56 8 C56 3 53 0 48 0 L8 0 C3 0 0 3 0 8 M18 66 L38 34")

    /// Characters drawn like others.
    private static let twins: [(Unicode.Scalar, Unicode.Scalar)] = [
        ("\u{2019}", "'"), ("\u{2018}", "'"), ("\u{201A}", ","), ("`", "'"), ("\u{B4}", "'"), ("\u{2032}", "'"), ("\u{201C}", "\""),
        ("\u{201D}", "\""), ("\u{201E}", "\""), ("\u{2033}", "\""),
        ("\u{2010}", "-"), ("\u{2011}", "-"), ("\u{2012}", "-"), ("\u{2212}", "-"), ("\u{2764}", "\u{2665}"), ("\u{2215}", "/"),
    ]

    /// The middle of the letter, by eye.
    private static func anchor(_ letter: Glyph, _ base: Unicode.Scalar) -> Double {
        base == "c" || base == "C" ? letter.width * 0.58 : letter.width * 0.5
    }

    private static func height(_ mark: Mark, _ base: Unicode.Scalar) -> Double {
        if mark == .cedilla || mark == .ogonek { return 100 }
        return base.properties.isLowercase && base != "l" ? 14 : -22
    }

    /// The glyph of a character, or the box.
    static func glyph(_ scalar: Unicode.Scalar) -> Glyph { glyphs[scalar] ?? box }
}
