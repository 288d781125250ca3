import Foundation
import Tensors

/// Cosines and sines of rotary embeddings over one or several axes of position (Su et al. 2021).
enum RotaryTable {
    /// The tables for `positions`, each with one coordinate an axis.
    ///
    /// - Parameters:
    ///   - axes: how many of a head's numbers each axis turns; together the head's width.
    ///   - theta: pair i of an axis of width d turns by coordinate / theta^(2i / d).
    static func rotary(_ positions: [[Double]], axes: [Int], theta: Double, pairs: Rotary.Pairs) -> Rotary {
        let half = axes.reduce(0, +) / 2
        var frequencies: [(axis: Int, value: Double)] = []
        for (axis, width) in axes.enumerated() {
            for pair in 0..<width / 2 { frequencies.append((axis, pow(theta, -2 * Double(pair) / Double(width)))) }
        }
        var cosines: [Float] = []
        var sines: [Float] = []
        cosines.reserveCapacity(positions.count * half)
        sines.reserveCapacity(positions.count * half)
        for position in positions {
            for frequency in frequencies {
                let angle = position[frequency.axis] * frequency.value
                cosines.append(Float(cos(angle)))
                sines.append(Float(sin(angle)))
            }
        }
        return Rotary(
            cosine: Tensor(cosines, shape: [positions.count, half]), sine: Tensor(sines, shape: [positions.count, half]), pairs: pairs)
    }
}

extension Rotary {
    /// The tables of some of the positions.
    func rows(_ range: Range<Int>) -> Rotary { Rotary(cosine: cosine[range], sine: sine[range], pairs: pairs) }
}
