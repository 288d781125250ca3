import Foundation

/// The logistic function.
enum Logistic {
    /// 1/(1 + e^−x), without overflow.
    static func value(_ x: Double) -> Double {
        if x >= 0 { return 1 / (1 + exp(-x)) }
        let e = exp(x)
        return e / (1 + e)
    }

    /// log of `value`.
    static func logValue(_ x: Double) -> Double { x >= 0 ? -log1p(exp(-x)) : x - log1p(exp(x)) }
}
