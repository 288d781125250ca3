import API
import ArgumentParser
import Compare
import Foundation
import Registry
import Store

extension CompareDesk {
    /// Prints what a comparison is likely to cost.
    func show(_ estimate: ComparisonEstimate, budget: Money?) {
        var table = Table(["MODEL", "", "COUNT", "LIKELY", "AT MOST", "SECONDS EACH"], right: [2, 3, 4, 5])
        for (lines, what) in [(estimate.contestants, "pictures"), (estimate.judges, "questions")] {
            for line in lines {
                let seconds = line.secondsEach.map { String(format: "%.1f", $0) } ?? "not known"
                table.add([line.model, what, "\(line.count)", "\(line.expected)", "\(line.worst)", seconds])
            }
        }
        table.lines.forEach(terminal.note)
        if estimate.skipped > 0 { terminal.note("\(estimate.skipped) pictures are skipped, as a model cannot make them.") }
        let time = estimate.seconds.map { ", about \(ProgressLine.time($0))" } ?? ""
        terminal.note("In all: likely \(estimate.expected), at most \(estimate.worst)\(time).")
        if let budget, budget < estimate.worst {
            terminal.note("The budget is \(budget): when the next step could exceed it, the comparison pauses.")
        }
    }

    /// What is printed as JSON at the end.
    struct Told: Encodable {
        var id: String
        var status: String
        var reason: String?
        var pictures: [String: Int]
        var questions: Int
        var answered: Int
        var unanswered: Int
        var spent: Money
        var estimate: ComparisonEstimate?
        var verdict: Verdict?
        var report: [String]?
    }

    /// Says what came of a comparison, and throws its exit status: 0 for done, 1 for paused.
    func conclude(_ id: String, _ options: CompareOptions, estimate: ComparisonEstimate?) async throws {
        let progress = try await service.progress(id)
        let (verdict, files) = try await judged(progress, options)
        if options.json {
            try printJSON(
                Told(
                    id: id, status: progress.record.status.rawValue, reason: progress.record.reason,
                    pictures: Dictionary(uniqueKeysWithValues: progress.cells.map { ($0.key.rawValue, $0.value) }),
                    questions: progress.questions,
                    answered: progress.answered, unanswered: progress.unanswered, spent: progress.spending.spent, estimate: estimate,
                    verdict: verdict,
                    report: files))
        } else {
            try await show(progress)
            if let verdict {
                terminal.print("")
                for sentence in [verdict.sentence, verdict.reason, verdict.sureness] + verdict.notes where !sentence.isEmpty {
                    terminal.print(sentence)
                }
            }
            files?.forEach(terminal.print)
        }
        if progress.record.status == .paused {
            terminal.note(
                progress.record.reason == "budget"
                    ? "The budget does not allow the next step. Raise it:  easel compare run \(id) --budget AMOUNT"
                    : "Paused: \(progress.record.reason ?? "")  Go on with  easel compare run \(id)")
            throw ExitCode(1)
        }
    }

    /// The verdict as it stands, and the report's files where a folder was named.
    private func judged(_ progress: ComparisonProgress, _ options: CompareOptions) async throws -> (verdict: Verdict?, files: [String]?) {
        guard progress.cells[.done, default: 0] > 0 else { return (nil, nil) }
        let reports = ReportDesk(service)
        guard let folder = options.report else { return (try await reports.report(progress.record.id).verdict, nil) }
        let report = try await reports.complete(progress.record.id)
        let files: [(String, Data)] = [
            ("report.html", Data(report.html.utf8)), ("report.md", Data(report.markdown.utf8)), ("report.json", try report.json()),
        ]
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for (name, data) in files { try data.write(to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic) }
        } catch {
            throw APIError.invalid("The report cannot be written to '\(folder)'.", param: nil)
        }
        return (report.verdict, files.map { "\(folder)/\($0.0)" })
    }

    /// Prints where a comparison stands and what each model did.
    func show(_ progress: ComparisonProgress) async throws {
        let record = progress.record
        let evidence = try await service.evidence(record.id)
        terminal.print("\(record.id)  \(record.status.rawValue)\(record.title.isEmpty ? "" : "  \(record.title)")")
        var table = Table(["MODEL", "PICTURES", "REFUSED", "FAILED", "SKIPPED", "COST", "MEDIAN MS"], right: [1, 2, 3, 4, 5, 6])
        for (place, contestant) in evidence.spec.contestants.enumerated() {
            let cells = evidence.cells.filter { $0.contestant == place }
            func count(_ status: CellRecord.Status) -> String { "\(cells.count { $0.status == status })" }
            let times = cells.compactMap { $0.status == .done ? $0.latencyMilliseconds : nil }.sorted()
            table.add([
                contestant.model, count(.done), count(.refused), count(.failed), count(.skipped),
                "\(cells.reduce(Money.zero) { $0 + $1.cost })", times.isEmpty ? "" : "\(times[(times.count - 1) / 2])",
            ])
        }
        table.lines.forEach(terminal.print)
        for contestant in evidence.spec.contestants {
            for note in contestant.notes ?? [] { terminal.print("\(contestant.model): \(note)") }
        }
        let people = evidence.votes.count { !$0.rater.isJudge }
        terminal.print(
            "\(progress.answered) of \(progress.questions) questions answered by judges\(progress.unanswered > 0 ? ", \(progress.unanswered) without an answer" : ""); \(people) votes by people."
        )
        for check in try await service.store.compare.anchorChecks(record.id) {
            terminal.print(
                "\(check.judge) answers \(check.agreed) of \(check.asked) old questions as before\(check.reported.map { " (as \($0))" } ?? "")."
            )
        }
        terminal.print("Spent: \(progress.spending.spent)\(record.budget.map { " of \($0)" } ?? "").")
    }
}

/// How far a comparison is: one line that overwrites itself on a terminal, plain lines at every quarter in a pipe.
struct CompareProgressLine {
    private let terminal: Terminal
    private let isQuiet: Bool
    private let began = ContinuousClock.now
    private var start: Double?
    private var quarter = 0

    init(_ terminal: Terminal, isQuiet: Bool) {
        self.terminal = terminal
        self.isQuiet = isQuiet
    }

    mutating func update(_ progress: ComparisonProgress) {
        guard !isQuiet else { return }
        let fraction = progress.fraction
        let first = start ?? fraction
        start = first
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        var text = "\(progress.ended)/\(progress.pictures) pictures"
        if progress.questions > 0 { text += "  \(progress.answered + progress.unanswered)/\(progress.questions) questions" }
        let faults = progress.cells[.failed, default: 0] + progress.cells[.refused, default: 0]
        if faults > 0 { text += "  \(faults) failed or refused" }
        if progress.spending.spent > .zero { text += "  \(progress.spending.spent)" }
        if terminal.isInteractive {
            let left =
                fraction - first > 0.02 && fraction < 1 ? "  \(ProgressLine.time(seconds * (1 - fraction) / (fraction - first))) left" : ""
            let cells = max(10, min(30, terminal.width - 70))
            let filled = Int(fraction * Double(cells))
            terminal.overwrite(
                String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
                    + " \(Int(fraction * 100)) %  \(text)\(left)")
        } else if Int(fraction * 4) > quarter {
            quarter = Int(fraction * 4)
            terminal.note("\(quarter * 25) %  \(text)")
        }
    }
}
