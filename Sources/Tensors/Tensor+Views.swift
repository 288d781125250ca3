extension Tensor {
    /// The same elements under other axes. Free unless the last axis changes and the rows have gaps, which is refused.
    public func reshaped(_ shape: [Int]) -> Tensor {
        precondition(shape.reduce(1, *) == count, "\(self.shape) cannot be seen as \(shape)")
        precondition(isContiguous || shape.last == columns, "a view of columns keeps its last axis")
        return Tensor(storage: storage, byteOffset: byteOffset, shape: shape, rowStride: isContiguous ? nil : rowStride, type: type)
    }

    /// A part of the first axis.
    public subscript(range: Range<Int>) -> Tensor {
        precondition(shape.count > 1 && range.lowerBound >= 0 && range.upperBound <= shape[0], "rows \(range) of \(shape)")
        let inner = shape[1..<(shape.count - 1)].reduce(1, *)
        return Tensor(
            storage: storage, byteOffset: byteOffset + range.lowerBound * inner * rowStride * type.size,
            shape: [range.count] + shape.dropFirst(), rowStride: rowStride, type: type)
    }

    /// One entry of the first axis, which disappears.
    public subscript(index: Int) -> Tensor {
        precondition(shape.count > 1, "an element of a row is no view; use the pointer")
        return self[index..<(index + 1)].reshaped(Array(shape.dropFirst()))
    }

    /// A part of the last axis: the rows then have gaps.
    public func columns(_ range: Range<Int>) -> Tensor {
        precondition(range.lowerBound >= 0 && range.upperBound <= columns, "columns \(range) of \(shape)")
        return Tensor(
            storage: storage, byteOffset: byteOffset + range.lowerBound * type.size, shape: shape.dropLast() + [range.count],
            rowStride: rowStride, type: type)
    }
}
