import Foundation
import Registry
import Store

/// The evidence of a comparison as a file. Its JSON is a format; models, prompts and pictures are named as in the spec.
public struct EvidenceFile: Sendable, Encodable {
    /// The format's version.
    public var easelEvidence = 1
    /// The comparison's id.
    public var id: String
    /// When the evidence was read.
    public var asOf: Date
    /// What is compared.
    public var spec: ComparisonSpec
    /// The pictures by their numbers.
    public var cells: [Cell]
    /// What was said about atoms.
    public var answers: [Answer]
    /// What was said about pairs.
    public var votes: [Vote]

    /// The evidence of comparison `id`.
    public init(_ evidence: Evidence, id: String) {
        self.id = id
        asOf = evidence.asOf
        spec = evidence.spec
        cells = evidence.cells.map { cell in
            Cell(
                number: cell.number, model: evidence.spec.contestants[cell.contestant].model, prompt: evidence.spec.prompts[cell.prompt].id,
                seed: cell.seed, status: cell.status, image: cell.imageID, sha256: cell.sha256, cost: cell.cost,
                latencyMilliseconds: cell.latencyMilliseconds, code: cell.errorCode, message: cell.errorMessage)
        }
        answers = evidence.answers.map {
            Answer(cell: $0.cell, atom: $0.atom, rater: $0.rater.word, yes: $0.yes, isMeasured: $0.isMeasured, created: $0.created)
        }
        votes = evidence.votes.map {
            Vote(
                id: $0.id, left: $0.leftCell, right: $0.rightCell, choice: $0.choice, rater: $0.rater.word, mirrors: $0.mirrors,
                milliseconds: $0.milliseconds, created: $0.created)
        }
    }

    /// A picture.
    public struct Cell: Sendable, Encodable {
        var number: Int
        var model: String
        var prompt: String
        var seed: Int
        var status: CellRecord.Status
        var image: String?
        var sha256: String?
        var cost: Money
        var latencyMilliseconds: Int?
        var code: String?
        var message: String?

        enum CodingKeys: String, CodingKey {
            case number, model, prompt, seed, status, image, sha256, cost, code, message
            case latencyMilliseconds = "latency_ms"
        }
    }

    /// An answer about an atom.
    public struct Answer: Sendable, Encodable {
        var cell: Int
        var atom: String
        var rater: String
        var yes: Double
        var isMeasured: Bool
        var created: Date

        enum CodingKeys: String, CodingKey {
            case cell, atom, rater, yes, created
            case isMeasured = "measured"
        }
    }

    /// A vote; sides are pictures' numbers.
    public struct Vote: Sendable, Encodable {
        var id: Int64
        var left: Int
        var right: Int
        var choice: VoteRecord.Choice
        var rater: String
        var mirrors: Int64?
        var milliseconds: Int?
        var created: Date
    }

    enum CodingKeys: String, CodingKey {
        case id, spec, cells, answers, votes
        case easelEvidence = "easel_evidence"
        case asOf = "as_of"
    }
}
