import Foundation

/// A generator whose numbers depend on the seed alone, on every machine and with every version of Swift.
///
/// xoshiro256** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM Trans. Math. Softw. 47(4), 2021), its state filled by
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) from the seed. Use its own methods where results have to be repeatable: how the standard library
/// turns words into numbers is not promised.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    /// Starts the sequence that belongs to a seed.
    public init(seed: UInt64) {
        var state = seed
        func splitMix() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        (a, b, c, d) = (splitMix(), splitMix(), splitMix(), splitMix())
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        let product = b &* 5
        let result = ((product << 7) | (product >> 57)) &* 9
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = (d << 45) | (d >> 19)
        return result
    }

    /// A number from 0 up to but without 1, a multiple of 2⁻⁵³.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// An integer from 0 up to but without `bound`, each equally likely (Lemire's method, ACM TOMACS 29(1), 2019).
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "there is no number below \(bound)")
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let rest = (0 &- range) % range
            while product.low < rest { product = next().multipliedFullWidth(by: range) }
        }
        return Int(product.high)
    }

    /// An exponentially distributed number with mean 1.
    public mutating func exponential() -> Double { -log1p(-uniform()) }
}
