import API
import Foundation
import Registry

/// What a judge answered once: the same question to the same judge is not asked, and not paid, again.
public struct JudgementRecord: Sendable, Equatable {
    /// SHA-256 of the judge with its snapshot, the question's wording and version, and the pictures in their order.
    public var id: String
    /// The judge's id.
    public var judge: String
    /// The snapshot that was asked for.
    public var snapshot: String?
    /// The snapshot that the upstream says it used.
    public var reported: String?
    /// The question, so that it can be asked again.
    public var question: JSONValue
    /// The answer as it was read.
    public var answer: JSONValue
    /// Whether the answer's probabilities were measured rather than read from the words.
    public var isMeasured: Bool
    /// What it cost.
    public var cost: Money
    /// The comparison that it was asked for.
    public var comparison: String
    /// When.
    public var created: Date

    /// An answer.
    public init(
        id: String, judge: String, snapshot: String?, reported: String?, question: JSONValue, answer: JSONValue, isMeasured: Bool,
        cost: Money,
        comparison: String, created: Date
    ) {
        self.id = id
        self.judge = judge
        self.snapshot = snapshot
        self.reported = reported
        self.question = question
        self.answer = answer
        self.isMeasured = isMeasured
        self.cost = cost
        self.comparison = comparison
        self.created = created
    }
}

/// What became of one question to one judge in a comparison.
public struct JudgedRecord: Sendable, Equatable {
    /// The judge's name as the comparison has it.
    public var judge: String
    /// The question's name in the comparison: `atoms/12`, `pair/3/12/17`.
    public var question: String
    /// The judgement that answered it.
    public var judgement: String?
    /// Why there is no answer: `refused`, `garbled`, or the code of an error.
    public var fault: String?

    /// A question that was answered, or not.
    public init(judge: String, question: String, judgement: String? = nil, fault: String? = nil) {
        self.judge = judge
        self.question = question
        self.judgement = judgement
        self.fault = fault
    }
}

/// What a judge's answer adds to a comparison, written in one transaction with its settlement.
public struct NewJudgement: Sendable {
    /// What became of the question.
    public var judged: JudgedRecord
    /// The judgement, where it is a new one.
    public var judgement: JudgementRecord?
    /// Answers about atoms.
    public var answers: [AtomAnswerRecord] = []
    /// Opinions about pairs; their ids are given by the store.
    public var votes: [VoteRecord] = []
    /// The reservation that ends with it, and how.
    public var settling: (Reservation, Settlement)?

    /// What became of a question.
    public init(_ judged: JudgedRecord, judgement: JudgementRecord? = nil) {
        self.judged = judged
        self.judgement = judgement
    }
}

/// How a judge answered old questions when it was asked them again.
public struct AnchorRecord: Sendable, Equatable {
    /// The comparison at whose start it was asked.
    public var comparison: String
    /// The judge's id.
    public var judge: String
    /// The snapshot that the upstream says it used.
    public var reported: String?
    /// Questions asked again (each atom counts as one).
    public var asked: Int
    /// Questions answered as before.
    public var agreed: Int
    /// When.
    public var created: Date

    /// A check.
    public init(comparison: String, judge: String, reported: String?, asked: Int, agreed: Int, created: Date) {
        self.comparison = comparison
        self.judge = judge
        self.reported = reported
        self.asked = asked
        self.agreed = agreed
        self.created = created
    }
}
