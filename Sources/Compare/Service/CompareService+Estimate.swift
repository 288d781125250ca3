import API
import Foundation
import Registry
import Store

extension CompareService {
    /// What a comparison is likely to cost and to take: costs by the models' own rules, times by the medians of the ledger.
    ///
    /// - Throws: `APIError` with status 400, as `create`.
    public func estimate(_ given: ComparisonSpec) async throws -> ComparisonEstimate {
        let spec = try checked(given)
        let usage = try await store.ledger.usage(UsageQuery(by: [.model]), for: .operator)
        let medians = Dictionary(
            usage.compactMap { row in row.model.flatMap { model in row.p50Milliseconds.map { (model, Double($0) / 1000) } } },
            uniquingKeysWith: { first, _ in first })
        let cells = cells(of: spec, named: "")
        var estimate = ComparisonEstimate()
        estimate.skipped = cells.count { $0.status == .skipped }
        for (place, contestant) in spec.contestants.enumerated() {
            var line = ComparisonEstimate.Line(
                model: contestant.model, count: 0, expected: .zero, worst: .zero, secondsEach: medians[contestant.id])
            for cell in cells where cell.contestant == place && cell.status == .waiting {
                let inputs = (spec.prompts[cell.prompt].references ?? []).map { _ in
                    InputPicture(path: "", format: .png, size: PixelSize(1024, 1024), bytes: 0, sha256: "")
                }
                let (task, resolved) = try task(contestant: place, prompt: cell.prompt, seed: cell.seed, inputs: inputs, of: spec)
                line.count += 1
                line.expected += resolved.model.expectedCost(of: task)
                line.worst += resolved.model.worstCase(of: task)
            }
            estimate.contestants.append(line)
        }
        for name in spec.judges {
            estimate.judges.append(try await judging(name, spec, cells, secondsEach: medians[try registry.text(named: name).model.info.id]))
        }
        estimate.seconds = seconds(estimate, spec)
        return estimate
    }

    private func judging(_ name: String, _ spec: ComparisonSpec, _ cells: [CellRecord], secondsEach: Double?) async throws
        -> ComparisonEstimate.Line
    {
        let model = try registry.text(named: name)
        var line = ComparisonEstimate.Line(model: name, count: 0, expected: .zero, worst: .zero, secondsEach: secondsEach)
        func add(_ inquiry: JudgeInquiry) {
            let question = inquiry.question(inquiry.pictures.map { _ in [] })
            line.count += 1
            line.expected += model.model.expectedCost(of: question)
            line.worst += model.model.worstCase(of: question)
        }
        for question in JudgeQuestion.all(of: spec, cells: cells, isExpected: true) {
            add(JudgeInquiry(question, of: spec, files: question.cells.map { "\($0)" }))
        }
        let record = ComparisonRecord(id: "", title: "", models: [], created: Date())
        let sample = try await Judge(store: store, comparison: record, spec: spec, name: name, model: model).anchorSample()
        if sample.count >= Judge.fewestAnchors { sample.forEach { add($0.inquiry) } }
        return line
    }

    /// All models work at once, together at most `parallel` pictures, each at most as many as it takes; judging goes on meanwhile.
    private func seconds(_ estimate: ComparisonEstimate, _ spec: ComparisonSpec) -> Double? {
        var work = 0.0
        var slowest = 0.0
        for line in estimate.contestants + estimate.judges where line.count > 0 {
            guard let each = line.secondsEach else { return nil }
            let isJudge = spec.judges.contains(line.model)
            let model = isJudge ? try? registry.text(named: line.model).model.info : try? registry.resolve(line.model).model.info
            let all = each * Double(line.count)
            if !isJudge { work += all }
            slowest = max(slowest, all / Double(max(1, min(spec.parallel, model?.concurrency ?? 1))))
        }
        return max(slowest, work / Double(spec.parallel))
    }
}
