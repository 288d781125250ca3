import API
import Foundation
import Registry
import Store

/// One judge at work in one comparison.
struct Judge: Sendable {
    let store: Store
    let comparison: ComparisonRecord
    let spec: ComparisonSpec
    /// Its name in the spec.
    let name: String
    let model: ResolvedTextModel

    private var info: ModelInfo { model.model.info }

    /// Answers a question: from what it answered before, else by asking it. Returns once the answer, or that there is none, is kept.
    ///
    /// - Throws: `APIError` for a fault that may pass and for a budget that does not allow it; `CancellationError`.
    func answer(_ question: JudgeQuestion, cells: [CellRecord]) async throws {
        guard let inquiry = JudgeInquiry(question, of: spec, cells: cells) else { return }
        let id = inquiry.id(model)
        var new: NewJudgement
        if let known = try await store.compare.judgement(id), let reading = JudgeReading(json: known.answer) {
            new = entry(question, reading, id: id)
        } else {
            let asked = try await ask(inquiry)
            new =
                asked.reading.map { entry(question, $0, id: id) }
                ?? NewJudgement(JudgedRecord(judge: name, question: question.name, fault: asked.fault ?? "garbled"))
            new.judgement = asked.reading.map { record(id, inquiry, $0, asked) }
            new.settling = (asked.reservation, asked.settlement)
        }
        try await store.compare.judge(new, in: comparison.id)
    }

    /// An answer that was paid for and is not kept yet.
    struct Asked: Sendable {
        var reading: JudgeReading?
        var fault: String?
        var reported: String?
        var reservation: Reservation
        var settlement: Settlement
    }

    /// Asks, whatever was answered before.
    func ask(_ inquiry: JudgeInquiry) async throws -> Asked {
        let files = try await inquiry.pictures.asyncMap {
            try await store.plainPicture($0, edge: JudgeInquiry.edge, format: JudgeInquiry.format).bytes()
        }
        let question = inquiry.question(files)
        let worst = model.model.worstCase(of: question)
        let reservation = try await store.ledger.reserve(
            NewReservation(
                keyID: nil, personID: comparison.personID, model: info.id, snapshot: model.snapshot, requestID: comparison.id,
                worstCase: worst,
                images: 0, comparison: comparison.id))
        let start = ContinuousClock.now
        do {
            let answer = try await model.model.answer(question)
            let reading = JudgeReading(answer, to: inquiry)
            let isCounted = answer.usage.totalTokens > 0
            let settlement = Settlement(
                .succeeded, cost: isCounted ? info.prices.cost(of: answer.usage, images: 0) : worst, usage: answer.usage,
                isExact: isCounted,
                images: 0, latency: ContinuousClock.now - start)
            return Asked(
                reading: reading.isEmpty ? nil : reading, fault: reading.isEmpty ? "garbled" : nil, reported: answer.snapshot,
                reservation: reservation, settlement: settlement)
        } catch let error as APIError where !error.mayPass {
            // What a refusal cost is not told; it is settled as nothing, like a refused picture.
            return Asked(
                fault: error.isRefusal ? "refused" : error.code ?? "failed", reservation: reservation,
                settlement: .unused(.failed, errorCode: error.code))
        } catch {
            let outcome: Settlement.Outcome = error is CancellationError ? .cancelled : .failed
            try await store.ledger.settle(reservation, .unused(outcome, errorCode: (error as? APIError)?.code))
            throw error
        }
    }

    private func entry(_ question: JudgeQuestion, _ reading: JudgeReading, id: String) -> NewJudgement {
        var new = NewJudgement(JudgedRecord(judge: name, question: question.name, judgement: id))
        let now = Date()
        switch question {
        case .atoms(let cell, let prompt, let from, _):
            for (offset, yes) in reading.yes.enumerated() {
                guard let yes, spec.prompts[prompt].atoms.indices.contains(from + offset) else { continue }
                new.answers.append(
                    AtomAnswerRecord(
                        comparison: comparison.id, cell: cell, atom: spec.prompts[prompt].atoms[from + offset].id, rater: .judge(name),
                        yes: yes,
                        isMeasured: reading.isMeasured, created: now))
            }
        case .pair(let prompt, let first, let second):
            guard let prefersFirst = reading.prefersFirst else { break }
            new.votes.append(
                VoteRecord(
                    id: 0, comparison: comparison.id, prompt: prompt, leftCell: first, rightCell: second,
                    choice: prefersFirst ? .left : .right,
                    rater: .judge(name), created: now))
        }
        return new
    }

    private func record(_ id: String, _ inquiry: JudgeInquiry, _ reading: JudgeReading, _ asked: Asked) -> JudgementRecord {
        JudgementRecord(
            id: id, judge: info.id, snapshot: model.snapshot, reported: asked.reported, question: inquiry.json, answer: reading.json,
            isMeasured: reading.isMeasured, cost: asked.settlement.cost, comparison: comparison.id, created: Date())
    }
}

extension APIError {
    /// Whether the same question may be answered a while later: the upstream is overloaded, down or cannot be reached.
    var mayPass: Bool {
        switch status {
        case 429: details["scope"] != "comparison"
        case 500, 502, 503, 504: code != "upstream_authentication"
        default: false
        }
    }

    /// Whether the comparison's budget does not allow this.
    var isComparisonBudget: Bool { code == "insufficient_quota" && details["scope"] == "comparison" }
}
