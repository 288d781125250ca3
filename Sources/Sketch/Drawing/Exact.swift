/// Mathematics that gives the same bits on every machine: nothing but IEEE + − × ÷ √, because the C library's functions differ in the last
/// place between systems and a picture's bytes must not.
public enum Exact {
    /// π to double precision.
    public static let pi = 3.141592653589793

    /// The real cube root, by Newton's method from a first guess that halves the exponent's third.
    public static func cubeRoot(_ x: Double) -> Double {
        guard x != 0, x.isFinite else { return x }
        let size = x < 0 ? -x : x
        var root = Double(sign: .plus, exponent: Int((Double(size.exponent) / 3).rounded(.down)), significand: 1.25)
        for _ in 0..<8 { root = (2 * root + size / (root * root)) / 3 }
        return x < 0 ? -root : root
    }

    /// The positive fifth root of a number that is not negative.
    public static func fifthRoot(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return 0 }
        var root = Double(sign: .plus, exponent: Int((Double(x.exponent) / 5).rounded(.down)), significand: 1.15)
        for _ in 0..<9 {
            let square = root * root
            root = (4 * root + x / (square * square)) / 5
        }
        return root
    }

    /// `x` to the power `sixteenths / 16` (0 to 15) for `x ≥ 0`, from square roots of square roots: the layout's compression of sizes.
    public static func power(_ x: Double, sixteenths: Int) -> Double {
        var result = 1.0
        var factor = max(x, 0).squareRoot()
        var bits = 8
        while bits > 0 {
            if sixteenths & bits != 0 { result *= factor }
            factor = factor.squareRoot()
            bits >>= 1
        }
        return result
    }

    /// The sine of `degrees`.
    public static func sine(_ degrees: Double) -> Double {
        var turn = degrees - 360 * (degrees / 360).rounded(.down)
        var sign = 1.0
        if turn >= 180 {
            turn -= 180
            sign = -1
        }
        if turn > 90 { turn = 180 - turn }
        let x = turn * pi / 180
        let square = x * x
        var term = x, sum = x
        for n in stride(from: 2, through: 18, by: 2) {
            term *= -square / Double(n * (n + 1))
            sum += term
        }
        return sign * sum
    }

    /// The cosine of `degrees`.
    public static func cosine(_ degrees: Double) -> Double { sine(degrees + 90) }
}
