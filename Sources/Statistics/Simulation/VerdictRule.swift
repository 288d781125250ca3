import Foundation

extension VoterSimulation {
    /// How a verdict is drawn from wins and losses.
    public enum Rule: Hashable, Sendable {
        /// E ≥ 1/α, as `EProcess` does.
        case evidence(alpha: Double)
        /// P(q > ½) ≥ level with q ~ Beta(w + 1, l + 1): what is commonly done, and wrong when one looks more than once.
        case posterior(level: Double)

        /// For each number of decided votes up to `most` the wins of the leading side from which on it is named.
        func borders(_ most: Int) -> [Int] {
            (0...most).map { decided in
                let least = (decided + 1) / 2
                return (least...(decided + 1)).first { $0 > decided || names($0, of: decided) } ?? decided + 1
            }
        }

        private func names(_ wins: Int, of decided: Int) -> Bool {
            switch self {
            case .evidence(let alpha):
                2 * wins > decided && EProcess.logEvidence(first: wins, second: decided - wins) >= -log(alpha)
            case .posterior(let level):
                2 * wins > decided && Beta.cumulative(0.5, Double(decided - wins + 1), Double(wins + 1)) >= level
            }
        }
    }
}
