import Foundation
import Registry

extension Report {
    /// The report as one page of HTML that needs nothing else: pictures are in it, no script, light and dark, for screens, phones and paper.
    public var html: String { ReportStyle.page(title, body).markup }

    private var body: HTML {
        let parts: [HTML?] = [
            head, pairSection, measureSection, factSection, strengthSection, exampleSection, choiceSection, costSection, questionSection,
            raterSection,
            methodSection, priorSection, foot,
        ]
        return "\(parts.compactMap { $0 })"
    }

    private var models: [String] { facts.map(\.model) }

    private func section(_ title: String, _ content: HTML) -> HTML {
        let id = title.lowercased().filter { $0.isLetter || $0 == " " }.split(separator: " ").joined(separator: "-")
        return "<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n\(content)\n</section>\n"
    }

    private func bullets(_ lines: [String], style: String = "dots") -> HTML {
        "<ul class=\"\(style)\">\n\(lines.map { "<li>\($0)</li>\n" as HTML })</ul>"
    }

    private var head: HTML {
        let notes = verdict.notes.map { "<p class=\"note\">\($0)</p>\n" as HTML }
        return """
            <header>
            <p class="eyebrow">\(title) · \(Wording.day(verdict.asOf))</p>
            <p class="badge \(verdict.outcome.rawValue)">\(Wording.outcome(verdict.outcome))</p>
            <h1>\(verdict.sentence)</h1>
            <p class="lead">\(verdict.reason)</p>
            <p class="lead">\(verdict.sureness)</p>
            \(notes)</header>

            """
    }

    private var pairSection: HTML {
        let pairs = verdict.pairs.map { pair -> HTML in
            let votes = [pair.people, pair.judges].compactMap { $0 }.map { voteChart($0, pair) }
            // With one pair alone its sentence stands at the head of the page.
            let sentence: HTML? = verdict.pairs.count > 1 ? "<p>\(pair.sentence)</p>\n" : nil
            return """
                <div class="pair">
                <h3>\(pair.first) and \(pair.second)</h3>
                \(sentence)\(votes)</div>

                """
        }
        let standings = verdict.standings.isEmpty ? nil : standingTable
        return section(verdict.pairs.count == 1 ? "The comparison" : "Pair by pair", "\(standings)\(pairs)")
    }

    private func voteChart(_ votes: VoteFinding, _ pair: PairFinding) -> HTML {
        """
        \(ReportChart.winRate(votes, label: Wording.chart(votes, pair)))
        <p class="ends" aria-hidden="true"><span>\(pair.second) better</span><span>\(pair.first) better</span></p>
        <p class="small soft">\(Wording.tally(votes, pair))</p>

        """
    }

    private var standingTable: HTML {
        let rows = verdict.standings.map { standing -> HTML in
            """
            <tr><th scope="row">\(standing.model)</th><td data-of="Place" class="fig">\(Wording.rank(standing))</td>\
            <td data-of="Wins against the average of all" class="fig">\(Wording.percent(standing.winRate))</td>\
            <td data-of="Strength, log odds" class="fig">\(Wording.strength(standing))</td></tr>

            """
        }
        return """
            <div class="wide"><table class="stack"><thead><tr><th scope="col">Model</th><th scope="col">Place</th>\
            <th scope="col">Wins against the average of all</th><th scope="col">Strength, log odds</th></tr></thead><tbody>
            \(rows)</tbody></table></div>

            """
    }

    /// A table with one column for each model; on a phone its rows become blocks.
    private func table(_ caption: String, _ rows: [HTML]) -> HTML {
        let head = models.map { "<th scope=\"col\">\($0)</th>" as HTML }
        return """
            <div class="wide" tabindex="0" role="region" aria-label="\(caption)"><table class="stack"><thead><tr><th scope="col"><span class="soft">\(caption)</span></th>\(head)</tr></thead><tbody>
            \(rows)</tbody></table></div>
            """
    }

    private var measureSection: HTML {
        let rows = verdict.criteria.filter { $0.measures.contains { !$0.isEmpty } }.map { criterion -> HTML in
            let best = best(criterion)
            let cells = models.indices.map { place -> HTML in
                let measures = criterion.measures.indices.contains(place) ? criterion.measures[place] : []
                let isBest = best == place
                let shown = measures.map { measure -> HTML in
                    "<span class=\"value\">\(Wording.value(measure.value, criterion.unit))</span> <span class=\"small\">\(Wording.basis(measure, criterion.unit))</span>"
                }
                return
                    "<td data-of=\"\(models[place])\"\(HTML(markup: isBest ? " class=\"best\"" : ""))>\(shown.isEmpty ? ["not measured"] : shown)\(isBest ? "<span class=\"small\">settled as better</span>" : nil as HTML?)</td>"
            }
            let weight = criterion.weight > 0 ? "weight \(Wording.percent(criterion.weight))" : "no weight"
            return
                "<tr><th scope=\"row\">\(criterion.title) <span class=\"small soft\" style=\"display:block\">\(weight)</span></th>\(cells)</tr>\n"
        }
        let meanings = verdict.criteria.map { "<dt>\($0.title)</dt><dd>\($0.summary)</dd>\n" as HTML }
        return section(
            "What was measured",
            "\(table("Measured", rows))\n<p class=\"small soft\">In brackets: 95% intervals.</p>\n<details><summary class=\"small\">What each of them means</summary><dl class=\"small\">\(meanings)</dl></details>"
        )
    }

    /// The model that is settled to be better than all others by a criterion.
    private func best(_ criterion: CriterionFinding) -> Int? {
        models.indices.first { place in
            let own = verdict.pairs.filter { $0.first == models[place] || $0.second == models[place] }
            return !own.isEmpty
                && own.allSatisfy { pair in
                    pair.criteria.first { $0.criterion == criterion.criterion }?.finding == (pair.first == models[place] ? .first : .second)
                }
        }
    }

    private var factSection: HTML {
        let rows = Wording.facts(facts, today: Wording.isoDay(verdict.asOf)).map { row -> HTML in
            let cells = zip(models, row.values).map { "<td data-of=\"\($0)\">\($1)</td>" as HTML }
            return "<tr><th scope=\"row\">\(row.label)</th>\(cells)</tr>\n"
        }
        return section("Side by side", "\(table("Facts", rows))\(sources)")
    }

    private var sources: HTML? {
        let all = facts.flatMap(\.sources)
        let unique = all.enumerated().filter { all.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        return unique.isEmpty ? nil : "<p class=\"small soft\">Facts from: \(unique.joined(separator: "; ")).</p>"
    }

    private var strengthSection: HTML {
        let cards = strengths.map { strength -> HTML in
            let content: HTML =
                strength.sentences.isEmpty ? "<p class=\"soft\">Nothing is settled in its favour.</p>" : bullets(strength.sentences)
            return "<div class=\"card\"><h3>\(strength.model)</h3>\(content)</div>\n"
        }
        return section("What each is better at", "<div class=\"columns\">\(cards)</div>")
    }

    private var exampleSection: HTML? {
        guard !examples.isEmpty else { return nil }
        let shown = examples.map { example -> HTML in
            let figures = models.indices.filter { $0 < example.cells.count && $0 < example.descriptions.count }.map { place -> HTML in
                let caption = place < example.captions.count ? example.captions[place] : nil
                let shown = caption.map { "<p class=\"soft small\" aria-hidden=\"true\">\($0)</p>" as HTML } ?? ""
                let description = [caption, example.descriptions[place]].compactMap { $0 }.joined(separator: " ")
                return "<figure>\(image(example.cells[place], description))<figcaption>\(models[place])\(shown)</figcaption></figure>\n"
            }
            return """
                <article class="example">
                <blockquote>\(example.text)</blockquote>
                <p class="soft small">\(example.sentence)</p>
                <div class="pictures">
                \(figures)</div>
                </article>

                """
        }
        return section("Where they differ most", "\(shown)")
    }

    private func image(_ cell: Int?, _ description: String) -> HTML {
        guard let picture = cell.flatMap({ pictures[$0] }), ["image/jpeg", "image/webp", "image/png"].contains(picture.type) else {
            return "<div class=\"hole\">\(cell == nil ? "No picture was made" : "The picture is not kept any more")</div>"
        }
        return """
            <img src="data:\(picture.type);base64,\(picture.bytes.base64EncodedString())" width="\(picture.width)" height="\(picture.height)" alt="\(description)">
            """
    }

    private var choiceSection: HTML? {
        guard !choices.isEmpty else { return nil }
        let cards = choices.map { "<div class=\"card\"><h3>\($0.model)</h3>\(bullets($0.reasons))</div>\n" as HTML }
        return section(
            verdict.winner == nil ? "When to take which" : "When another is the better choice", "<div class=\"columns\">\(cards)</div>")
    }

    private var costSection: HTML {
        func rows(accepted: Bool) -> [HTML] {
            CostModel.volumes.map { volume -> HTML in
                let cells = costs.map { cost -> HTML in
                    "<td data-of=\"\(cost.model)\" class=\"fig\">\(cost.cost(of: volume, accepted: accepted).map { Wording.money($0) } ?? "not known")</td>"
                }
                return "<tr><th scope=\"row\">\(Wording.count(volume)) \(accepted ? "accepted " : "")pictures</th>\(cells)</tr>\n"
            }
        }
        let isAccepted = costs.contains { $0.perAccepted != nil }
        return section(
            "What it costs at your volume",
            """
            \(table("Cost", rows(accepted: false) + (isAccepted ? rows(accepted: true) : [])))
            <p class="small soft">\(Wording.costBasis(costs))</p>
            """)
    }

    private var questionSection: HTML? {
        guard !questions.isEmpty else { return nil }
        return section("Questions and answers", "<dl>\n\(questions.map { "<dt>\($0.question)</dt><dd>\($0.answer)</dd>\n" as HTML })</dl>")
    }

    private var raterSection: HTML {
        let judges = verdict.raters.judges.map { "<li>\($0.sentence)</li>\n" as HTML }
        let list: HTML? = judges.isEmpty ? nil : "<ul class=\"dots\">\(judges)</ul>"
        let repeats = verdict.raters.repeatAgreement.map {
            "<p class=\"small soft\">\(Wording.repeats($0, verdict.raters.repeats))</p>" as HTML
        }
        return section("Who rated", "<p>\(verdict.raters.sentence)</p>\(list)\(repeats)")
    }

    private var methodSection: HTML {
        section("How it was found", "\(bullets(method))\n<h3 style=\"margin-top:1.2rem\">What it does not show</h3>\n\(bullets(limits))")
    }

    private var priorSection: HTML? {
        guard !priors.isEmpty else { return nil }
        let rows = priors.map { prior -> HTML in
            """
            <tr><th scope="row">\(prior.model)</th><td data-of="Benchmark">\(prior.benchmark), \(prior.part)</td>\
            <td data-of="Value" class="fig">\(Wording.prior(prior))</td><td data-of="Source">\(prior.source)</td></tr>

            """
        }
        return section(
            "Published numbers, apart from the verdict",
            """
            <p class="soft">\(Wording.priorsIntro)</p>
            <div class="wide" style="margin-top:.8rem"><table class="stack"><thead><tr><th scope="col">Model</th><th scope="col">Benchmark</th>\
            <th scope="col">Value</th><th scope="col">Source</th></tr></thead><tbody>
            \(rows)</tbody></table></div>
            """)
    }

    private var foot: HTML {
        "<footer><p>\(Wording.spending(self))</p><p>Made by Easel on \(Wording.day(verdict.asOf)).</p></footer>\n"
    }
}
