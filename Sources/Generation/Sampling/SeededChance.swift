/// Random numbers that depend on a seed and on which token of the answer they are for, and on nothing else (SplitMix64's
/// finalizer over both).
struct SeededChance {
    let seed: UInt64

    /// A number from 0 up to, not including, 1.
    func number(for index: Int) -> Double {
        Double(Self.mix(Self.mix(seed) ^ Self.mix(UInt64(index) &+ 0x632b_e59b_d9b4_e019)) >> 11) * 0x1p-53
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
