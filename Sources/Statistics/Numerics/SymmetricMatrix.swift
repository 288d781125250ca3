/// Solves with a symmetric, positive definite matrix, by Cholesky's factors.
struct Cholesky {
    /// The lower triangle L with L Lᵀ = the matrix.
    private let factor: [[Double]]

    /// Factors a matrix; nil if it is not positive definite.
    init?(_ matrix: [[Double]]) {
        var factor = matrix
        for i in matrix.indices {
            for j in 0...i {
                var sum = matrix[i][j]
                for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
                if i == j {
                    guard sum > 0 else { return nil }
                    factor[i][i] = sum.squareRoot()
                } else {
                    factor[i][j] = sum / factor[j][j]
                }
            }
        }
        self.factor = factor
    }

    /// The x with matrix · x = right.
    func solve(_ right: [Double]) -> [Double] {
        var x = right
        for i in x.indices {
            for k in 0..<i { x[i] -= factor[i][k] * x[k] }
            x[i] /= factor[i][i]
        }
        for i in x.indices.reversed() {
            for k in (i + 1)..<max(i + 1, x.count) { x[i] -= factor[k][i] * x[k] }
            x[i] /= factor[i][i]
        }
        return x
    }

    /// The inverse of the matrix.
    var inverse: [[Double]] {
        factor.indices.map { i in solve(factor.indices.map { $0 == i ? 1 : 0 }) }
    }
}
