import Registry
import Testing

@testable import Settings

@Suite struct SettingsTests {
    @Test func emptyFilesSetNothing() throws {
        #expect(try Settings(yaml: "", data: "/d") == Settings(data: "/d"))
        #expect(try Settings(yaml: "# only a comment\n", data: "/d") == Settings(data: "/d"))
    }

    @Test func readsAWholeFile() throws {
        let settings = try Settings(
            yaml: """
                default_model: gpt-image-2
                aliases: {gpt-image-1: easel-sketch-1}
                server: {port: 9000, require_keys: true}
                store: {keep_days: 30, keep_gb: 1.5, synchronous: full}
                upstreams:
                  openai:
                    base_url: https://api.openai.com/v1/
                    key_env: OPENAI_API_KEY
                    models:
                      - gpt-image-2
                      - {id: nano-draws, upstream_id: gpt-4.1-nano, draws: true, prices: {text_in: 0.10, text_out: "0.40"}}
                """, data: "/d")
        #expect(settings.aliases == ["gpt-image-1": "easel-sketch-1"] && settings.server.port == 9000 && settings.store.keepGB == 1.5)
        let upstream = try #require(settings.upstreams.first)
        #expect(upstream.baseURL == "https://api.openai.com/v1" && upstream.models.map(\.id) == ["gpt-image-2", "nano-draws"])
        #expect(
            upstream.models[1].draws && upstream.models[1].prices?.textOut == Money("0.40")
                && upstream.models[1].prices?.textIn == Money("0.10"))
    }

    @Test(arguments: [
        ("prot: 1", 1, "prot"), ("server:\n  port: 70000", 2, "port"), ("server:\n  prot: 1", 2, "server.prot"),
        ("aliases: [a]", 1, "aliases"),
        ("upstreams:\n  a:\n    key_env: B", 2, "base_url"), ("upstreams:\n  a:\n    base_url: ftp://x", 3, "address"),
        ("upstreams:\n  a:\n    base_url: http://x/v1\n    models:\n      - {id: m, sizes: [big]}", 5, "sizes"),
        ("store:\n  synchronous: often", 2, "often"),
        ("server: 8080", 1, "server"),
    ])
    func faultsNameLineAndKey(_ yaml: String, _ line: Int, _ word: String) throws {
        let error = #expect(throws: SettingsError.self) { try Settings(yaml: yaml, data: "/d") }
        #expect(error?.line == line)
        #expect(error?.message.contains(word) == true)
    }

    @Test func brokenYAMLIsAClearError() {
        #expect(throws: SettingsError.self) { try Settings(yaml: "a: [1", data: "/d") }
        #expect(throws: SettingsError.self) { try Settings(yaml: "- 1", data: "/d") }
    }

    /// A file with every documented key, at its example: what is documented is read.
    @Test func everyDocumentedKeyIsRead() throws {
        for key in Settings.reference {
            var yaml = ""
            var indent = ""
            var steps = key.path.split(separator: ".").map(String.init)
            let last = steps.removeLast()
            for step in steps {
                yaml += indent + (step.hasSuffix("[]") ? "\(step.dropLast(2)):\n" : "\(step == "NAME" ? "some-name" : step):\n")
                indent += "  "
                if step == "NAME", last != "base_url" { yaml += indent + "base_url: http://localhost/v1\n" }
                if step.hasSuffix("[]") {
                    yaml += indent + (last == "id" ? "- \(last): \(key.example)\n" : "- id: m\n" + indent + "  \(last): \(key.example)\n")
                }
            }
            if !(steps.last?.hasSuffix("[]") ?? false) { yaml += indent + "\(last == "NAME" ? "some-name" : last): \(key.example)\n" }
            #expect(throws: Never.self, "\(key.path):\n\(yaml)") { try Settings(yaml: yaml, data: "/d") }
        }
    }
}
