import Foundation
import Testing
import Weights

@testable import Tensors

@Suite struct BlockTests {
    /// What the `gguf` package makes of random blocks (`Tests/Parity/blocks.py`).
    static let fixture =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures/blocks.safetensors"

    /// A fixture's blocks, and their numbers.
    static func reference(_ format: BlockFormat) throws -> (matrix: BlockMatrix, values: [Float]) {
        let set = try WeightSet.open(fixture)
        let (file, values) = try set.find("\(format.rawValue).values")
        let (_, blocks) = try set.find("\(format.rawValue).blocks")
        let bytes = file.bytes(of: blocks)
        let storage = TensorStorage(borrowing: try #require(bytes.baseAddress), byteCount: bytes.count, owner: file)
        let matrix = BlockMatrix(storage: storage, rows: values.shape[0], columns: values.shape[1], format: format)
        return (matrix, (0..<values.count).map { file.bytes(of: values).loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) })
    }

    /// A matrix of random blocks with scales around a hundredth.
    static func random(_ format: BlockFormat, rows: Int, columns: Int, _ numbers: inout Numbers) -> BlockMatrix {
        let count = rows * columns / format.length
        let storage = TensorStorage(byteCount: count * format.bytes)
        for index in 0..<storage.byteCount {
            storage.base.storeBytes(of: UInt8(min(255, (numbers.next() + 1) * 128)), toByteOffset: index, as: UInt8.self)
        }
        let places: [Int] =
            switch format {
            case .q40, .q50, .q80: [0]
            case .q41, .q51, .q4K, .q5K: [0, 2]
            case .q6K: [208]
            }
        for block in 0..<count {
            for place in places {
                let scale = Float16(0.01 * numbers.next()).bitPattern
                storage.base.storeBytes(of: scale, toByteOffset: block * format.bytes + place, as: UInt16.self)
            }
        }
        return BlockMatrix(storage: storage, rows: rows, columns: columns, format: format)
    }

    @Test(arguments: BlockFormat.allCases)
    func unpacksAsTheReference(format: BlockFormat) throws {
        let (matrix, values) = try Self.reference(format)
        let same = onEachPath { compute in
            let out = Tensor(zeros: [matrix.rows, matrix.columns])
            compute.unpack(matrix, into: out)
            return out
        } check: { out, path in
            let largest = values.map(abs).max() ?? 0
            #expect(difference(out, values.map(Double.init)).largest <= Double(largest) * 2e-7, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: BlockFormat.allCases)
    func looksUpRows(format: BlockFormat) throws {
        let (matrix, values) = try Self.reference(format)
        let columns = matrix.columns
        let out = Tensor(zeros: [4, columns], type: .float32)
        Compute(threads: 2).lookUp([2, 0, 0, 1], in: Linear(blocks: matrix), into: out)
        let expected = [2, 0, 0, 1].flatMap { Array(values[$0 * columns..<($0 + 1) * columns]) }
        #expect(difference(out, expected.map(Double.init)).largest < 1e-5)
    }

    /// The rows that products with few rows compute with: int8, 32 numbers at a time.
    static func quantized(_ x: [Double]) -> [Double] {
        stride(from: 0, to: x.count, by: 32).flatMap { start -> [Double] in
            let span = x[start..<start + 32].map { Float($0) }
            let scale = (span.map(abs).max() ?? 0) / 127
            return span.map { scale == 0 ? 0 : Double(($0 * (1 / scale)).rounded(.toNearestOrEven)) * Double(scale) }
        }
    }

    static let shapes = [
        ProductTests.Shape(rows: 1, inputs: 256, outputs: 1), ProductTests.Shape(rows: 1, inputs: 512, outputs: 70),
        ProductTests.Shape(rows: 2, inputs: 768, outputs: 17), ProductTests.Shape(rows: 3, inputs: 256, outputs: 33),
        ProductTests.Shape(rows: 7, inputs: 512, outputs: 16), ProductTests.Shape(rows: 8, inputs: 256, outputs: 64),
        ProductTests.Shape(rows: 11, inputs: 256, outputs: 50), ProductTests.Shape(rows: 16, inputs: 256, outputs: 31),
    ]

    @Test(arguments: BlockFormat.allCases, shapes)
    func multipliesFewRowsByIntegers(format: BlockFormat, shape: ProductTests.Shape) {
        var numbers = Numbers(UInt64(shape.rows * 1000 + shape.outputs))
        // Formats of 32 numbers also with rows that are no multiple of 256.
        let inputs = shape.inputs + (format.length == 32 ? 96 : 0)
        let shape = ProductTests.Shape(rows: shape.rows, inputs: inputs, outputs: shape.outputs)
        let matrix = Self.random(format, rows: shape.outputs, columns: inputs, &numbers)
        let x = numbers.tensor([shape.rows, inputs + 5], type: .float32).columns(3..<3 + inputs)
        let weights = Tensor(zeros: [shape.outputs, inputs])
        Compute(threads: 1, path: .portable).unpack(matrix, into: weights)
        let reference = ProductTests.product(Self.quantized(x.doubles), weights.doubles, shape)
        let same = onEachPath { compute in
            let out = Tensor(zeros: [shape.rows, shape.outputs])
            compute.linear(Linear(blocks: matrix), x, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, reference).relative < 3e-6, "\(path)")
        }
        #expect(same)
    }

    @Test(arguments: BlockFormat.allCases)
    func multipliesManyRowsByUnpackedWeights(format: BlockFormat) {
        var numbers = Numbers(77)
        let shape = ProductTests.Shape(rows: 37, inputs: 512, outputs: 75)
        let matrix = Self.random(format, rows: shape.outputs, columns: shape.inputs, &numbers)
        let x = numbers.tensor([shape.rows, shape.inputs], type: .bfloat16)
        let weights = Tensor(zeros: [shape.outputs, shape.inputs])
        Compute(threads: 1, path: .portable).unpack(matrix, into: weights)
        let exact = ProductTests.product(x.doubles, weights.doubles, shape)
        let rounded = ProductTests.product(x.doubles, weights.rounded(to: .bfloat16).doubles, shape)
        let same = onEachPath { compute in
            let out = Tensor(zeros: [shape.rows, shape.outputs])
            compute.linear(Linear(blocks: matrix), x, into: out)
            return out
        } check: { out, path in
            #expect(difference(out, path >= .avx512BFloat16 ? rounded : exact).relative < 2e-6, "\(path)")
        }
        #expect(same)
    }

    @Test("a row's result is the same whatever stands beside it", arguments: BlockFormat.allCases)
    func rowsStandAlone(format: BlockFormat) {
        var numbers = Numbers(78)
        let matrix = Self.random(format, rows: 40, columns: 512, &numbers)
        let x = numbers.tensor([16, 512], type: .bfloat16)
        for path in KernelPath.available {
            let compute = Compute(threads: 2, path: path)
            let all = Tensor(zeros: [16, 40])
            compute.linear(Linear(blocks: matrix), x, into: all)
            for rows in [1, 2, 3, 6] {
                let some = Tensor(zeros: [rows, 40])
                compute.linear(Linear(blocks: matrix), x[5..<5 + rows], into: some)
                #expect(some.bytes == all[5..<5 + rows].floats().withUnsafeBytes(Array.init), "\(path), \(rows) rows")
            }
        }
    }

    @Test("bias, activation, gate and residual follow, also where the weights are unpacked part by part", arguments: [2, 17])
    func endsAsAsked(rows: Int) {
        var numbers = Numbers(79)
        let shape = ProductTests.Shape(rows: rows, inputs: 32768, outputs: 300)
        let matrix = Self.random(.q40, rows: shape.outputs, columns: shape.inputs, &numbers)
        let x = numbers.tensor([rows, shape.inputs], type: .bfloat16, scale: 0.1)
        let layer = Linear(blocks: matrix, bias: numbers.tensor([shape.outputs]))
        let (residual, gate) = (numbers.tensor([rows, shape.outputs], type: .bfloat16), numbers.tensor([shape.outputs]))
        let compute = Compute(threads: 2)
        let (plain, out) = (Tensor(zeros: [rows, shape.outputs]), Tensor(zeros: [rows, shape.outputs]))
        compute.linear(Linear(blocks: matrix), x, into: plain)
        compute.linear(layer, x, activation: .silu, residual: residual, gate: gate, into: out)
        let (b, r, g) = (layer.bias?.doubles ?? [], residual.doubles, gate.doubles)
        let expected = plain.doubles.enumerated().map { index, value in
            let y = value + b[index % shape.outputs]
            return r[index] + g[index % shape.outputs] * (y / (1 + exp(-y)))
        }
        #expect(difference(out, expected).largest < 1e-5)
        let part = Tensor(zeros: [rows, 20])
        compute.linear(layer.outputs(270..<290), x, activation: .silu, into: part)
        let whole = Tensor(zeros: [rows, shape.outputs])
        compute.linear(layer, x, activation: .silu, into: whole)
        #expect(part.floats() == whole.columns(270..<290).floats())
    }
}
