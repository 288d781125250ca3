/// One clause of an instruction: a verb, if it has one, and the rest of the words.
struct InstructionClause {
    var verb: EditVerb?
    /// Tokens after the verb.
    var tokens: ArraySlice<Token>
    /// All of its tokens.
    var whole: ArraySlice<Token>
}

/// Cuts an instruction into clauses: at full stops, and where a comma, "and" or "then" brings a new verb; a comma without a verb
/// goes on with the verb before ("remove the car, the tree").
struct InstructionCutter {
    let list: TokenList

    private static let polite: Set<String> = [
        "please", "also", "then", "now", "and", "just", "can", "could", "you", "i", "would", "like", "to", "want", "lets", "kindly",
        "maybe", "finally", "next", "so",
    ]

    func clauses() -> [InstructionClause] {
        let tokens = list.tokens
        let words = tokens.map { $0.kind == .word || $0.kind == .number ? list.text($0) : "" }
        var clauses: [InstructionClause] = []
        var start = 0
        var verb: EditVerb?
        var index = 0
        func close(_ end: Int) {
            guard end > start else { return }
            var first = start
            while first < end, Self.polite.contains(words[first]) || tokens[first].kind == .comma || tokens[first].kind == .stop {
                first += 1
            }
            var last = end
            while last > first, tokens[last - 1].kind == .comma || tokens[last - 1].kind == .stop { last -= 1 }
            guard last > first else { return }
            let found = EditVerb.at(first, of: Array(words[..<last]))
            if let found { verb = found.verb } else if tokens[start].kind != .comma { verb = nil }
            clauses.append(InstructionClause(verb: verb, tokens: tokens[(first + (found?.count ?? 0))..<last], whole: tokens[first..<last]))
        }
        while index < tokens.count {
            let token = tokens[index]
            var cuts = token.kind == .stop
            if token.kind == .comma || words[index] == "and" || words[index] == "then" || words[index] == "but" {
                var next = index + 1
                while next < tokens.count, Self.polite.contains(words[next]) { next += 1 }
                let begins = next < tokens.count && EditVerb.at(next, of: words) != nil
                cuts = token.kind == .comma || begins || words[index] == "then"
            }
            if cuts {
                close(index)
                start = index
                if words[index] == "then" || words[index] == "and" { start = index }
                if token.kind == .stop { start = index + 1 }
            }
            index += 1
        }
        close(tokens.count)
        return clauses
    }
}
