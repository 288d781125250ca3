import API
import Foundation
import Testing

@testable import Grammar

/// Random walks through random schemas (`Tests/Schemas/run --fixture` writes them; that script does the same with many more
/// and asks jsonschema): every walk ends and what it wrote is valid.
@Suite struct RandomSchemaTests {
    @Test func everyWalkEndsInAValidText() throws {
        let url = try #require(Bundle.module.url(forResource: "schemas", withExtension: "jsonl", subdirectory: "Fixtures"))
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        var texts = 0
        for (number, line) in lines.enumerated() {
            let schema = try StrictSchema(text: line.utf8, source: .responseFormat("random"))
            // A range without a multiple is refused, in words that say so.
            guard let grammar = try? Grammar(schema, options: .init(deepest: 6, longest: 200)) else { continue }
            for seed in 0..<2 {
                let text = try walk(grammar, seed: UInt64(number * 10 + seed), prefersLong: seed == 1)
                #expect(schema.violations(in: text).isEmpty, "\(line): \(String(decoding: text, as: UTF8.self))")
                #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text)) }
                texts += 1
            }
        }
        #expect(texts > 80)
    }

    private func walk(_ grammar: Grammar, seed: UInt64, prefersLong: Bool) throws -> [UInt8] {
        var generator = Seeded(state: seed)
        var matcher = GrammarMatcher(grammar, vocabulary)
        var text: [UInt8] = []
        while !matcher.isFinished, text.count < 3000 {
            let allowed = matcher.allowedTokens()
            var token = try #require(allowed.randomElement(using: &generator))
            if prefersLong, let other = allowed.randomElement(using: &generator), pieces[other].count > pieces[token].count {
                token = other
            }
            if pieces[token].isEmpty { break }
            matcher.take(token: token)
            text += pieces[token]
        }
        #expect(matcher.isComplete)
        return text
    }
}
