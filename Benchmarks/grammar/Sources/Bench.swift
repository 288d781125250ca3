import API
import Foundation
import Grammar

/// What masks cost: random walks through schemas of several kinds, the first one cold, then warm.
enum Bench {
    private static let schemas: [(String, String)] = [
        (
            "weather",
            #"{"type":"object","properties":{"city":{"type":"string"},"celsius":{"type":"number"},"conditions":{"type":"array","items":{"enum":["sun","rain","snow","fog"]}},"note":{"type":["string","null"]}},"required":["city","celsius","conditions","note"],"additionalProperties":false}"#
        ),
        (
            "invoice, formats and ranges",
            #"{"type":"object","properties":{"id":{"type":"string","pattern":"^INV-[0-9]{4,8}$"},"due":{"type":"string","format":"date"},"email":{"type":"string","format":"email"},"lines":{"type":"array","minItems":1,"maxItems":8,"items":{"type":"object","properties":{"title":{"type":"string"},"count":{"type":"integer","minimum":1,"maximum":999},"price":{"type":"number","minimum":0,"multipleOf":0.01}},"required":["title","count","price"],"additionalProperties":false}}},"required":["id","due","email","lines"],"additionalProperties":false}"#
        ),
        (
            "tree, recursive",
            ##"{"type":"object","properties":{"root":{"$ref":"#/$defs/node"}},"required":["root"],"additionalProperties":false,"$defs":{"node":{"type":"object","properties":{"label":{"type":"string"},"children":{"type":"array","items":{"$ref":"#/$defs/node"}},"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]}},"required":["label","children","next"],"additionalProperties":false}}}"##
        ),
        (
            "page, anyOf of ten",
            #"{"type":"object","properties":{"blocks":{"type":"array","items":{"anyOf":["#
                + (0..<10).map {
                    #"{"type":"object","properties":{"kind":{"const":"block-\#($0)"},"text":{"type":"string"},"size":{"type":"integer"}},"required":["kind","text","size"],"additionalProperties":false}"#
                }.joined(separator: ",") + #"]}}},"required":["blocks"],"additionalProperties":false}"#
        ),
    ]

    static func run(size: Int) throws {
        let started = ContinuousClock.now
        let (vocabulary, tokens) = Vocabularies.make(size: size, seed: 7)
        print("vocabulary of \(size) tokens made in \(milliseconds(ContinuousClock.now - started)) ms")
        print("| grammar | compile ms | first mask ms | masks | mean ms | 99 % ms | worst ms | tokens forced |")
        print("|---|---|---|---|---|---|---|---|")
        for (name, text) in schemas {
            let begin = ContinuousClock.now
            let grammar = try Grammar(try StrictSchema(text: text.utf8, source: .responseFormat("bench")))
            try measure(name, grammar, vocabulary, tokens, compile: ContinuousClock.now - begin)
        }
        let begin = ContinuousClock.now
        let object = try Grammar.anyObject()
        try measure("json_object", object, vocabulary, tokens, compile: ContinuousClock.now - begin)
    }

    private static func measure(
        _ name: String, _ grammar: Grammar, _ vocabulary: Vocabulary, _ tokens: [[UInt8]], compile: Duration
    ) throws {
        var times: [Double] = []
        var generator = Generator(seed: 3)
        var mask: [UInt64] = []
        var forced = 0
        var first = 0.0
        for walk in 0..<30 {
            var matcher = GrammarMatcher(grammar, vocabulary)
            for step in 0..<200 where !matcher.isFinished {
                let begin = ContinuousClock.now
                matcher.fill(&mask)
                let time = milliseconds(ContinuousClock.now - begin)
                if walk == 0, step == 0 { first = time } else { times.append(time) }
                guard let token = pick(mask, tokens, &generator), !tokens[token].isEmpty else { break }
                if !matcher.forced(limit: 1).isEmpty { forced += 1 }
                guard matcher.accept(token: token) else { throw APIError.internalError }
            }
        }
        times.sort()
        let mean = times.reduce(0, +) / Double(times.count)
        let shown = [milliseconds(compile), first, Double(times.count), mean, times[times.count * 99 / 100], times[times.count - 1]]
        print("| \(name) | \(shown.map { "\(($0 * 1000).rounded() / 1000)" }.joined(separator: " | ")) | \(100 * forced / times.count) % |")
    }

    /// Of 24 allowed tokens one, words rather than signs, as a model writes; ends now and then.
    private static func pick(_ mask: [UInt64], _ tokens: [[UInt8]], _ generator: inout Generator) -> Int? {
        var allowed: [Int] = []
        for _ in 0..<200 where allowed.count < 24 {
            let word = Int.random(in: 0..<mask.count, using: &generator)
            guard mask[word] != 0 else { continue }
            allowed.append(word * 64 + mask[word].trailingZeroBitCount)
        }
        if allowed.isEmpty {
            for (word, bits) in mask.enumerated() where bits != 0 { allowed.append(word * 64 + bits.trailingZeroBitCount) }
        }
        if Int.random(in: 0..<8, using: &generator) == 0 {
            let closing = allowed.filter { tokens[$0].contains(0x22) || tokens[$0].isEmpty }
            if let token = closing.randomElement(using: &generator) { return token }
            if mask[0] & 1 << 0x22 != 0 { return 0x22 }
        }
        return allowed.randomElement(using: &generator)
    }

    private static func milliseconds(_ duration: Duration) -> Double { duration / .milliseconds(1) }
}
