import Foundation

/// How far a judge agrees with people on the same questions, beyond chance.
///
/// Cohen's kappa (Educational and Psychological Measurement 20, 1960): κ = (p_o − p_e)/(1 − p_e), with p_o the share of equal answers and p_e the share that
/// the two would reach by chance with the answers they tend to give. Questions are taken for independent; where one prompt gives many, the intervals are too
/// narrow.
public struct Agreement: Hashable, Codable, Sendable {
    /// The answers, in the order of the table.
    public let labels: [String]
    /// How often the judge (row) and people (column) gave which answers.
    public let table: [[Int]]
    /// All questions.
    public let count: Int

    /// Counts pairs of answers.
    public init(_ answers: some Sequence<(judge: String, people: String)>) {
        let answers = Array(answers)
        let labels = Set(answers.flatMap { [$0.judge, $0.people] }).sorted()
        let index = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        var table = Array(repeating: Array(repeating: 0, count: labels.count), count: labels.count)
        for answer in answers { table[index[answer.judge] ?? 0][index[answer.people] ?? 0] += 1 }
        self.init(labels: labels, table: table)
    }

    /// Takes a square table of counts.
    public init(labels: [String], table: [[Int]]) {
        precondition(table.count == labels.count && table.allSatisfy { $0.count == labels.count }, "one row and one column for each answer")
        self.labels = labels
        self.table = table
        count = table.reduce(0) { $0 + $1.reduce(0, +) }
    }

    /// Equal answers out of all.
    public var raw: Proportion { Proportion(Double(table.indices.reduce(0) { $0 + table[$1][$1] }), of: count) }

    /// Cohen's kappa; nil without questions, or if both always gave the same single answer.
    public var kappa: Double? {
        guard let observed = raw.rate else { return nil }
        let chance = chanceAgreement
        return chance < 1 ? (observed - chance) / (1 - chance) : nil
    }

    /// p_e: the agreement of two who answer independently, each with the shares seen here.
    public var chanceAgreement: Double { zip(rowShares, columnShares).reduce(0) { $0 + $1.0 * $1.1 } }

    /// An interval for kappa: ± z standard errors for large samples (Fleiss, Cohen and Everitt, Psychological Bulletin 72, 1969).
    public func kappaInterval(level: Double = 0.95) -> Interval? {
        guard let kappa else { return nil }
        let (rows, columns, n) = (rowShares, columnShares, Double(count))
        let chance = chanceAgreement
        var variance = -(kappa - chance * (1 - kappa)) * (kappa - chance * (1 - kappa))
        for i in labels.indices {
            for j in labels.indices {
                let share = Double(table[i][j]) / n
                let weight = (i == j ? 1 : 0) - (rows[j] + columns[i]) * (1 - kappa)
                variance += share * weight * weight
            }
        }
        let error = max(0, variance / n).squareRoot() / (1 - chance)
        let half = Normal.twoSided(level) * error
        return Interval(lower: kappa - half, upper: min(1, kappa + half), level: level)
    }

    /// The chance of so much agreement if the judge's answers had nothing to do with people's: for two answers the exact one-sided test of Fisher, which
    /// keeps both sides' habits fixed (hypergeometric); for more, kappa over its standard error under chance (same source as the interval). One look, at a number of
    /// questions fixed beforehand. 1 where nothing can be told.
    public var pValue: Double {
        guard let kappa else { return 1 }
        return labels.count == 2 ? fisher : Normal.cumulative(-kappa / nullError)
    }

    private var rowShares: [Double] { table.map { Double($0.reduce(0, +)) / Double(count) } }
    private var columnShares: [Double] { table.indices.map { j in Double(table.reduce(0) { $0 + $1[j] }) / Double(count) } }

    private var nullError: Double {
        let chance = chanceAgreement
        let sum = zip(rowShares, columnShares).reduce(0) { $0 + $1.0 * $1.1 * ($1.0 + $1.1) }
        return (max(0, chance + chance * chance - sum) / Double(count)).squareRoot() / (1 - chance)
    }

    private var fisher: Double {
        let row = table[0][0] + table[0][1]
        let column = table[0][0] + table[1][0]
        func logChoose(_ n: Int, _ k: Int) -> Double {
            Beta.logGamma(Double(n + 1)) - Beta.logGamma(Double(k + 1)) - Beta.logGamma(Double(n - k + 1))
        }
        let tail = (table[0][0]...min(row, column)).reduce(0.0) { sum, k in
            column - k > count - row
                ? sum : sum + exp(logChoose(row, k) + logChoose(count - row, column - k) - logChoose(count, column))
        }
        return min(1, tail)
    }
}
