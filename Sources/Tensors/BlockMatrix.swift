import CKernels

/// A matrix in ggml's blocks: rows of whole blocks that follow each other, as they lie in a file.
public struct BlockMatrix: Sendable {
    /// Where the blocks lie.
    public let storage: TensorStorage
    /// Where the first lies in the storage.
    public let byteOffset: Int
    /// How many rows there are.
    public let rows: Int
    /// The numbers of a row.
    public let columns: Int
    /// How the numbers are kept.
    public let format: BlockFormat

    /// A matrix in `storage`. It must lie within, and `columns` be a multiple of the format's length.
    public init(storage: TensorStorage, byteOffset: Int = 0, rows: Int, columns: Int, format: BlockFormat) {
        precondition(columns % format.length == 0, "rows of \(columns) in blocks of \(format.length)")
        self.storage = storage
        self.byteOffset = byteOffset
        self.rows = rows
        self.columns = columns
        self.format = format
        precondition(byteOffset >= 0 && byteOffset + byteCount <= storage.byteCount, "\(rows) rows of \(columns) lie outside their storage")
    }

    /// The bytes of a row.
    public var rowBytes: Int { columns / format.length * format.bytes }
    /// The bytes of all rows.
    public var byteCount: Int { rows * rowBytes }

    /// Some of its rows.
    public subscript(range: Range<Int>) -> BlockMatrix {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of \(rows)")
        return BlockMatrix(
            storage: storage, byteOffset: byteOffset + range.lowerBound * rowBytes, rows: range.count, columns: columns, format: format)
    }

    var blocks: ck_blocks {
        ck_blocks(data: storage.base + byteOffset, rows: Int64(rows), columns: Int64(columns), format: format.code)
    }
}
