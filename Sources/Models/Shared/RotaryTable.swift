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
        var frequencies: [(axis: Int, value: Double)] = []
        for (axis, width) in axes.enumerated() {
            for pair in 0..<width / 2 { frequencies.append((axis, pow(theta, -2 * Double(pair) / Double(width)))) }
        }
        return tables(positions.count, frequencies.count, pairs) { positions[$0][frequencies[$1].axis] * frequencies[$1].value }
    }

    /// The tables for places in a text: pair i turns by its coordinate · `frequencies[i]`.
    ///
    /// - Parameter sections: see `DecoderConfig.sections`.
    static func rotary(_ positions: [TokenPosition], frequencies: [Double], sections: [Int], pairs: Rotary.Pairs) -> Rotary {
        tables(positions.count, frequencies.count, pairs) {
            Double(positions[$0].coordinate(ofPair: $1, sections: sections)) * frequencies[$1]
        }
    }

    private static func tables(_ rows: Int, _ columns: Int, _ pairs: Rotary.Pairs, angle: (Int, Int) -> Double) -> Rotary {
        let cosines = Tensor(zeros: [rows, columns])
        let sines = Tensor(zeros: [rows, columns])
        cosines.withElements(as: Float.self) { cosines in
            sines.withElements(as: Float.self) { sines in
                for row in 0..<rows {
                    for column in 0..<columns {
                        let angle = angle(row, column)
                        cosines[row * columns + column] = Float(cos(angle))
                        sines[row * columns + column] = Float(sin(angle))
                    }
                }
            }
        }
        return Rotary(cosine: cosines, sine: sines, pairs: pairs)
    }
}

extension Rotary {
    /// The tables of some of the positions.
    func rows(_ range: Range<Int>) -> Rotary { Rotary(cosine: cosine[range], sine: sine[range], pairs: pairs) }
}
