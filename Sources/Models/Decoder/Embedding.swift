import Tensors

/// The table of a decoder's tokens: what a token is read as and, where the two are tied, what it is scored against.
struct Embedding: Sendable {
    private let table: Tensor

    /// - Throws: `WeightError`.
    init(_ loader: Loader, _ name: String, vocabulary: Int, width: Int) throws {
        table = try loader.tensor(name + ".weight", [vocabulary, width])
    }

    /// `out[i]` = the row of token i. Each lies within the vocabulary.
    func lookUp(_ tokens: [Int32], into out: Tensor, on compute: Compute) { compute.lookUp(tokens, in: table, into: out) }

    /// The table as the output's matrix. It keeps floating point in int8 models: the scores of rare tokens need it.
    func head(_ precision: Precision, on compute: Compute) -> Linear {
        if table.type == precision.activations { return Linear(weight: table) }
        let converted = Tensor(zeros: table.shape, type: precision.activations)
        compute.convert(table, into: converted)
        return Linear(weight: converted)
    }
}
