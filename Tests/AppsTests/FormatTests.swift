import API
import Foundation
import Testing

@testable import Apps

/// The schema and the documentation say what the program reads.
@Suite struct FormatTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func theExampleInTheDocumentationIsAnApp() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/apps.md"), encoding: .utf8)
        let example = try #require(page.split(separator: "```yaml\n").last?.split(separator: "```").first)
        let app = try AppDefinition(text: String(example))
        #expect(app.inputs.count == 4 && app.rules.limits.budget != nil && app.parameters.count == 3)
        for kind in InputKinds.standard.names { #expect(page.contains("`\(kind)`"), "\(kind) is not in docs/apps.md") }
    }

    @Test func theSchemaNamesEveryKindAndParameter() throws {
        let schema = try JSONValue.parse(Data(contentsOf: Self.root.appending(path: "Sources/CAssets/files/app.schema.json")))
        func at(_ path: String...) -> JSONValue? {
            path.reduce(Optional(schema)) { value, key in
                guard case .object(let object)? = value else { return nil }
                return object[key]
            }
        }
        #expect(at("$defs", "input", "properties", "kind", "enum") == .array(InputKinds.standard.names.map { .string($0) }))
        guard case .object(let parameters)? = at("properties", "parameters", "properties") else {
            Issue.record("the schema has no parameters")
            return
        }
        #expect(Set(parameters.keys) == Set(AppParameter.allCases.map(\.rawValue)))
        guard case .object(let keys)? = at("properties") else { return }
        #expect(Set(keys.keys).isSuperset(of: ["slug", "title", "inputs", "prompt", "negative", "model", "look", "rules", "examples"]))
    }
}
