import Foundation

/// The gamma and the chi-squared distribution.
enum Gamma {
    /// Q(a, x) = Γ(a, x)/Γ(a) for a > 0: by its series below a + 1, by its continued fraction above (DLMF 8.7.1 and 8.9.2).
    static func upper(_ a: Double, _ x: Double) -> Double {
        if x <= 0 { return 1 }
        let front = exp(a * log(x) - x - Beta.logGamma(a))
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            var k = a
            while abs(term) > abs(sum) * 1e-17 {
                k += 1
                term *= x / k
                sum += term
            }
            return max(0, 1 - front * sum)
        }
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var result = d
        for i in 1...10_000 {
            let i = Double(i)
            let numerator = -i * (i - a)
            b += 2
            d = 1 / (numerator * d + b)
            c = b + numerator / c
            result *= d * c
            if abs(d * c - 1) < 1e-16 { break }
        }
        return front * result
    }

    /// P(X ≥ x) for a chi-squared X with some degrees of freedom; 1 with none.
    static func chiSquaredTail(_ x: Double, degrees: Int) -> Double {
        degrees == 0 ? 1 : upper(Double(degrees) / 2, x / 2)
    }
}
