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

    @Test func doublesPictures() {
        let x = Tensor((0..<12).map(Float.init), shape: [1, 2, 3, 2])
        let out = Tensor(zeros: [1, 4, 6, 2])
        Compute(threads: 3).upsampleNearest(x, into: out)
        let (from, to) = (x.floats(), out.floats())
        for y in 0..<4 {
            for column in 0..<6 {
                for c in 0..<2 { #expect(to[(y * 6 + column) * 2 + c] == from[(y / 2 * 3 + column / 2) * 2 + c]) }
            }
        }
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
