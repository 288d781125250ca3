import API
import Foundation
import Grammar

/// Random walks over masks: whatever a grammar allows, taken without any sense.
enum Walks {
    /// How a walk chooses among the allowed tokens.
    enum Taste: String, CaseIterable {
        /// Any, all alike.
        case even
        /// The longest of several.
        case long
        /// Never the end of something while anything else is allowed.
        case stubborn
    }

    static func run(seed: UInt64, walks: Int) throws {
        let (vocabulary, tokens) = Vocabularies.make(size: 3000, seed: seed)
        var line = 0
        while let text = readLine() {
            line += 1
            let started = ContinuousClock.now
            var results: [JSONValue] = []
            do {
                let schema = try StrictSchema(text: text.utf8, source: .responseFormat("walk"))
                let style: JSONStyle = line.isMultiple(of: 2) ? .compact : .spaced
                let grammar = try Grammar(schema, options: .init(style: style, deepest: 8, longest: 2000))
                for walk in 0..<walks {
                    var generator = Generator(seed: seed &* 1_000_003 &+ UInt64(line) &* 101 &+ UInt64(walk))
                    let taste = Taste.allCases[walk % Taste.allCases.count]
                    var matcher = GrammarMatcher(grammar, vocabulary)
                    results.append(walked(&matcher, tokens, taste, &generator, schema))
                }
            } catch {
                results.append(["error": .string(error.message)])
            }
            let seconds = (ContinuousClock.now - started) / .seconds(1)
            let out: JSONValue = ["line": .integer(Int64(line)), "seconds": .number(seconds), "walks": .array(results)]
            print(String(decoding: out.encoded(), as: UTF8.self))
        }
    }

    private static func walked(
        _ matcher: inout GrammarMatcher, _ tokens: [[UInt8]], _ taste: Taste, _ generator: inout Generator, _ schema: StrictSchema
    ) -> JSONValue {
        var bytes: [UInt8] = []
        var steps = 0
        while !matcher.isFinished {
            let allowed = matcher.allowedTokens()
            // Whatever may come is offered; nothing else is. Without any token the walk is stuck.
            guard let token = choose(allowed, tokens, taste, &generator), steps < 20_000 else {
                return ["stuck": .string(String(decoding: bytes, as: UTF8.self)), "taste": .string(taste.rawValue)]
            }
            if tokens[token].isEmpty { break }
            let forced = matcher.forced(limit: 64)
            guard forced.starts(with: tokens[token]) || tokens[token].starts(with: forced), matcher.accept(token: token) else {
                return ["refused": .string(String(decoding: bytes, as: UTF8.self)), "taste": .string(taste.rawValue)]
            }
            bytes += tokens[token]
            steps += 1
        }
        let own = schema.violations(in: bytes).map(\.description)
        return [
            "text": .string(String(decoding: bytes, as: UTF8.self)), "tokens": .integer(Int64(steps)), "taste": .string(taste.rawValue),
            "isUTF8": .bool(String(validating: bytes, as: UTF8.self) != nil), "violations": .array(own.map { .string($0) }),
        ]
    }

    private static func choose(_ allowed: [Int], _ tokens: [[UInt8]], _ taste: Taste, _ generator: inout Generator) -> Int? {
        switch taste {
        case .even: return allowed.randomElement(using: &generator)
        case .long:
            let some = (0..<4).compactMap { _ in allowed.randomElement(using: &generator) }
            return some.max { tokens[$0].count < tokens[$1].count }
        case .stubborn:
            let going = allowed.filter { token in !tokens[token].isEmpty && !tokens[token].contains { "\"]}".utf8.contains($0) } }
            return (going.isEmpty ? allowed : going).randomElement(using: &generator)
        }
    }
}
