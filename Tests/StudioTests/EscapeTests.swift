import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Server
import Store
import Testing

@testable import Studio

@Suite struct EscapeTests {
    /// Texts that have broken out of pages somewhere: of elements, attributes, scripts, comments, with tricks of encoding.
    static let corpus = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</script><script>alert(1)</script>",
        "<!--<script>", "]]><script>alert(1)</script>", "</title><svg onload=alert(1)>", "javascript:alert(1)", "{{constructor}}",
        "{{{page}}}",
        "{{> layout}}", "{{#person}}x{{/person}}", "${alert(1)}", "\"\u{301} autofocus onfocus=alert(1) x=\"",
        "<\u{301}script>alert(1)</script>",
        "'\u{20D0} onclick=alert(1) '", "\u{2028}alert(1)\u{2029}", "\u{0}<b>", "&lt;script&gt;", "`onload=alert(1)`",
        "\\u003cscript\\u003e",
        "</textarea><script>alert(1)</script>", "<a href=\"data:text/html,<script>\">", "\u{202E}gnp.exe", "<svg/onload=alert(1)//",
    ]

    /// What a page may not hold: one of the corpus unescaped, a script without a source, an event's attribute.
    static func faults(_ page: String, _ texts: [String] = corpus) -> [String] {
        var faults: [String] = []
        // A page's JSON is no markup: it may hold quotes, and nothing that ends its element.
        let html = page.replacing(/<script type="application\/json"[^>]*>([^<]*)<\/script>/) { _ in "" }
        for text in texts
        where text.contains(where: { "<>\"'".contains($0) }) || text.unicodeScalars.contains(where: { "<\"'".unicodeScalars.contains($0) })
        {
            if html.range(of: text, options: .literal) != nil { faults.append("unescaped: \(text)") }
        }
        for tag in html.matches(of: /<script[^>]*>/) where !tag.output.contains("src=") && !tag.output.contains("application/json") {
            faults.append(String(tag.output))
        }
        // Inside of tags, as a parser sees them: attributes in quotes are skipped.
        var scalars = Array(html.unicodeScalars)[...]
        while let open = scalars.firstIndex(of: "<") {
            scalars = scalars[(open + 1)...]
            var name = ""
            var quote: Unicode.Scalar?
            while let scalar = scalars.first, quote != nil || scalar != ">" {
                if let end = quote {
                    if scalar == end { quote = nil }
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                } else {
                    name.unicodeScalars.append(scalar)
                }
                scalars = scalars.dropFirst()
            }
            if name.contains(/[\s\/]on[a-z]+\s*=/) { faults.append("event in <\(name)>") }
            if name.contains(/\sstyle\s*=/) { faults.append("style in <\(name)>") }
        }
        return faults
    }

    @Test func everyTextIsEscaped() {
        for text in Self.corpus {
            let safe = SafeHTML.escape(text)
            #expect(!safe.unicodeScalars.contains { "<>\"'`".unicodeScalars.contains($0) })
            let json = JSONValue.string(text).forScriptElement
            #expect(!json.unicodeScalars.contains { "<>&\u{2028}\u{2029}".unicodeScalars.contains($0) })
            #expect(try! JSONValue.parse(Data(json.utf8)) == .string(text))
            let chart =
                Chart.rows([Bar(label: text, value: 1, text: text)], title: text)
                + Chart.columns([Bar(label: text, value: 1, text: text)], title: text)
            #expect(Self.faults(chart).isEmpty)
        }
    }

    @Test func templatesEscapeCodePointByCodePoint() throws {
        let files = StudioFiles(bytes: [
            "templates/a.mustache": Data("<p title=\"{{x}}\">{{x}}</p>{{> b}}{{<c}}{{$d}}{{x}}{{/d}}{{/c}}".utf8),
            "templates/b.mustache": Data("<i title='{{x}}'></i>{{#list}}<b>{{.}}</b>{{/list}}".utf8),
            "templates/c.mustache": Data("<u title=\"{{x}}\">{{$d}}{{/d}}</u>".utf8),
        ])
        let templates = try Templates(files)
        for text in Self.corpus {
            let html = try templates.render("a", ["x": text, "list": [text]])
            #expect(Self.faults(html).isEmpty, "\(text): \(html)")
        }
        #expect(throws: StudioFault.self) { try Templates(StudioFiles(bytes: ["templates/x.mustache": Data("{{#a}}".utf8)])) }
    }

    @Test func pagesSurviveTheCorpusInEveryField() async throws {
        try await Harness.run { client, studio in
            let owner = try await Browser.signedIn(client, studio, as: .owner)
            for text in Self.corpus {
                let json = String(decoding: try JSONSerialization.data(withJSONObject: ["role": "viewer", "note": text]), as: UTF8.self)
                _ = try await owner.call(.post, "/studio/api/invitations", json)
                let name = String(decoding: try JSONSerialization.data(withJSONObject: ["name": text]), as: UTF8.self)
                _ = try await owner.call(.post, "/studio/api/boards", name)
                try await studio.store.audit.add(AuditEntry(text, by: nil, subject: text, detail: [text: .string(text)]))
            }
            for text in Self.corpus.prefix(6) { _ = try await owner.draw(text) }
            for path in ["/", "/gallery", "/people", "/spend", "/audit", "/account"] {
                let page = try await owner.page(path)
                #expect(page.status == 200)
                #expect(Self.faults(page.text).isEmpty, "\(path)")
            }
            for text in Self.corpus {
                let encoded = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                for path in [
                    "/sign-in?next=\(encoded)", "/\(encoded)", "/compare?ids=\(encoded)", "/welcome/\(encoded)", "/spend?days=\(encoded)",
                ] {
                    let browser = path.hasPrefix("/sign") ? Browser(client) : owner
                    let page = try await browser.page(path)
                    #expect(Self.faults(page.text).isEmpty, "\(path)")
                }
                let guest = Browser(client)
                try await guest.page("/sign-in")
                let refused = String(buffer: try await guest.submit("/sign-in", ["name": text, "password": "x", "next": text]).body)
                #expect(Self.faults(refused).isEmpty, "\(text)")
            }
        }
    }

    @Test func pagesAreGuarded() async throws {
        try await Harness.run { client, studio in
            let viewer = try await Browser.signedIn(client, studio, as: .viewer)
            let page = try await viewer.page("/gallery")
            let policy = try #require(page.headers[.contentSecurityPolicy])
            #expect(
                policy.contains("default-src 'none'") && policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(page.headers[.xContentTypeOptions] == "nosniff")
            let german = try await viewer.page("/gallery", headers: [.acceptLanguage: "fr, de;q=0.8, en;q=0.3"])
            #expect(german.text.contains("lang=\"de\""))
            #expect(Language.choose(cookie: "en", header: "de") == .english && Language.choose(cookie: "xx", header: nil) == .english)
            let css = try #require(page.text.firstMatch(of: /href="(\/assets\/[0-9a-f]+\/studio.css)"/)?.1)
            let asset = try await viewer.send(.get, String(css))
            #expect(asset.status == .ok && asset.headers[.cacheControl]?.contains("immutable") == true)
            let old = try await viewer.send(.get, "/assets/000000000000/studio.css")
            #expect(old.status == .ok && old.headers[.cacheControl] == "no-cache")
            for path in ["/assets/x/../../templates/make.mustache", "/assets/x/none.js", "/assets/x/%2e%2e/strings/en.json"] {
                #expect(try await viewer.send(.get, path).status == .notFound)
            }
        }
    }

    @Test func bothLanguagesHaveTheSameTexts() throws {
        let files = StudioFiles.embedded()
        func keys(_ name: String) throws -> Set<String> {
            let one = StudioFiles(bytes: ["strings/en.json": try #require(files.bytes["strings/\(name).json"])])
            return try Strings(.english, one).keys
        }
        let (english, german) = (try keys("en"), try keys("de"))
        #expect(english.symmetricDifference(german).isEmpty)
    }
}
