import Foundation
import Registry

extension CatalogueComparison {
    /// A table for a terminal: each column as wide as `width` allows, long values wrapped.
    public func text(width: Int = 100) -> String {
        let models = facts.map(\.model)
        guard !models.isEmpty else { return sentences.joined(separator: "\n") + "\n" }
        let rows = Wording.facts(facts, today: asOf) + costRows
        let label = rows.map(\.label.count).max() ?? 0
        let column = max(18, (width - label) / max(1, models.count) - 2)
        var text = Self.lines("", models, label, column)
        text += String(repeating: "-", count: label + (column + 2) * models.count) + "\n"
        for row in rows { text += Self.lines(row.label, row.values, label, column) }
        if !priors.isEmpty {
            text += "\n" + Self.wrap(Wording.priorsIntro, width).joined(separator: "\n") + "\n"
            for prior in priors { text += "  \(prior.model): \(prior.benchmark), \(prior.part): \(Wording.prior(prior)) (\(prior.read))\n" }
        }
        return text + "\n" + sentences.flatMap { Self.wrap($0, width) }.joined(separator: "\n") + "\n"
    }

    private var costRows: [(label: String, values: [String])] {
        [("1,000 pictures by list price", costs.map { $0.cost(of: 1_000).map { Wording.money($0) } ?? "not known" })]
    }

    private static func lines(_ label: String, _ values: [String], _ labelWidth: Int, _ column: Int) -> String {
        let cells = values.map { wrap($0, column) }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
            let parts = [pad(line == 0 ? label : "", labelWidth)] + cells.map { pad(line < $0.count ? $0[line] : "", column) }
            return String(parts.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    private static func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

    /// Lines of at most so many characters; a word that is longer is cut.
    private static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            var word = word
            while word.count > width {
                if !line.isEmpty { lines.append(line) }
                line = ""
                lines.append(String(word.prefix(width)))
                word = word.dropFirst(width)
            }
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    /// The same as Markdown.
    public var markdown: String {
        let models = facts.map(\.model)
        var text =
            "# \(Markdown.escaped(Wording.title(models, "")))\n\n" + sentences.map { Markdown.escaped($0) + "\n" }.joined(separator: "\n")
        if !models.isEmpty {
            text += "\n" + Markdown.table([""] + models, (Wording.facts(facts, today: asOf) + costRows).map { [$0.label] + $0.values })
        }
        if !priors.isEmpty {
            text += "\n## Published numbers\n\n\(Markdown.escaped(Wording.priorsIntro))\n\n"
            text += Markdown.table(
                ["Model", "Benchmark", "Value", "Source"],
                priors.map { [$0.model, "\($0.benchmark), \($0.part)", Wording.prior($0), $0.source] })
        }
        return text
    }

    /// The same as one page of HTML.
    public var html: String {
        let title = Wording.title(facts.map(\.model), "")
        let head = facts.map { "<th scope=\"col\">\($0.model)</th>" as HTML }
        let rows = (Wording.facts(facts, today: asOf) + costRows).map { row -> HTML in
            let cells = zip(facts, row.values).map { "<td data-of=\"\($0.model)\">\($1)</td>" as HTML }
            return "<tr><th scope=\"row\">\(row.label)</th>\(cells)</tr>\n"
        }
        let numbers = priors.map { prior -> HTML in
            """
            <tr><th scope="row">\(prior.model)</th><td data-of="Benchmark">\(prior.benchmark), \(prior.part)</td>\
            <td data-of="Value">\(Wording.prior(prior))</td><td data-of="Source">\(prior.source)</td></tr>

            """
        }
        let published: HTML? =
            numbers.isEmpty
            ? nil
            : """
            <section aria-labelledby="published"><h2 id="published">Published numbers</h2><p class="soft">\(Wording.priorsIntro)</p>
            <div class="wide" style="margin-top:.8rem"><table class="stack"><thead><tr><th scope="col">Model</th><th scope="col">Benchmark</th>\
            <th scope="col">Value</th><th scope="col">Source</th></tr></thead><tbody>
            \(numbers)</tbody></table></div></section>

            """
        let lead = sentences.map { "<p class=\"lead\">\($0)</p>\n" as HTML }
        let table: HTML? =
            facts.isEmpty
            ? nil
            : """
            <section aria-labelledby="facts"><h2 id="facts">Side by side</h2>
            <div class="wide" tabindex="0" role="region" aria-label="Facts"><table class="stack"><thead><tr><th scope="col"><span class="soft">Facts</span></th>\(head)</tr></thead><tbody>
            \(rows)</tbody></table></div></section>

            """
        let body: HTML = """
            <header><p class="eyebrow">Facts as of \(asOf)</p><p class="badge">No pictures were made</p><h1>\(title)</h1>
            \(lead)</header>
            \(table)\(published)
            """
        return ReportStyle.page(title, body).markup
    }

    /// The same as JSON with sorted keys.
    public func json() throws -> Data {
        let encoder = JSONEncoder.compare
        encoder.outputFormatting.insert(.prettyPrinted)
        return try encoder.encode(self)
    }
}
