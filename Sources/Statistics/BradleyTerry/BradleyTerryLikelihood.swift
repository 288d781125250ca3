/// The penalised log-likelihood of Bradley and Terry's model and its maximum.
///
///     ℓ(θ) = Σ_{i≠j} W_ij log σ(θ_i − θ_j) − λ/2 Σ_i θ_i²
///
/// with W_ij the wins of i over j. With λ > 0 it is strictly concave, so there is exactly one maximum on any graph of votes.
struct BradleyTerryLikelihood {
    let wins: [[Double]]
    let ridge: Double

    func value(_ strengths: [Double]) -> Double {
        var sum = 0.0
        for i in strengths.indices {
            for j in strengths.indices where wins[i][j] > 0 { sum += wins[i][j] * Logistic.logValue(strengths[i] - strengths[j]) }
            sum -= 0.5 * ridge * strengths[i] * strengths[i]
        }
        return sum
    }

    func gradient(_ strengths: [Double]) -> [Double] {
        strengths.indices.map { i in
            var sum = -ridge * strengths[i]
            for j in strengths.indices where wins[i][j] + wins[j][i] > 0 {
                let difference = strengths[i] - strengths[j]
                sum += wins[i][j] * Logistic.value(-difference) - wins[j][i] * Logistic.value(difference)
            }
            return sum
        }
    }

    /// Minus the matrix of second derivatives: λ I plus the graph's Laplacian with weights N p (1 − p).
    func information(_ strengths: [Double]) -> [[Double]] {
        var matrix = strengths.indices.map { i in strengths.indices.map { $0 == i ? ridge : 0.0 } }
        for i in strengths.indices {
            for j in strengths.indices where j > i && wins[i][j] + wins[j][i] > 0 {
                let p = Logistic.value(strengths[i] - strengths[j])
                let weight = (wins[i][j] + wins[j][i]) * p * (1 - p)
                matrix[i][i] += weight
                matrix[j][j] += weight
                matrix[i][j] -= weight
                matrix[j][i] -= weight
            }
        }
        return matrix
    }

    /// Newton's method, steps halved while they do not climb, until no strength moves by more than 1e-12.
    func maximum(from start: [Double]? = nil) -> [Double] {
        var strengths = start ?? wins.map { _ in 0 }
        var height = value(strengths)
        for _ in 0..<200 {
            guard let factors = Cholesky(information(strengths)) else { break }
            let step = factors.solve(gradient(strengths))
            let length = step.reduce(0) { max($0, abs($1)) }
            if length < 1e-12 { break }
            var share = 1.0
            while true {
                let candidate = zip(strengths, step).map { $0 + share * $1 }
                let reached = value(candidate)
                // Near the top rounding hides the climb: a full step of Newton's is right there.
                if reached > height || length < 1e-5 {
                    strengths = candidate
                    height = reached
                    break
                }
                share /= 2
                if share < 1e-10 { return strengths }
            }
        }
        return strengths
    }
}
