import API
import Foundation
import Grammar

/// The validator by itself: one answer for each pair of a schema and a document.
enum Checks {
    static func run() throws {
        while let line = readLine() {
            let pair = try OrderedJSON.parse(line.utf8)
            guard let text = pair["schema"], let document = pair["document"] else { throw APIError.missing("schema") }
            let schema = try StrictSchema(text, source: .responseFormat("check"))
            let violations = schema.violations(in: document)
            print(violations.isEmpty ? "true" : "false " + violations.map(\.description).joined(separator: "; "))
        }
    }
}
