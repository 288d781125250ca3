import Foundation
import Testing

@testable import Tensors

@Suite struct NormTests {
    @Test(arguments: [1, 31, 48, 301])
    func normalisesRows(columns: Int) {
        var numbers = Numbers(10)
        let x = numbers.tensor([5, columns], type: .bfloat16, scale: 4)
        let (gain, bias) = (numbers.tensor([columns]), numbers.tensor([columns], type: .bfloat16))
        let (g, b) = (gain.doubles, bias.doubles)
        func expected(center: Bool, _ finish: (Double, Int) -> Double) -> [Double] {
            (0..<5).flatMap { row in
                let values = x[row..<(row + 1)].doubles
                let mean = center ? values.reduce(0, +) / Double(columns) : 0
                let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
                return values.enumerated().map { finish(($1 - mean) / (variance + 1e-6).squareRoot(), $0) }
            }
        }
        let references = [
            expected(center: false) { v, i in v * g[i] }, expected(center: true) { v, i in v * g[i] + b[i] },
            expected(center: true) { v, i in v * (1 + g[i]) + b[i] }, expected(center: true) { v, _ in v },
            expected(center: false) { v, i in v * (1 + g[i]) },
        ]
        let same = onEachPath { compute in
            let out = Tensor(zeros: [5, 5, columns])
            compute.rmsNorm(x, weight: gain, epsilon: 1e-6, into: out[0])
            compute.layerNorm(x, weight: gain, bias: bias, epsilon: 1e-6, into: out[1])
            compute.layerNorm(x, scale: gain, shift: bias, epsilon: 1e-6, into: out[2])
            compute.layerNorm(x, epsilon: 1e-6, into: out[3])
            compute.rmsNorm(x, scale: gain, epsilon: 1e-6, into: out[4])
            return out
        } check: { out, path in
            for (index, reference) in references.enumerated() {
                #expect(difference(out[index], reference).largest < 2e-5, "\(path), norm \(index)")
            }
        }
        #expect(same)
    }

    @Test func normalisesStraightToInt8() {
        var numbers = Numbers(11)
        let x = numbers.tensor([3, 200], scale: 2)
        let same = onEachPath { compute in
            let (plain, out, scales) = (Tensor(zeros: [3, 200]), Tensor(zeros: [3, 200], type: .int8), Tensor(zeros: [3]))
            compute.rmsNorm(x, epsilon: 1e-6, into: plain)
            compute.rmsNorm(x, epsilon: 1e-6, into: out, scales: scales)
            let (again, scalesAgain) = (Tensor(zeros: [3, 200], type: .int8), Tensor(zeros: [3]))
            compute.quantize(plain, into: again, scales: scalesAgain)
            #expect(out.bytes == again.bytes && scales.bytes == scalesAgain.bytes)
            return out
        } check: { out, path in
            #expect(out.floats().contains { abs($0) == 127 }, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: [8, 40, 64, 128, 160], [Rotary.Pairs.interleaved, .halves])
    func normalisesAndTurnsHeads(size: Int, pairs: Rotary.Pairs) {
        var numbers = Numbers(12)
        let (positions, heads, half) = (3, 2, size / 2)
        let x = numbers.tensor([2 * positions, heads * size], type: .bfloat16, scale: 3)
        let gain = numbers.tensor([size])
        let angles = (0..<(positions * half)).map { _ in numbers.next() * 4 }
        let rotary = Rotary(
            cosine: Tensor(angles.map { cos($0) }, shape: [positions, half]),
            sine: Tensor(angles.map { sin($0) }, shape: [positions, half]), pairs: pairs)
        let (source, g, c, s) = (x.doubles, gain.doubles, rotary.cosine.doubles, rotary.sine.doubles)
        var reference = source
        for row in 0..<(2 * positions) {
            for head in 0..<heads {
                let start = (row * heads + head) * size
                let values = source[start..<(start + size)]
                let factor = 1 / (values.reduce(0) { $0 + $1 * $1 } / Double(size) + 1e-5).squareRoot()
                let normed = values.enumerated().map { $1 * factor * g[$0] }
                for i in 0..<half {
                    let (a, b) = pairs == .interleaved ? (2 * i, 2 * i + 1) : (i, i + half)
                    let t = row % positions * half + i
                    reference[start + a] = normed[a] * c[t] - normed[b] * s[t]
                    reference[start + b] = normed[b] * c[t] + normed[a] * s[t]
                }
            }
        }
        let same = onEachPath { compute in
            let out = Tensor(zeros: x.shape)
            compute.normalizeHeads(x, headSize: size, weight: gain, epsilon: 1e-5, rotary: rotary, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).largest < 2e-5, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: [1, 17, 640])
    func softensRows(columns: Int) {
        var numbers = Numbers(13)
        let x = numbers.tensor([4, columns], scale: 30)
        let reference = (0..<4).flatMap { row in
            let values = x[row..<(row + 1)].doubles.map { $0 * 0.5 }
            let peak = values.max() ?? 0
            let total = values.reduce(0) { $0 + exp($1 - peak) }
            return values.map { exp($0 - peak) / total }
        }
        let same = onEachPath { compute in
            let out = Tensor(zeros: x.shape)
            compute.softmax(x, scale: 0.5, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).largest < 2e-6, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: [(48, 4), (96, 32), (33, 3)], [ScalarType.float32, .bfloat16])
    func normalisesGroups(channels: (Int, Int), type: ScalarType) {
        var numbers = Numbers(14)
        let (count, groups) = channels
        let x = numbers.tensor([2, 9, 23, count], type: type, scale: 3)
        let (gain, bias) = (numbers.tensor([count]), numbers.tensor([count]))
        let (values, g, b) = (x.doubles, gain.doubles, bias.doubles)
        let (pixels, size) = (9 * 23, count / groups)
        var reference = values
        for picture in 0..<2 {
            for group in 0..<groups {
                let indices = (0..<pixels).flatMap { p in (0..<size).map { (picture * pixels + p) * count + group * size + $0 } }
                let mean = indices.reduce(0) { $0 + values[$1] } / Double(indices.count)
                let variance = indices.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / Double(indices.count)
                for i in indices {
                    let y = (values[i] - mean) / (variance + 1e-6).squareRoot() * g[i % count] + b[i % count]
                    reference[i] = y / (1 + exp(-y))
                }
            }
        }
        let same = onEachPath { compute in
            let out = Tensor(zeros: x.shape)
            compute.groupNorm(x, groups: groups, weight: gain, bias: bias, epsilon: 1e-6, silu: true, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).largest < 1e-5, "\(path)")
        }
        #expect(same)
    }
}
