import API
import Foundation
import Registry
import Store

extension CompareRunner {
    /// How often a question is asked when the judge's upstream fails.
    private static let tries = 5

    /// Asks one judge about all pictures as they come, until no more come.
    func ask(_ judge: Judge, _ course: Course) async throws {
        let id = judge.comparison.id
        try await judge.checkAnchors()
        while try await isRunning(id) {
            let isLast = course.isDrawn
            let cells = try await store.compare.cells(id)
            let done = Set(try await store.compare.judged(id).filter { $0.judge == judge.name }.map(\.question))
            let questions = JudgeQuestion.all(of: judge.spec, cells: cells).filter { !done.contains($0.name) }
            if questions.isEmpty {
                if isLast { return }
                try await Task.sleep(for: every)
                continue
            }
            let together = max(1, min(judge.spec.parallel, judge.model.model.info.concurrency))
            try await withThrowingTaskGroup(of: Void.self) { group in
                var left = questions.prefix(16 * together).makeIterator()
                for _ in 0..<together {
                    if let question = left.next() { group.addTask { try await answer(question, judge, cells) } }
                }
                while try await group.next() != nil {
                    if let question = left.next() { group.addTask { try await answer(question, judge, cells) } }
                }
            }
        }
    }

    private func answer(_ question: JudgeQuestion, _ judge: Judge, _ cells: [CellRecord]) async throws {
        for attempt in 1...Self.tries {
            do {
                return try await withBudget(judge.comparison.id) { try await judge.answer(question, cells: cells) }
            } catch let error as APIError where error.mayPass {
                if attempt == Self.tries {
                    let judged = JudgedRecord(judge: judge.name, question: question.name, fault: error.code ?? "upstream_error")
                    return try await store.compare.judge(NewJudgement(judged), in: judge.comparison.id)
                }
                let delay = min(error.retryAfter ?? 0.5 * pow(2, Double(attempt)), 60)
                logger.notice("A judge is asked again.", metadata: ["judge": "\(judge.name)", "because": "\(error)"])
                try await Task.sleep(for: .seconds(delay))
                guard try await isRunning(judge.comparison.id) else { return }
            } catch let error as APIError where error.status == 404 {
                // A picture that is gone cannot be judged.
                let judged = JudgedRecord(judge: judge.name, question: question.name, fault: "picture_gone")
                return try await store.compare.judge(NewJudgement(judged), in: judge.comparison.id)
            }
        }
    }

    /// Does what costs money once the comparison's budget allows it: what is under way may cost less than was reserved for it.
    ///
    /// - Throws: The budget's refusal once nothing is under way any more.
    private func withBudget(_ id: String, _ work: () async throws -> Void) async throws {
        while true {
            do {
                return try await work()
            } catch let error as APIError where error.isComparisonBudget {
                guard try await store.compare.spending(id).reserved > .zero, try await isRunning(id) else { throw error }
                try await Task.sleep(for: every)
            }
        }
    }
}
