import CKernels

extension Compute {
    /// `out` = the numbers of `matrix`, `[rows, columns]`.
    public func unpack(_ matrix: BlockMatrix, into out: Tensor) {
        precondition(out.rows == matrix.rows && out.columns == matrix.columns, "\(matrix.rows) × \(matrix.columns) into \(out.shape)")
        precondition(out.storage.isWritable, "writing into borrowed memory")
        ck_unpack_blocks(team.handle, path.code, matrix.blocks, out.matrix)
    }

    /// `out[i]` = the weights of output `indices[i]`: a table of embeddings, which may be the matrix of a model's output as well.
    ///
    /// - Parameters:
    ///   - indices: each below `table.outputs`.
    ///   - table: of plain floating-point numbers or of blocks.
    public func lookUp(_ indices: [Int32], in table: Linear, into out: Tensor) {
        guard let blocks = table.blocks else { return lookUp(indices, in: table.weight, into: out) }
        precondition(
            out.rows == indices.count && out.columns == blocks.columns && indices.allSatisfy { $0 >= 0 && Int($0) < blocks.rows },
            "an index outside the table")
        precondition(out.storage.isWritable, "writing into borrowed memory")
        ck_gather_blocks(team.handle, path.code, blocks.blocks, indices, out.matrix)
    }
}
