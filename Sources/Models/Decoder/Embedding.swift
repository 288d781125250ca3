import Tensors

/// The table of a decoder's tokens: what a token is read as and, where the two are tied, what it is scored against.
struct Embedding: Sendable {
    private let table: Linear

    /// - Throws: `WeightError`.
    init(_ loader: Loader, _ name: String, vocabulary: Int, width: Int) throws {
        table = try loader.table(name, rows: vocabulary, columns: width)
    }

    /// `out[i]` = the row of token i. Each lies within the vocabulary.
    func lookUp(_ tokens: [Int32], into out: Tensor, on compute: Compute) { compute.lookUp(tokens, in: table, into: out) }

    /// The table as the output's matrix. It keeps floating point in int8 models: the scores of rare tokens need it.
    func head(_ precision: Precision, on compute: Compute) -> Linear {
        if table.blocks == nil ? table.weight.type == precision.activations : precision != .float32 { return table }
        let converted = Tensor(zeros: [table.outputs, table.inputs], type: precision.activations)
        if let blocks = table.blocks { compute.unpack(blocks, into: converted) } else { compute.convert(table.weight, into: converted) }
        return Linear(weight: converted)
    }
}
