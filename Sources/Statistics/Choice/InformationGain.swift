import Foundation

/// What one more vote on a pair is worth.
enum InformationGain {
    /// Nodes and weights of the Gauss-Hermite rule with 15 points for a standard normal variable (DLMF 3.5.28, scaled).
    static let nodes: [(x: Double, weight: Double)] = {
        let half: [(Double, Double)] = [
            (0, 5.641003087264175e-1), (0.5650695832555758, 4.120286874988986e-1), (1.136115585210921, 1.584889157959357e-1),
            (1.719992575186489, 3.078003387254608e-2), (2.325732486173858, 2.778068842912776e-3), (2.967166927905603, 1.000044412324999e-4),
            (3.669950373404453, 1.059115547711067e-6), (4.499990707309392, 1.522475804253517e-9),
        ]
        return half.flatMap { node, weight in
            let (x, w) = (node * 2.0.squareRoot(), weight / Double.pi.squareRoot())
            return node == 0 ? [(x, w)] : [(x, w), (-x, w)]
        }
    }()

    /// The information, in nats, that the outcome of one decided vote is expected to give about a pair whose log-odds are N(mean, error²): the entropy of the
    /// outcome less its mean entropy once the log-odds are known (Lindley, Annals of Mathematical Statistics 27, 1956; "BALD", Houlsby et al. 2011).
    static func ofVote(mean: Double, error: Double) -> Double {
        var chance = 0.0
        var known = 0.0
        for node in nodes {
            let p = Logistic.value(mean + error * node.x)
            chance += node.weight * p
            known += node.weight * entropy(p)
        }
        return max(0, entropy(chance) - known)
    }

    private static func entropy(_ p: Double) -> Double {
        p <= 0 || p >= 1 ? 0 : -p * log(p) - (1 - p) * log1p(-p)
    }
}
