/// A smooth field of small shifts: the unsteadiness of a hand. Neighbouring shapes are shifted alike, so that edges that meet still meet.
struct Wobble: Sendable {
    let seed: UInt64
    /// The distance over which the shift changes.
    let cell: Double
    /// The largest shift along each axis.
    let amount: Double

    private func node(_ x: Int, _ y: Int, _ salt: UInt64) -> Double {
        var z =
            seed &+ salt &+ UInt64(bitPattern: Int64(x)) &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(bitPattern: Int64(y)) &* 0xc2b2_ae3d_27d4_eb4f
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Double((z ^ (z >> 31)) >> 11) / 4_503_599_627_370_496 - 1
    }

    private func field(_ p: Point, _ salt: UInt64) -> Double {
        let u = p.x / cell, v = p.y / cell, left = u.rounded(.down), top = v.rounded(.down), x = Int(left), y = Int(top)
        func eased(_ t: Double) -> Double { t * t * (3 - 2 * t) }
        let s = eased(u - left), t = eased(v - top)
        let upper = node(x, y, salt) * (1 - s) + node(x + 1, y, salt) * s,
            lower = node(x, y + 1, salt) * (1 - s) + node(x + 1, y + 1, salt) * s
        return upper * (1 - t) + lower * t
    }

    /// `p` shifted.
    func callAsFunction(_ p: Point) -> Point { Point(x: p.x + amount * field(p, 1), y: p.y + amount * field(p, 2)) }
}
