/// Whose reading of a pattern counts where readings differ beyond ASCII (`\d`, `\w`, `\s`).
enum RegexDialect: Sendable, Hashable {
    /// ECMA-262, which JSON Schema names: what is checked.
    case ecma
    /// What every reading accepts (ECMA-262, and Python's `re`, which most validators use): what is written.
    case common
}

/// A set of characters as a pattern names it: what is surely in it and what may be, so that a complement is safe too.
struct CharacterClass: Sendable, Hashable {
    /// What ECMA-262 has in the set.
    var exact: ScalarSet
    /// What every reading has in the set.
    var inner: ScalarSet
    /// What any reading has in the set.
    var outer: ScalarSet

    init(_ exact: ScalarSet, inner: ScalarSet? = nil, outer: ScalarSet? = nil) {
        self.exact = exact
        self.inner = inner ?? exact
        self.outer = outer ?? exact
    }

    var inverted: CharacterClass { CharacterClass(exact.inverted, inner: outer.inverted, outer: inner.inverted) }

    func union(_ other: CharacterClass) -> CharacterClass {
        CharacterClass(exact.union(other.exact), inner: inner.union(other.inner), outer: outer.union(other.outer))
    }

    /// The scalars that `dialect` has in the set.
    func set(_ dialect: RegexDialect) -> ScalarSet { dialect == .ecma ? exact : inner }

    /// `\d`.
    static let digit: CharacterClass = {
        let ascii = ScalarSet([0x30...0x39])
        return CharacterClass(ascii, inner: ascii, outer: ascii.union(decimals))
    }()

    /// `\w`: beyond ASCII only signs that are letters nowhere are surely outside of it.
    static let word: CharacterClass = {
        let ascii = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
        return CharacterClass(ascii, inner: ascii, outer: ascii.union(ScalarSet([0x80...0x10FFFF]).subtracting(signs)))
    }()

    /// `\s`.
    static let space: CharacterClass = {
        let ascii = ScalarSet([0x09...0x0D, 0x20...0x20])
        let wide = ScalarSet([
            0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
            0xFEFF...0xFEFF,
        ])
        return CharacterClass(ascii.union(wide), inner: ascii, outer: ascii.union(wide).union(ScalarSet([0x1C...0x1F, 0x85...0x85])))
    }()

    /// `.`.
    static let dot = CharacterClass(ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).inverted)

    private static let signs = ScalarSet([
        0xA0...0xA9, 0xAB...0xB1, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20C0, 0x2190...0x2426, 0x2500...0x2775, 0x3008...0x3020,
        0xFF01...0xFF0F,
    ])

    /// The decimal digits of other scripts (Unicode's Nd): ten from each of these on.
    private static let decimals: ScalarSet = {
        let zeros: [UInt32] = [
            0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090,
            0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50,
            0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0,
            0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50,
            0x16D70, 0x1CCF0, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
        ]
        return ScalarSet(zeros.map { $0...$0 + 9 } + [0x1D7CE...0x1D7FF])
    }()
}

extension ScalarSet {
    /// The scalars of this set that are not in `other`.
    func subtracting(_ other: ScalarSet) -> ScalarSet { inverted.union(other).inverted }
}
