import Foundation
import Testing

@testable import Tensors

@Suite struct ElementTests {
    @Test(arguments: [ScalarType.bfloat16, .float16, .float32])
    func convertsToAndFrom(type: ScalarType) {
        var numbers = Numbers(1)
        let x = numbers.tensor([7, 83], scale: 300)
        x.pointer.storeBytes(of: Float.nan, as: Float.self)
        x.pointer.storeBytes(of: Float.infinity, toByteOffset: 4, as: Float.self)
        x.pointer.storeBytes(of: 1e-6, toByteOffset: 8, as: Float.self)
        x.pointer.storeBytes(of: 70000, toByteOffset: 12, as: Float.self)
        let expected = x.rounded(to: type)
        let same = onEachPath { compute in
            let narrow = Tensor(zeros: x.shape, type: type)
            compute.convert(x, into: narrow)
            return narrow
        } check: { narrow, path in
            for (value, right) in zip(narrow.floats(), expected.floats()) {
                #expect(value == right || (value.isNaN && right.isNaN), "\(path)")
            }
            let back = Tensor(zeros: x.shape)
            Compute(threads: 1, path: path).convert(narrow, into: back)
            for (value, right) in zip(back.floats(), expected.floats()) {
                #expect(value == right || (value.isNaN && right.isNaN), "\(path)")
            }
        }
        #expect(same)
    }

    @Test(arguments: [Activation.silu, .gelu, .exactGELU, .quickGELU, .tanh, .relu])
    func activates(activation: Activation) {
        var numbers = Numbers(2)
        let x = numbers.tensor([5, 1037], scale: 12)
        let expected = x.doubles.map { v in
            switch activation {
            case .silu: v / (1 + exp(-v))
            case .gelu: 0.5 * v * (1 + tanh((2 / Double.pi).squareRoot() * (v + 0.044715 * v * v * v)))
            case .exactGELU: 0.5 * v * (1 + erf(v / 2.0.squareRoot()))
            case .quickGELU: v / (1 + exp(-1.702 * v))
            case .tanh: tanh(v)
            case .relu: max(v, 0)
            }
        }
        let same = onEachPath { compute in
            let out = Tensor(zeros: x.shape)
            compute.apply(activation, x, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, expected).largest < 4e-6, "\(path)")
        }
        #expect(same)
    }

    @Test func combinesViewsOfColumns() {
        var numbers = Numbers(3)
        let wide = numbers.tensor([6, 100], type: .bfloat16)
        let (gate, up) = (wide.columns(3..<40), wide.columns(50..<87))
        let row = numbers.tensor([1, 37])
        let expectedSwiglu = zip(gate.doubles, up.doubles).map { $0 / (1 + exp(-$0)) * $1 }
        let (g, u, r) = (gate.doubles, up.doubles, row.doubles)
        let expectedGated = g.indices.map { g[$0] + r[$0 % 37] * u[$0] }
        let same = onEachPath { compute in
            let out = Tensor(zeros: [6, 80])
            compute.swiglu(gate: gate, up: up, into: out.columns(1..<38))
            compute.gatedAdd(gate, gate: row, up, into: out.columns(40..<77))
            return out
        } check: { out, path in
            #expect(difference(out.columns(1..<38), expectedSwiglu).largest < 1e-6, "\(path)")
            #expect(difference(out.columns(40..<77), expectedGated).largest < 1e-6, "\(path)")
            #expect(out.columns(38..<40).floats().allSatisfy { $0 == 0 }, "\(path) wrote between the views")
            #expect(out.columns(77..<80).floats().allSatisfy { $0 == 0 }, "\(path) wrote behind the view")
        }
        #expect(same)
    }

    @Test func addsScalesClampsMultiplies() {
        var numbers = Numbers(4)
        let (x, y) = (numbers.tensor([3, 529]), numbers.tensor([3, 529], type: .float16))
        let compute = Compute(threads: 2)
        let out = Tensor(zeros: [3, 529])
        compute.add(x, y, a: 2, b: -0.5, into: out)
        #expect(difference(out, zip(x.doubles, y.doubles).map { 2 * $0 - 0.5 * $1 }).largest < 1e-6)
        compute.multiply(x, y, into: out)
        #expect(difference(out, zip(x.doubles, y.doubles).map { $0 * $1 }).largest < 1e-6)
        compute.multiply(x, y[1..<2], into: out)
        let row = y[1].doubles
        #expect(difference(out, x.doubles.enumerated().map { $1 * row[$0 % 529] }).largest < 1e-6)
        compute.scale(x, by: 3, adding: 1, into: out)
        #expect(difference(out, x.doubles.map { 3 * $0 + 1 }).largest < 1e-6)
        compute.clamp(x, -0.25...0.5, into: out)
        #expect(difference(out, x.doubles.map { min(max($0, -0.25), 0.5) }).largest == 0)
    }

    @Test func quantisesRows() {
        var numbers = Numbers(5)
        let x = numbers.tensor([4, 131], type: .bfloat16, scale: 5)
        for column in 0..<131 { (x.pointer + (131 + column) * 2).storeBytes(of: 0, as: UInt16.self) }
        let same = onEachPath { compute in
            let out = Tensor(zeros: x.shape, type: .int8)
            let scales = Tensor(zeros: [4])
            compute.quantize(x, into: out, scales: scales)
            let both = Tensor(zeros: [4, 132])
            compute.convert(out, into: both.columns(0..<131))
            compute.convert(scales.reshaped([4, 1]), into: both.columns(131..<132))
            return both
        } check: { both, path in
            for row in 0..<4 {
                let values = x[row..<(row + 1)].doubles
                let peak = values.map(abs).max() ?? 0
                let scale = both[row].floats()[131]
                #expect(abs(Double(scale) - (peak > 0 ? peak / 127 : 1)) < 1e-6 * max(peak, 1), "\(path)")
                for (q, v) in zip(both[row].floats(), values) {
                    #expect(abs(Double(q) * Double(scale) - v) <= Double(scale) * 0.501, "\(path)")
                }
            }
        }
        #expect(same)
    }

    @Test func looksRowsUp() {
        var numbers = Numbers(6)
        let table = numbers.tensor([9, 50], type: .bfloat16)
        let out = Tensor(zeros: [4, 50])
        Compute(threads: 2).lookUp([8, 0, 3, 8], in: table, into: out)
        let rows = table.floats()
        let expected: [Float] = [8, 0, 3, 8].flatMap { (index: Int) in rows[(index * 50)..<(index * 50 + 50)] }
        #expect(out.floats() == expected)
    }
}
