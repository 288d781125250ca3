import Foundation

/// The standard normal distribution.
enum Normal {
    /// P(Z ≤ z).
    static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// The z with P(Z ≤ z) = p, for p between 0 and 1.
    ///
    /// Acklam's rational approximation (relative error 1.15e-9), then two steps of Halley's method on `erfc`.
    static func quantile(_ p: Double) -> Double {
        guard p > 0 else { return -.infinity }
        guard p < 1 else { return .infinity }
        if p > 0.5 { return -quantile(1 - p) }
        var z = start(p)
        for _ in 0..<2 {
            let error = cumulative(z) - p
            let step = error * (2 * Double.pi).squareRoot() * exp(0.5 * z * z)
            z -= step / (1 + 0.5 * z * step)
        }
        return z
    }

    /// The half width of a two-sided interval in standard errors: 1.96 at 95 %.
    static func twoSided(_ level: Double) -> Double { -quantile(0.5 * (1 - level)) }

    private static func start(_ p: Double) -> Double {
        if p < 0.02425 {
            let q = (-2 * log(p)).squareRoot()
            return polynomial(
                q,
                [
                    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968,
                    2.938163982698783,
                ])
                / polynomial(q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1])
        }
        let q = p - 0.5
        let r = q * q
        return q
            * polynomial(
                r,
                [
                    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01,
                    2.506628277459239,
                ])
            / polynomial(
                r,
                [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01, 1])
    }

    private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double { coefficients.reduce(0) { $0 * x + $1 } }
}
