import Foundation

/// Normal noise that a seed stands for: number k depends on the seed and on k alone.
///
/// Philox4x32 with ten rounds (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"): the key is the seed, the counter
/// k / 4. Each pair of its 32-bit words a, b gives two numbers by Box and Muller: r = √(−2 ln((a + 1) / 2³²)) times the cosine and
/// the sine of 2π b / 2³², in double precision, rounded to float32.
public struct SeededNoise: Sendable {
    private let key: (UInt32, UInt32)

    /// The noise of `seed`.
    public init(seed: UInt64) { key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }

    /// The first `count` numbers.
    public func normal(_ count: Int) -> [Float] {
        var out: [Float] = []
        out.reserveCapacity(count + 3)
        var block: UInt64 = 0
        while out.count < count {
            let words = Self.philox(counter: block, key: key)
            for (a, b) in [(words.0, words.1), (words.2, words.3)] {
                let radius = (-2 * log((Double(a) + 1) * 0x1p-32)).squareRoot()
                let angle = 2 * Double.pi * Double(b) * 0x1p-32
                out.append(Float(radius * cos(angle)))
                out.append(Float(radius * sin(angle)))
            }
            block += 1
        }
        return Array(out.prefix(count))
    }

    /// Four random words for a counter whose upper half is 0.
    static func philox(counter: UInt64, key: (UInt32, UInt32)) -> (UInt32, UInt32, UInt32, UInt32) {
        var (x0, x1, x2, x3) = (UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), UInt32(0), UInt32(0))
        var (k0, k1) = key
        for _ in 0..<10 {
            let first = x0.multipliedFullWidth(by: 0xD251_1F53)
            let second = x2.multipliedFullWidth(by: 0xCD9E_8D57)
            (x0, x1, x2, x3) = (second.high ^ x1 ^ k0, second.low, first.high ^ x3 ^ k1, first.low)
            k0 &+= 0x9E37_79B9
            k1 &+= 0xBB67_AE85
        }
        return (x0, x1, x2, x3)
    }
}
