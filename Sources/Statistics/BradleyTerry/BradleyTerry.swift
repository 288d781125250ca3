import Foundation

/// How strong any number of models are, from votes on pairs of them: P(i beats j) = σ(θ_i − θ_j), σ(x) = 1/(1 + e^−x).
///
/// Bradley and Terry (Biometrika 39, 1952), ties and both bad as half a win for either, with a Gaussian prior N(0, 1/λ) on each strength θ, so that
/// there is one answer whatever the votes: models that never won, only ties, models that never met. At the default λ = ½ two models with 7 : 0 get .89,
/// about what Laplace's rule says (8/9). The strengths add up to 0. `choix.opt_pairwise(alpha:)` penalises α Σθ², so its α is λ/2.
public struct BradleyTerry: Hashable, Codable, Sendable {
    /// The models, in the order of everything below.
    public let models: [String]
    /// Log-odds against an average model.
    public let strengths: [Double]
    /// The covariance of the strengths: the inverse of the penalised information (Laplace's approximation). It takes votes for independent; where prompts and
    /// voters repeat, `RankingBootstrap` says more.
    public let covariance: [[Double]]
    /// λ, the inverse of the prior's variance.
    public let ridge: Double
    /// Groups of models that met each other, directly or by way of others. Between groups nothing is known but the prior.
    public let components: [[Int]]
    /// The wins that were fitted, row over column.
    public let wins: [[Double]]

    /// λ if none is named.
    public static let ridge = 0.5

    /// Fits wins of the row's model over the column's; ties are half a win in both places.
    /// - Parameter ridge: λ, above 0.
    public init(models: [String], wins: [[Double]], ridge: Double = Self.ridge) {
        precondition(ridge > 0, "the prior's precision must be positive")
        precondition(wins.count == models.count && wins.allSatisfy { $0.count == models.count }, "one row and one column for each model")
        let likelihood = BradleyTerryLikelihood(wins: wins, ridge: ridge)
        let strengths = likelihood.maximum()
        self.models = models
        self.wins = wins
        self.ridge = ridge
        self.strengths = strengths
        covariance = Cholesky(likelihood.information(strengths))?.inverse ?? []
        components = Self.components(wins)
    }

    /// Fits a table of votes.
    public init(_ table: VoteTable, ridge: Double = Self.ridge) {
        self.init(models: table.models, wins: table.wins, ridge: ridge)
    }

    /// The chance that model i beats model j.
    public func winProbability(_ i: Int, over j: Int) -> Double { Logistic.value(strengths[i] - strengths[j]) }

    /// The standard error of θ_i − θ_j.
    public func standardError(_ i: Int, _ j: Int) -> Double {
        max(0, covariance[i][i] + covariance[j][j] - 2 * covariance[i][j]).squareRoot()
    }

    /// An interval for the chance that model i beats model j: σ of the interval of θ_i − θ_j (Laplace's approximation).
    public func interval(_ i: Int, over j: Int, level: Double = 0.95) -> Interval {
        let difference = strengths[i] - strengths[j]
        let half = Normal.twoSided(level) * standardError(i, j)
        return Interval(lower: Logistic.value(difference - half), upper: Logistic.value(difference + half), level: level)
    }

    /// Whether votes connect two models, directly or by way of others.
    public func connects(_ i: Int, _ j: Int) -> Bool { components.contains { $0.contains(i) && $0.contains(j) } }

    /// The models' indices, the strongest first; equals in the order of `models`.
    public var order: [Int] { models.indices.sorted { (-strengths[$0], $0) < (-strengths[$1], $1) } }

    /// A difference of strengths as a difference of Elo ratings: 400/ln 10 · θ, so that 100 is 64 %.
    public static func elo(_ strength: Double) -> Double { 400 / log(10) * strength }

    static func components(_ wins: [[Double]]) -> [[Int]] {
        var group = Array(wins.indices)
        for i in wins.indices {
            for j in wins.indices where wins[i][j] + wins[j][i] > 0 && group[i] != group[j] {
                let (kept, gone) = (min(group[i], group[j]), max(group[i], group[j]))
                group = group.map { $0 == gone ? kept : $0 }
            }
        }
        return Set(group).sorted().map { name in wins.indices.filter { group[$0] == name } }
    }
}
