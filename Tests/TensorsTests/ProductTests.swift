import Foundation
import Testing

@testable import Tensors

@Suite struct ProductTests {
    struct Shape: Sendable { var rows, inputs, outputs: Int }
    static let shapes = [
        Shape(rows: 1, inputs: 1, outputs: 1), Shape(rows: 1, inputs: 96, outputs: 70), Shape(rows: 5, inputs: 33, outputs: 17),
        Shape(rows: 33, inputs: 96, outputs: 64), Shape(rows: 70, inputs: 515, outputs: 130), Shape(rows: 129, inputs: 1100, outputs: 96),
        Shape(rows: 300, inputs: 64, outputs: 33), Shape(rows: 16, inputs: 2080, outputs: 288), Shape(rows: 4, inputs: 1040, outputs: 45),
        Shape(rows: 530, inputs: 40, outputs: 270),
    ]

    @Test(arguments: shapes, [ScalarType.float32, .bfloat16])
    func equalsTheDefinition(shape: Shape, type: ScalarType) {
        var numbers = Numbers(30)
        let x = numbers.tensor([shape.rows, shape.inputs + 5], type: type).columns(2..<(2 + shape.inputs))
        let weight = numbers.tensor([shape.outputs, shape.inputs], type: type)
        let reference = Self.product(x.doubles, weight.doubles, shape)
        let same = onEachPath { compute in
            let out = Tensor(zeros: [shape.rows, shape.outputs])
            compute.linear(Linear(weight: weight), x, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).largest < 1e-6 * Double(shape.inputs).squareRoot() * 4 + 1e-6, "\(path)")
        }
        #expect(same)
    }

    @Test func endsAsAsked() {
        var numbers = Numbers(31)
        let shape = Shape(rows: 37, inputs: 130, outputs: 75)
        let x = numbers.tensor([shape.rows, shape.inputs], type: .bfloat16)
        let (weight, bias) = (
            numbers.tensor([shape.outputs, shape.inputs], type: .bfloat16, scale: 0.2), numbers.tensor([shape.outputs], type: .bfloat16)
        )
        let (residual, gate) = (numbers.tensor([shape.rows, shape.outputs], type: .bfloat16), numbers.tensor([shape.outputs]))
        let layer = Linear(weight: weight, bias: bias)
        let (b, r, g) = (bias.doubles, residual.doubles, gate.doubles)
        let plain = Self.product(x.doubles, weight.doubles, shape).enumerated().map { $1 + b[$0 % shape.outputs] }
        let same = onEachPath { compute in
            let out = Tensor(zeros: [4, shape.rows, shape.outputs])
            compute.linear(layer, x, activation: .silu, into: out[0])
            compute.linear(layer, x, activation: .exactGELU, into: out[1])
            compute.linear(layer, x, residual: residual, gate: gate, into: out[2])
            compute.convert(residual, into: out[3])
            compute.linear(layer, x, residual: out[3], into: out[3])
            return out
        } check: { out, path in
            #expect(difference(out[0], plain.map { $0 / (1 + exp(-$0)) }).largest < 1e-5, "\(path)")
            #expect(difference(out[1], plain.map { 0.5 * $0 * (1 + erf($0 / 2.0.squareRoot())) }).largest < 1e-5, "\(path)")
            #expect(difference(out[2], plain.enumerated().map { r[$0] + g[$0 % shape.outputs] * $1 }).largest < 1e-5, "\(path)")
            #expect(difference(out[3], plain.enumerated().map { r[$0] + $1 }).largest < 1e-5, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: shapes)
    func multipliesInt8(shape: Shape) {
        var numbers = Numbers(32)
        let x = numbers.tensor([shape.rows, shape.inputs], type: .int8, scale: 127)
        let weight = numbers.tensor([shape.outputs, shape.inputs], type: .int8, scale: 127)
        let (scales, rowScales, bias) = (
            numbers.tensor([shape.outputs], scale: 0.01), numbers.tensor([shape.rows], scale: 0.01), numbers.tensor([shape.outputs])
        )
        let (s, t, b) = (scales.doubles, rowScales.doubles, bias.doubles)
        let reference = Self.product(x.doubles, weight.doubles, shape).enumerated().map {
            $1 * s[$0 % shape.outputs] * t[$0 / shape.outputs] + b[$0 % shape.outputs]
        }
        let same = onEachPath { compute in
            let out = Tensor(zeros: [shape.rows, shape.outputs])
            compute.linear(Linear(weight: weight, scales: scales, bias: bias), x, scales: rowScales, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).relative < 1e-6, "\(path)")
        }
        #expect(same)
    }

    @Test func quantisedLayersComeClose() {
        var numbers = Numbers(33)
        let x = numbers.tensor([20, 512], type: .bfloat16)
        let layer = Linear(weight: numbers.tensor([48, 512], type: .bfloat16), bias: numbers.tensor([48]))
        let b = layer.bias?.doubles ?? []
        let reference = Self.product(x.doubles, layer.weight.doubles, Shape(rows: 20, inputs: 512, outputs: 48)).enumerated().map {
            $1 + b[$0 % 48]
        }
        let same = onEachPath { compute in
            let out = Tensor(zeros: [20, 48])
            compute.linear(layer.quantized(on: compute), x, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).relative < 0.012, "\(path)")
        }
        #expect(same)
    }

    @Test func partsOfALayerShareItsWeights() {
        var numbers = Numbers(34)
        let layer = Linear(weight: numbers.tensor([60, 40]), bias: numbers.tensor([60]))
        let x = numbers.tensor([3, 40])
        let compute = Compute(threads: 2, path: .portable)
        let (whole, part) = (Tensor(zeros: [3, 60]), Tensor(zeros: [3, 20]))
        compute.linear(layer, x, into: whole)
        compute.linear(layer.outputs(30..<50), x, into: part)
        #expect(part.floats() == whole.columns(30..<50).floats())
        #expect(compute.scratchBytes >= 40 * 32 * 4, "a panel of weights at least")
    }

    static func product(_ x: [Double], _ w: [Double], _ shape: Shape) -> [Double] {
        var out = [Double](repeating: 0, count: shape.rows * shape.outputs)
        for r in 0..<shape.rows {
            for o in 0..<shape.outputs {
                var s = 0.0
                for i in 0..<shape.inputs { s += x[r * shape.inputs + i] * w[o * shape.inputs + i] }
                out[r * shape.outputs + o] = s
            }
        }
        return out
    }
}
