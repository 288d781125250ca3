import CKernels

/// A block of numbers of one type: a view of storage, copied as a reference, never its elements.
///
/// Elements lie in row-major order. The last axis is contiguous; the rows (everything before the last axis, taken
/// together) stand `rowStride` elements apart, which is more than a row's length in a view of some columns. Pictures
/// are `[height, width, channels]` or `[batch, height, width, channels]`.
public struct Tensor: @unchecked Sendable {
    /// Where the elements lie.
    public let storage: TensorStorage
    /// Where the first element lies in the storage.
    public let byteOffset: Int
    /// The lengths of the axes, outermost first; empty for a scalar.
    public let shape: [Int]
    /// Elements from the start of one row to that of the next.
    public let rowStride: Int
    /// What each element is.
    public let type: ScalarType

    /// A view of `storage`. It must lie within.
    public init(storage: TensorStorage, byteOffset: Int = 0, shape: [Int], rowStride: Int? = nil, type: ScalarType) {
        self.storage = storage
        self.byteOffset = byteOffset
        self.shape = shape
        self.rowStride = rowStride ?? (shape.last ?? 1)
        self.type = type
        precondition(
            byteOffset >= 0 && byteOffset + extent * type.size <= storage.byteCount, "a tensor of \(shape) lies outside its storage")
    }

    /// New zeros.
    public init(zeros shape: [Int], type: ScalarType = .float32) {
        self.init(storage: TensorStorage(byteCount: shape.reduce(1, *) * type.size), shape: shape, type: type)
    }

    /// New float32 memory with these values in row-major order.
    public init(_ values: [Float], shape: [Int]) {
        precondition(values.count == shape.reduce(1, *), "\(values.count) values do not fill \(shape)")
        self.init(zeros: shape)
        values.withUnsafeBytes { if let from = $0.baseAddress { pointer.copyMemory(from: from, byteCount: $0.count) } }
    }

    /// How many elements it has.
    public var count: Int { shape.reduce(1, *) }
    /// The length of the last axis.
    public var columns: Int { shape.last ?? 1 }
    /// How many rows of the last axis it has.
    public var rows: Int { shape.dropLast().reduce(1, *) }
    /// Whether its rows follow each other without gaps.
    public var isContiguous: Bool { rowStride == columns || rows <= 1 }
    /// The bytes that its elements take, gaps not counted.
    public var byteCount: Int { count * type.size }
    /// The first element.
    public var pointer: UnsafeMutableRawPointer { storage.base + byteOffset }

    private var extent: Int { count == 0 ? 0 : (rows - 1) * rowStride + columns }

    /// What the kernels take.
    var matrix: ck_matrix {
        ck_matrix(data: pointer, rows: Int64(rows), columns: Int64(columns), stride: Int64(rowStride), type: type.code)
    }
}
