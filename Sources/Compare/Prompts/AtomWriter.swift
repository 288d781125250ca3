import API
import Foundation
import Registry
import Store

/// Has a text model write the atoms of prompts that have none. They count as drafts (`ComparePrompt.draftedBy`) until a person has looked
/// at them.
public struct AtomWriter: Sendable {
    private let model: any TextModel
    private let ledger: (any LedgerRepository)?
    private let personID: String?
    private let paid: @Sendable (Money) -> Void

    /// A writer that asks `model`; what that costs is reserved and settled in `ledger` for a person, and told to `paid` answer by answer, useful
    /// or not.
    public init(
        _ model: any TextModel, ledger: (any LedgerRepository)? = nil, for personID: String? = nil,
        paid: @escaping @Sendable (Money) -> Void = { _ in }
    ) {
        self.model = model
        self.ledger = ledger
        self.personID = personID
        self.paid = paid
    }

    /// What the atoms of these prompts are likely to cost.
    public func expectedCost(_ prompts: [ComparePrompt]) -> Money {
        prompts.filter { $0.atoms.isEmpty }.reduce(.zero) { $0 + model.expectedCost(of: Self.question($1.prompt)) }
    }

    /// The most that the atoms of these prompts can cost.
    public func worstCase(_ prompts: [ComparePrompt]) -> Money {
        prompts.filter { $0.atoms.isEmpty }.reduce(.zero) { $0 + model.worstCase(of: Self.question($1.prompt)) }
    }

    /// A prompt with atoms.
    ///
    /// - Returns: The prompt with two to eight atoms and the model's name, and what the answer used. Two tries are made.
    /// - Throws: `APIError` of the model; `APIError.upstream` where no answer had the asked shape.
    public func atoms(for prompt: ComparePrompt) async throws -> (prompt: ComparePrompt, usage: [ImageUsage]) {
        var usage: [ImageUsage] = []
        for attempt in 0..<2 {
            var question = Self.question(prompt.prompt)
            question.seed = UInt64(attempt)
            let answer = try await ask(question)
            usage.append(answer.usage)
            guard let atoms = Self.read(answer.text) else { continue }
            var written = prompt
            written.atoms = atoms
            written.draftedBy = answer.snapshot ?? model.info.id
            return (written, usage)
        }
        throw APIError.upstream("'\(model.info.id)' wrote no questions that can be read.")
    }

    private func ask(_ question: TextQuestion) async throws -> TextAnswer {
        let info = model.info
        let worst = model.worstCase(of: question)
        guard let ledger else {
            let answer = try await model.answer(question)
            paid(answer.usage.totalTokens > 0 ? info.prices.cost(of: answer.usage, images: 0) : worst)
            return answer
        }
        let reservation = try await ledger.reserve(
            NewReservation(
                keyID: nil, personID: personID, model: info.id, snapshot: info.snapshots.first, requestID: Identifier.make("atoms"),
                worstCase: worst, images: 0))
        let start = ContinuousClock.now
        do {
            let answer = try await model.answer(question)
            let isCounted = answer.usage.totalTokens > 0
            let cost = isCounted ? info.prices.cost(of: answer.usage, images: 0) : worst
            paid(cost)
            try await ledger.settle(
                reservation,
                Settlement(
                    .succeeded, cost: cost, usage: answer.usage, isExact: isCounted, images: 0, latency: ContinuousClock.now - start))
            return answer
        } catch {
            let outcome: Settlement.Outcome = error is CancellationError ? .cancelled : .failed
            _ = try? await ledger.settle(reservation, .unused(outcome, errorCode: (error as? APIError)?.code))
            throw error
        }
    }

    static func question(_ prompt: String) -> TextQuestion {
        var question = TextQuestion(
            system: """
                You write checks for pictures. Given a prompt for a picture, write 2 to 8 short questions, each answered by yes or no by looking \
                at the picture alone. Each asks about one thing: an object, a count ("exactly three"), a color, a position, a relation, \
                lettering, a style or a detail. At least one has to be right to be answered no for a picture that follows the prompt: the \
                mistake that a picture of this prompt would most likely show.
                """,
            parts: [.text(prompt)], maxTokens: 800)
        question.schema = schema
        question.temperature = 0
        return question
    }

    /// The atoms of an answer; `nil` where it does not have the asked shape.
    static func read(_ text: String) -> [Atom]? {
        // Models that know no schemas put their JSON into a fence.
        let body = text.firstIndex(of: "{").flatMap { first in text.lastIndex(of: "}").map { first <= $0 ? String(text[first...$0]) : "" } }
        guard let body, let answer = try? JSONDecoder().decode(Answer.self, from: Data(body.utf8)) else { return nil }
        var seen: Set<String> = []
        let atoms = answer.questions.filter {
            (5...PromptSet.Limits.question).contains($0.question.count) && seen.insert($0.question).inserted
        }
        guard atoms.count >= 2 else { return nil }
        return atoms.prefix(8).enumerated().map { index, atom in
            Atom(
                id: "a\(index + 1)", kind: Atom.Kind(rawValue: atom.kind) ?? .detail, question: atom.question, answer: atom.answer == "yes")
        }
    }

    private static let schema: JSONValue = [
        "type": "object", "additionalProperties": false, "required": ["questions"],
        "properties": [
            "questions": [
                "type": "array",
                "items": [
                    "type": "object", "additionalProperties": false, "required": ["kind", "question", "answer"],
                    "properties": [
                        "kind": ["type": "string", "enum": .array(Atom.Kind.allCases.map { .string($0.rawValue) })],
                        "question": ["type": "string"], "answer": ["type": "string", "enum": ["yes", "no"]],
                    ],
                ],
            ]
        ],
    ]

    private struct Answer: Decodable {
        var questions: [Question]

        struct Question: Decodable {
            var kind: String
            var question: String
            var answer: String
        }
    }
}
