import Testing

@testable import Tensors

@Suite struct ImageTests {
    struct Shape: Sendable {
        var batch = 1
        var height, width, inputs, outputs, kernel: Int
        var stride = 1
        var padding: Convolution.Padding
    }

    static let shapes = [
        Shape(height: 1, width: 1, inputs: 3, outputs: 2, kernel: 3, padding: .init(1)),
        Shape(batch: 2, height: 7, width: 11, inputs: 5, outputs: 19, kernel: 3, padding: .init(1)),
        Shape(height: 9, width: 8, inputs: 32, outputs: 40, kernel: 1, padding: .init(0)),
        Shape(
            batch: 2, height: 10, width: 13, inputs: 16, outputs: 33, kernel: 3, stride: 2,
            padding: .init(top: 0, bottom: 1, left: 0, right: 1)),
        Shape(height: 16, width: 37, inputs: 64, outputs: 64, kernel: 3, padding: .init(1)),
        Shape(height: 5, width: 40, inputs: 96, outputs: 3, kernel: 3, padding: .init(1)),
        Shape(height: 12, width: 12, inputs: 128, outputs: 64, kernel: 3, stride: 2, padding: .init(1)),
    ]

    @Test(arguments: shapes, [ScalarType.float32, .bfloat16])
    func convolvesPictures(shape: Shape, type: ScalarType) {
        var numbers = Numbers(40)
        let x = numbers.tensor([shape.batch, shape.height, shape.width, shape.inputs], type: type)
        let weight = numbers.tensor([shape.outputs, shape.inputs, shape.kernel, shape.kernel], type: type)
        let bias = numbers.tensor([shape.outputs])
        let compute = Compute(threads: 1)
        let convolution = Convolution(weight: weight, bias: bias, stride: shape.stride, padding: shape.padding, on: compute)
        let size = convolution.outputSize(height: shape.height, width: shape.width)
        let residual = numbers.tensor([shape.batch, size.height, size.width, shape.outputs], type: type)
        let plain = Self.convolve(x.doubles, weight.doubles, bias.doubles, shape, size)
        let added = zip(plain, residual.doubles).map { $0 + $1 }
        let bound = 4e-6 * Double(shape.inputs).squareRoot() + 2e-6
        let same = onEachPath { compute in
            let out = Tensor(zeros: [2] + residual.shape)
            compute.convolution(convolution, x, into: out[0])
            compute.convolution(convolution, x, residual: residual, into: out[1])
            return out
        } check: { out, path in
            #expect(difference(out[0], plain).largest < bound, "\(path)")
            #expect(difference(out[1], added).largest < bound, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: [ScalarType.float32, .bfloat16], [3, 64])
    func linesAreThoseOfTheWholePicture(type: ScalarType, inputs: Int) {
        var numbers = Numbers(43)
        let x = numbers.tensor([13, 37, inputs], type: type)
        let compute = Compute(threads: 1)
        let convolution = Convolution(
            weight: numbers.tensor([33, inputs, 3, 3], type: type), bias: numbers.tensor([33]), padding: .init(1), on: compute)
        for path in KernelPath.available {
            let compute = Compute(threads: 2, path: path)
            let whole = Tensor(zeros: [13, 37, 33], type: type)
            compute.convolution(convolution, x, into: whole)
            for lines in [0..<13, 0..<1, 0..<5, 5..<6, 4..<11, 12..<13, 3..<3] {
                let part = Tensor(zeros: [lines.count, 37, 33], type: type)
                compute.convolution(convolution, x, lines: lines, into: part)
                #expect(part.doubles == whole[lines].doubles, "\(path) \(lines)")
            }
        }
    }

    @Test(arguments: [ScalarType.float32, .bfloat16], [3, 64])
    func repeatsPixels(type: ScalarType, inputs: Int) {
        var numbers = Numbers(41)
        let x = numbers.tensor([2, 5, 23, inputs], type: type)
        let larger = Tensor(zeros: [2, 10, 46, inputs], type: type)
        for row in 0..<2 * 10 * 46 {
            let (picture, y, column) = (row / 460, row / 46 % 10, row % 46)
            Compute(threads: 1).convert(
                x.reshaped([230, inputs])[(picture * 5 + y / 2) * 23 + column / 2..<(picture * 5 + y / 2) * 23 + column / 2 + 1],
                into: larger.reshaped([920, inputs])[row..<row + 1])
        }
        let weight = numbers.tensor([33, inputs, 3, 3], type: type)
        let same = onEachPath { compute in
            let convolution = Convolution(weight: weight, bias: nil, padding: .init(1), on: compute)
            let out = Tensor(zeros: [2] + [2, 10, 46, 33])
            compute.convolution(convolution, x, repeating: 2, into: out[0])
            compute.convolution(convolution, larger, into: out[1])
            return out
        } check: { out, path in
            #expect(out[0].floats() == out[1].floats() && out[0].floats().contains { $0 != 0 }, "\(path)")
        }
        #expect(same)
    }

    static func convolve(_ x: [Double], _ w: [Double], _ bias: [Double], _ s: Shape, _ size: (height: Int, width: Int)) -> [Double] {
        var out: [Double] = []
        for b in 0..<s.batch {
            for y in 0..<size.height {
                for column in 0..<size.width {
                    for o in 0..<s.outputs {
                        var sum = bias[o]
                        for ky in 0..<s.kernel {
                            for kx in 0..<s.kernel {
                                let (sy, sx) = (y * s.stride + ky - s.padding.top, column * s.stride + kx - s.padding.left)
                                guard sy >= 0, sy < s.height, sx >= 0, sx < s.width else { continue }
                                for i in 0..<s.inputs {
                                    sum +=
                                        x[((b * s.height + sy) * s.width + sx) * s.inputs + i]
                                        * w[((o * s.inputs + i) * s.kernel + ky) * s.kernel + kx]
                                }
                            }
                        }
                        out.append(sum)
                    }
                }
            }
        }
        return out
    }
}
