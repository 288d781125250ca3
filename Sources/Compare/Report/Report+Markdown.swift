import Foundation

extension Report {
    /// The report as Markdown, without pictures: for tickets, repositories and mail.
    public var markdown: String {
        let parts: [String?] = [
            head, section("Pair by pair", pairs), section("What was measured", measured), section("Side by side", sideBySide),
            section("What each is better at", strengthList), section("Where they differ most", exampleList),
            section("When to take which", choiceList),
            section("What it costs at your volume", costTable), section("Questions and answers", questionList),
            section("Who rated", raterList),
            section("How it was found", Self.bullets(method)), section("What it does not show", Self.bullets(limits)),
            section("Published numbers, apart from the verdict", priorList), Markdown.escaped(Wording.spending(self)) + "\n",
        ]
        return parts.compactMap { $0 }.joined(separator: "\n")
    }

    /// The report as JSON with sorted keys, indented; pictures as base64.
    public func json() throws -> Data {
        let encoder = JSONEncoder.compare
        encoder.outputFormatting.insert(.prettyPrinted)
        return try encoder.encode(self)
    }

    private var models: [String] { facts.map(\.model) }

    private func section(_ title: String, _ content: String) -> String? {
        content.isEmpty ? nil : "## \(title)\n\n\(content)"
    }

    private static func bullets(_ lines: [String]) -> String { lines.map { "- \(Markdown.escaped($0))\n" }.joined() }

    private var head: String {
        let notes = verdict.notes.map { "> \(Markdown.escaped($0))\n" }.joined(separator: ">\n")
        let paragraphs = [
            "# \(Markdown.escaped(verdict.sentence))",
            "\(Markdown.escaped(title)) · \(Wording.day(verdict.asOf)) · **\(Wording.outcome(verdict.outcome))**",
            Markdown.escaped(verdict.reason), Markdown.escaped(verdict.sureness),
        ]
        return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n" + (notes.isEmpty ? "" : "\n\(notes)")
    }

    private var pairs: String {
        let standings =
            verdict.standings.isEmpty
            ? ""
            : Markdown.table(
                ["Model", "Place", "Wins against the average of all", "Strength, log odds"],
                verdict.standings.map { [$0.model, Wording.rank($0), Wording.percent($0.winRate), Wording.strength($0)] }) + "\n"
        return standings
            + verdict.pairs.map { pair in
                let votes = [pair.people, pair.judges].compactMap { $0 }.map { "  - \(Markdown.escaped(Wording.tally($0, pair)))\n" }
                return "- \(Markdown.escaped(pair.sentence))\n\(votes.joined())"
            }.joined()
    }

    private var measured: String {
        let rows = verdict.criteria.filter { $0.measures.contains { !$0.isEmpty } }.map { criterion in
            [criterion.title, criterion.weight > 0 ? Wording.percent(criterion.weight) : "0%"]
                + criterion.measures.map { measures in
                    measures.isEmpty
                        ? "not measured"
                        : measures.map { "\(Wording.value($0.value, criterion.unit)) \(Wording.basis($0, criterion.unit))" }.joined(
                            separator: "; ")
                }
        }
        return rows.isEmpty ? "" : Markdown.table(["Criterion", "Weight"] + models, rows)
    }

    private var sideBySide: String {
        Markdown.table([""] + models, Wording.facts(facts, today: Wording.isoDay(verdict.asOf)).map { [$0.label] + $0.values })
    }

    private var strengthList: String {
        strengths.map { strength in
            "- **\(Markdown.escaped(strength.model))**: "
                + Markdown.escaped(
                    strength.sentences.isEmpty ? "nothing is settled in its favour." : strength.sentences.joined(separator: " ")) + "\n"
        }.joined()
    }

    private var exampleList: String {
        examples.map { "- “\(Markdown.escaped($0.text))”: \(Markdown.escaped($0.sentence))\n" }.joined()
    }

    private var choiceList: String {
        choices.map { "- **\(Markdown.escaped($0.model))**: \(Markdown.escaped($0.reasons.joined(separator: " ")))\n" }.joined()
    }

    private var costTable: String {
        func row(_ volume: Int, _ accepted: Bool) -> [String] {
            ["\(Wording.count(volume)) \(accepted ? "accepted " : "")pictures"]
                + costs.map { $0.cost(of: volume, accepted: accepted).map { Wording.money($0) } ?? "not known" }
        }
        let accepted = costs.contains { $0.perAccepted != nil } ? CostModel.volumes.map { row($0, true) } : []
        return Markdown.table([""] + models, CostModel.volumes.map { row($0, false) } + accepted) + "\n"
            + Markdown.escaped(Wording.costBasis(costs)) + "\n"
    }

    private var questionList: String {
        questions.map { "**\(Markdown.escaped($0.question))** \(Markdown.escaped($0.answer))\n" }.joined(separator: "\n")
    }

    private var raterList: String {
        let repeats = verdict.raters.repeatAgreement.map { [Wording.repeats($0, verdict.raters.repeats)] } ?? []
        return Self.bullets([verdict.raters.sentence] + verdict.raters.judges.map(\.sentence) + repeats)
    }

    private var priorList: String {
        guard !priors.isEmpty else { return "" }
        return Markdown.escaped(Wording.priorsIntro) + "\n\n"
            + Markdown.table(
                ["Model", "Benchmark", "Value", "Source"],
                priors.map { [$0.model, "\($0.benchmark), \($0.part)", Wording.prior($0), $0.source] })
    }
}

extension JSONEncoder {
    /// The encoder of verdicts and reports: sorted keys, times as ISO 8601.
    public static var compare: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return encoder
    }
}

extension JSONDecoder {
    /// The decoder of verdicts and reports.
    public static var compare: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }
}
