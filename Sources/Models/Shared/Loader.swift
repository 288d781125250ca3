import Tensors
import Weights

/// Takes a model's tensors out of its files: the shapes are checked, and what can be used as it lies in the mapping is not copied.
public struct Loader: Sendable {
    /// The files.
    public let weights: WeightSet
    /// What the model will compute in.
    public let precision: Precision
    let compute: Compute
    let prefix: String

    /// A loader of the tensors whose names begin with `prefix`.
    public init(_ weights: WeightSet, precision: Precision, compute: Compute, prefix: String = "") {
        self.weights = weights
        self.precision = precision
        self.compute = compute
        self.prefix = prefix
    }

    /// The loader of a part whose names begin with `name` and a dot.
    func part(_ name: String) -> Loader { Loader(weights, precision: precision, compute: compute, prefix: prefix + name + ".") }

    func has(_ name: String) -> Bool { weights.contains(prefix + name) }

    /// A tensor's shape, for models that are described by their weights alone.
    func shape(_ name: String) throws -> [Int] { try weights.find(prefix + name).entry.shape }

    /// The tensor as it is stored.
    ///
    /// - Throws: `WeightError` where it is missing, has another shape or a type that is no floating-point number's.
    func tensor(_ name: String, _ shape: [Int]) throws -> Tensor {
        let (file, entry) = try weights.find(prefix + name)
        guard entry.shape == shape else {
            throw WeightError.shape(file: file.path, tensor: entry.name, expected: shape, found: entry.shape)
        }
        return try Self.tensor(entry, of: file)
    }

    /// A tensor as it lies in its file; a copy where its elements could not be loaded whole from there.
    ///
    /// - Throws: `WeightError.type` for one that is not of numbers that the kernels take.
    public static func tensor(_ entry: WeightEntry, of file: WeightFile) throws -> Tensor {
        let type: ScalarType
        switch entry.type {
        case .f32: type = .float32
        case .bf16: type = .bfloat16
        case .f16: type = .float16
        case .i8: type = .int8
        default: throw WeightError.type(file: file.path, tensor: entry.name, found: entry.type)
        }
        let bytes = file.bytes(of: entry)
        // The format does not promise that tensors are aligned; the kernels load whole elements.
        guard let base = bytes.baseAddress, Int(bitPattern: base) % type.size == 0 else {
            let copy = Tensor(zeros: entry.shape, type: type)
            if let base = bytes.baseAddress { copy.pointer.copyMemory(from: base, byteCount: bytes.count) }
            return copy
        }
        return Tensor(storage: TensorStorage(borrowing: base, byteCount: bytes.count, owner: file), shape: entry.shape, type: type)
    }

    /// A tensor in `type`: as it lies, or converted into memory of its own.
    func tensor(_ name: String, _ shape: [Int], as type: ScalarType) throws -> Tensor {
        if let blocks = try blocks(name, shape) {
            let unpacked = Tensor(zeros: shape, type: type)
            compute.unpack(blocks, into: unpacked)
            return unpacked
        }
        let stored = try tensor(name, shape)
        if stored.type == type { return stored }
        guard stored.type != .int8 else {
            let (file, entry) = try weights.find(prefix + name)
            throw WeightError.type(file: file.path, tensor: entry.name, found: entry.type)
        }
        let converted = Tensor(zeros: shape, type: type)
        compute.convert(stored, into: converted)
        return converted
    }

    /// A matrix in ggml's blocks, as it lies; nil where the tensor is of plain numbers.
    func blocks(_ name: String, _ shape: [Int]) throws -> BlockMatrix? {
        let (file, entry) = try weights.find(prefix + name)
        guard let format = BlockFormat(rawValue: entry.type.rawValue) else { return nil }
        guard entry.shape == shape, shape.count == 2 else {
            throw WeightError.shape(file: file.path, tensor: entry.name, expected: shape, found: entry.shape)
        }
        let bytes = file.bytes(of: entry)
        guard let base = bytes.baseAddress else { return nil }
        return BlockMatrix(
            storage: TensorStorage(borrowing: base, byteCount: bytes.count, owner: file), rows: shape[0], columns: shape[1], format: format)
    }

    /// A table whose rows are looked up, as it is stored.
    func table(_ name: String, rows: Int, columns: Int) throws -> Linear {
        let (key, shape) = (name + ".weight", [rows, columns])
        if let blocks = try blocks(key, shape) { return Linear(blocks: blocks) }
        let stored = try tensor(key, shape)
        guard stored.type != .int8 else {
            let (file, entry) = try weights.find(prefix + key)
            throw WeightError.type(file: file.path, tensor: entry.name, found: entry.type)
        }
        return Linear(weight: stored)
    }

    /// A vector as float32.
    func vector(_ name: String, _ count: Int) throws -> Tensor { try tensor(name, [count], as: .float32) }

    /// A matrix that rows are multiplied by, in the model's precision.
    ///
    /// Int8 weights stand in the file with `NAME.scales` beside them (see `WeightQuantizer`); others are quantised here. ggml's blocks are
    /// used as they lie where the model computes in bfloat16.
    func linear(_ name: String, inputs: Int, outputs: Int, bias: Bool = false) throws -> Linear {
        let shape = [outputs, inputs]
        let added = bias ? try vector(name + ".bias", outputs) : nil
        let key = name + ".weight"
        if try weights.find(prefix + key).entry.type == .i8 {
            return Linear(weight: try tensor(key, shape), scales: try vector(key + ".scales", outputs), bias: added)
        }
        if precision == .bfloat16, let blocks = try blocks(key, shape) { return Linear(blocks: blocks, bias: added) }
        switch precision {
        case .float32: return Linear(weight: try tensor(key, shape, as: .float32), bias: added)
        case .bfloat16: return Linear(weight: try tensor(key, shape, as: .bfloat16), bias: added)
        case .int8:
            let isBlocked = try weights.find(prefix + key).entry.type.isBlocked
            let weight = isBlocked ? try tensor(key, shape, as: .bfloat16) : try tensor(key, shape)
            return Linear(weight: weight, bias: added).quantized(on: compute)
        }
    }

    /// A matrix that stays in floating point whatever the precision: of the few that all tokens' modulation comes from.
    func exactLinear(_ name: String, inputs: Int, outputs: Int, bias: Bool = false) throws -> Linear {
        let exact = Loader(weights, precision: precision == .int8 ? .bfloat16 : precision, compute: compute, prefix: prefix)
        return try exact.linear(name, inputs: inputs, outputs: outputs, bias: bias)
    }

    /// A convolution with `kernel` × `kernel` taps.
    func convolution(
        _ name: String, inputs: Int, outputs: Int, kernel: Int, stride: Int = 1, padding: Convolution.Padding? = nil, bias: Bool = true
    ) throws -> Convolution {
        Convolution(
            weight: try tensor(name + ".weight", [outputs, inputs, kernel, kernel]), bias: bias ? try vector(name + ".bias", outputs) : nil,
            stride: stride, padding: padding ?? .init(kernel / 2), type: precision.activations, on: compute)
    }
}
