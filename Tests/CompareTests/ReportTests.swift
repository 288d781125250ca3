import API
import Foundation
import Pictures
import Registry
import Statistics
import Store
import Testing

@testable import Compare

/// Reports and the formats that they are written in.
@Suite struct ReportTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A comparison with something of everything: votes of three people, a judge, atoms, failures, costs.
    static func fixture(_ models: [String] = ["gpt-image-1", "gpt-4.1-nano"]) -> Fixture {
        var fixture = Fixture(models, prompts: 60, atoms: 4, judges: ["eye"], weights: Preset.named("product photos")?.byCriterion ?? [:])
        fixture.evidence.spec.useCase = "product photos"
        fixture.evidence.spec.promptSet = "shop-30"
        let texts = ["three red mugs on a white table", "a leather bag beside a plant", "two bottles, the green one on the left"]
        let people: [Rater] = [.person("ada"), .guest(link: "l", voter: "bo"), .guest(link: "l", voter: "cy")]
        for prompt in 0..<60 {
            fixture.evidence.spec.prompts[prompt].prompt = texts[prompt % 3]
            fixture.answers(0, prompt: prompt, wrong: prompt % 7 == 0 ? [1] : [], sure: 0.95)
            fixture.answers(1, prompt: prompt, wrong: prompt % 3 == 0 ? [] : [0, 2], sure: 0.95)
            guard prompt != 4 else { continue }
            let said: Statistics.Outcome = prompt % 10 == 9 ? .right : prompt % 15 == 7 ? .tie : .left
            fixture.vote(0, 1, prompt: prompt, said, by: people[prompt % 3])
            fixture.judge("eye", prefers: prompt % 9 == 8 ? said.mirrored : said, 0, 1, prompt: prompt)
        }
        fixture.change(1) {
            $0.cost = Money(nanodollars: 800_000)
            $0.latencyMilliseconds = ($0.latencyMilliseconds ?? 0) * 3
            if $0.prompt == 4 { ($0.status, $0.imageID, $0.errorCode) = (.failed, nil, "upstream_timeout") }
        }
        fixture.evidence.judgingCost = Money(nanodollars: 31_400_000)
        return fixture
    }

    static func report(_ fixture: Fixture) throws -> Report {
        let weighed = fixture.weighed
        let facts = try Catalogue.builtIn().factSheets(fixture.evidence.spec.contestants) { _ in nil }
        return Report(weighed, verdict: Verdict(weighed, lookAhead: 200), facts: facts, priors: try PriorFile.builtIn(), picture: picture)
    }

    /// A picture that shows its cell's number by its colours.
    static func picture(_ cell: Int) -> ReportPicture? {
        guard
            var bitmap = try? Bitmap(
                width: 320, height: 320, filledWith: RGBA(UInt8(90 + cell * 37 % 140), UInt8(110 + cell * 53 % 120), 190))
        else { return nil }
        for y in 90..<230 { for x in 60 + cell % 5 * 20..<180 + cell % 5 * 20 { bitmap[x, y] = RGBA(240, UInt8(cell * 71 % 200), 60) } }
        guard let file = try? bitmap.encoded(as: .jpeg, compression: 80), let bytes = try? file.payload.bytes() else { return nil }
        return ReportPicture(type: "image/jpeg", bytes: Data(bytes), width: 320, height: 320)
    }

    @Test func altTextsAreCaptionsOfExamples() throws {
        var report = try Self.report(Self.fixture())
        let example = try #require(report.examples.first)
        #expect(example.captions.isEmpty && !report.html.contains("figcaption><p"))
        report.examples[0].captions = ["Three <b>mugs</b> in a \"row\"", nil]
        let caption = "Three &lt;b&gt;mugs&lt;/b&gt; in a &quot;row&quot;"
        #expect(report.html.contains("alt=\"\(caption) ") && report.html.contains("aria-hidden=\"true\">\(caption)</p>"))
        #expect(try Self.unbalanced(report.html) == [])
    }

    @Test func theMarkdownIsAsItWasLookedAt() throws {
        let markdown = try Self.report(Self.fixture()).markdown
        let file = Self.root.appending(path: "Tests/CompareTests/Fixtures/report.md")
        if ProcessInfo.processInfo.environment["EASEL_WRITE_SNAPSHOTS"] != nil { try Data(markdown.utf8).write(to: file) }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(markdown == kept, "look at the difference; EASEL_WRITE_SNAPSHOTS=1 keeps the new one")
    }

    @Test func theReportSaysWhatWasFound() throws {
        let report = try Self.report(Self.fixture())
        #expect(
            report.verdict.outcome == .qualityAndCost && report.verdict.quality == "gpt-image-1" && report.verdict.cost == "gpt-4.1-nano")
        #expect(report.strengths[0].sentences.contains { $0.hasPrefix("Prompt adherence: 9") })
        #expect(report.choices.contains { $0.model == "gpt-4.1-nano" && $0.reasons.contains { $0.contains("Cost per") } })
        #expect(
            report.examples.contains { $0.shows == "gpt-image-1" }
                && report.examples.allSatisfy { $0.cells.count == 2 && $0.descriptions.count == 2 })
        #expect(Set(report.examples.map(\.prompt)).count == report.examples.count)
        #expect(report.pictures.count == report.examples.flatMap(\.cells).compactMap { $0 }.count)
        #expect(
            report.priors.contains { $0.benchmark == "GenEval" && $0.value == 0.84 }
                && report.priors.allSatisfy { $0.model == "GPT Image 1" })
        let monthly = try #require(report.questions.first { $0.question.contains("1,000 pictures a month") })
        #expect(monthly.answer.hasPrefix("gpt-4.1-nano: gpt-4.1-nano $0.81 and gpt-image-1 $40.00"))
        #expect(report.spending.total == report.spending.pictures[0] + report.spending.pictures[1] + Money(nanodollars: 31_400_000))
        #expect(report.questions.allSatisfy { $0.question.hasSuffix("?") && !$0.answer.isEmpty })
    }

    @Test func thePageIsWholeAndLoadsNothing() throws {
        let html = try Self.report(Self.fixture()).html
        #expect(try Self.unbalanced(html) == [])
        #expect(!html.contains("<script") && !html.contains("<link") && !html.contains("url(") && !html.contains("src=\"http"))
        #expect(html.components(separatedBy: "<img ").count - 1 == html.components(separatedBy: " alt=\"").count - 1)
        #expect(html.contains("data:image/jpeg;base64,/9j/") && html.contains("lang=\"en\""))
        #expect(html.components(separatedBy: "<h1").count == 2)
    }

    @Test func whateverANameOrPromptHoldsIsText() throws {
        let nasty = "<script>alert('1')</script>\"><img src=x onerror=y>"
        var fixture = Self.fixture([nasty, "a|b*c_d`e`"])
        for index in fixture.evidence.spec.prompts.indices {
            fixture.evidence.spec.prompts[index].prompt = "</blockquote>\(nasty)\u{0}\u{301}| x\n# y"
            fixture.evidence.spec.prompts[index].atoms[0].question = "<b onclick='z'>?"
        }
        fixture.evidence.spec.useCase = "</title>\(nasty)"
        fixture.evidence.spec.promptSet = nasty
        let report = try Self.report(fixture)
        #expect(try Self.unbalanced(report.html) == [])
        #expect(
            !report.html.contains("<script") && !report.html.contains("<img src=x") && !report.html.contains("<b onclick")
                && !report.html.contains("\u{0}"))
        #expect(report.html.contains("&lt;script&gt;"))
        let markdown = report.markdown
        #expect(!markdown.contains("<script") && markdown.contains("&lt;script&gt;") && !markdown.contains("\n# y"))
        for line in markdown.split(separator: "\n") where line.hasPrefix("| a\\|b") { #expect(line.contains("a\\|b\\*c\\_d\\`e\\`")) }
    }

    @Test func verdictsFitTheirSchemaAndComeBack() throws {
        let schema = try JSONValue.parse(Data(contentsOf: Self.root.appending(path: "Sources/CAssets/files/verdict.schema.json")))
        let check = try #require(SchemaCheck(schema))
        var three = Fixture(["a", "b", "c"], prompts: 60)
        three.votes(0, 1, Fixture.outcomes(20, wins: 13))
        three.votes(1, 2, Fixture.outcomes(20, wins: 19), from: 20)
        for fixture in [Self.fixture(), three, Fixture()] {
            let verdict = fixture.verdict
            let json = try JSONEncoder.compare.encode(verdict)
            #expect(check.faults(try JSONValue.parse(json)) == [])
            #expect(try JSONDecoder.compare.decode(Verdict.self, from: json) == verdict)
        }
        #expect(check.faults(["outcome": "maybe"]).count > 5)
    }

    @Test func reportsComeBackFromJSON() throws {
        let report = try Self.report(Self.fixture())
        let json = try report.json()
        let back = try JSONDecoder.compare.decode(Report.self, from: json)
        #expect(try back.json() == json)
    }

    @Test func theCalculatorCounts() {
        let cost = CostModel(
            model: "m", perImage: Money(nanodollars: 42_000_000), perAccepted: Money(nanodollars: 60_000_000), acceptance: 0.7,
            isMeasured: true)
        #expect(
            cost.cost(of: 1_000) == Money.dollars(42) && cost.cost(of: 1_000, accepted: true) == Money.dollars(60)
                && cost.tries(for: 7) == 10)
        #expect(cost.cost(of: -5) == .zero && cost.cost(of: .max) == nil)
        #expect(CostModel(model: "m", perImage: nil, isMeasured: false).cost(of: 1) == nil)
    }

    @Test func amountsAreReadable() {
        let amounts: [Double] = [0, 0.8136, 0.12, 0.0008, 0.042, 0.0421, 1.2, 1234.5, 0.000000123, 1_234_567]
        #expect(
            amounts.map { Wording.money($0) } == [
                "$0", "$0.81", "$0.12", "$0.0008", "$0.042", "$0.0421", "$1.20", "$1,234.50", "under $0.000001", "$1,234,567.00",
            ])
        #expect(
            Wording.list(["a", "b", "c"]) == "a, b and c" && Wording.count(1, "vote") == "1 vote"
                && Wording.count(12_000, "vote") == "12,000 votes")
        #expect(Wording.day(Fixture.day) == "27 November 2026")
    }

    /// Writes the report to look at; `EASEL_REPORT` names the folder.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["EASEL_REPORT"] != nil))
    func theReportCanBeLookedAt() throws {
        let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["EASEL_REPORT"]))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let report = try Self.report(Self.fixture())
        try Data(report.html.utf8).write(to: folder.appending(path: "report.html"))
        try Data(report.markdown.utf8).write(to: folder.appending(path: "report.md"))
        var three = Self.fixture(["gpt-image-1", "gpt-4.1-nano", "easel-sketch-1"])
        for prompt in 0..<60 { three.vote(0, 2, prompt: prompt, prompt % 4 == 0 ? .right : .left) }
        try Data(try Self.report(three).html.utf8).write(to: folder.appending(path: "three.html"))
        let facts = CatalogueComparison(["gpt-4.1-nano", "gpt-image-1"], catalogue: try .builtIn(), priors: try .builtIn()) { _ in nil }
        try Data(facts.html.utf8).write(to: folder.appending(path: "facts.html"))
        print(facts.text())
    }

    /// Tags that are not closed, or closed without having been opened.
    static func unbalanced(_ html: String) throws -> [String] {
        let void: Set<String> = ["meta", "img", "rect", "line", "circle", "br"]
        var open: [String] = []
        var faults: [String] = []
        for match in html.matches(of: try Regex("<(/?)([a-z0-9]+)((?:\\s+[a-zA-Z0-9-]+(?:=\"[^\"<>]*\")?)*)\\s*(/?)>")) {
            let name = String(match.output[2].substring ?? "")
            if match.output[1].substring == "/" {
                if open.popLast() != name { faults.append("</\(name)>") }
            } else if !void.contains(name) {
                open.append(name)
            }
        }
        let tags = html.components(separatedBy: "<").count - 1
        let matched = html.matches(of: try Regex("<(/?)([a-z0-9]+)((?:\\s+[a-zA-Z0-9-]+(?:=\"[^\"<>]*\")?)*)\\s*(/?)>|<!doctype html>"))
            .count
        return faults + open + (tags == matched ? [] : ["\(tags - matched) odd tags"])
    }
}
