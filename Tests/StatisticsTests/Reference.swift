import Foundation

/// What other implementations say, from `Tests/Reference/statistics_reference.py`.
struct Reference: Decodable {
    struct BradleyTerryCase: Decodable {
        var name: String
        var ridge: Double
        var wins: [[Double]]
        var votes: [[String]]
        var strengths: [Double]
        var covariance: [[Double]]
    }
    struct ProportionCase: Decodable {
        var successes: Double
        var count: Int
        var level: Double
        var wilson: [Double]
        var exact: [Double]
        var greater: Double
    }
    struct AgreementCase: Decodable {
        var table: [[Int]]
        var kappa: Double
        var lower: Double
        var upper: Double
        var p: Double
    }
    struct EvidenceCase: Decodable {
        var wins: Int
        var losses: Int
        var ties: Int
        var rates: [Double]
        var log: [Double]
        var interval: [Double]
    }
    struct GainCase: Decodable {
        var mean: Double
        var error: Double
        var gain: Double
    }
    struct Quantiles: Decodable {
        var values: [Double]
        var shares: [Double]
        var type7: [Double]
        var mean: Double
        var deviation: Double
    }

    var bradleyTerry: [BradleyTerryCase]
    var proportions: [ProportionCase]
    var agreements: [AgreementCase]
    var evidence: [EvidenceCase]
    var gains: [GainCase]
    var quantiles: Quantiles
    var normal: [[Double]]
    var beta: [[Double]]
    var chiSquared: [[Double]]

    static func load() throws -> Reference {
        let url = Bundle.module.url(forResource: "reference", withExtension: "json", subdirectory: "Fixtures")!
        return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    }
}
