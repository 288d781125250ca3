import Generation
import Grammar

/// Makes the constraints that answers are held to, and keeps compiled grammars for requests that come again.
final class AnswerForms {
    private let vocabulary: Vocabulary
    private var grammars: [Key: Grammar] = [:]
    private var order: [Key] = []

    private struct Key: Hashable {
        var source: String
        var text: [UInt8]
        var isStrict: Bool
        var style: JSONStyle
    }

    /// How many grammars are kept.
    private static let most = 64

    init(_ texts: TokenTexts, ends: Set<Int32>) { vocabulary = Vocabulary(texts.bytes, endTokens: ends.sorted().map(Int.init)) }

    /// What an answer of `form` is held to; nil for any text.
    ///
    /// - Throws: `APIError` for a schema that is none, or that nothing meets.
    func constraint(_ form: TextRequest.Form) throws -> (any TokenConstraint)? {
        switch form {
        case .text: nil
        case .object: GrammarConstraint(try Grammar.anyObject(), vocabulary)
        case .schema(let name, let text, let isStrict):
            GrammarConstraint(
                try grammar(text, isStrict: isStrict, style: .compact, source: .responseFormat(name), key: name), vocabulary)
        }
    }

    /// What a call is held to whose name is still to come, or whose arguments are: the first of several tools' names decides.
    ///
    /// - Parameter isNamed: whether the name was put into the model's mouth.
    func constraint(calling tools: [ToolDescription], isNamed: Bool, argumentsKey: String) throws -> any TokenConstraint {
        let choices = try tools.enumerated().map { place, tool in
            let grammar = try grammar(
                Array(tool.parameters.utf8), isStrict: tool.isStrict, style: .spaced,
                source: .function(tool.name, param: "tools[\(place)].function.parameters"), key: tool.name)
            return CallConstraint.Choice(
                opening: isNamed ? [] : Array("\(tool.name)\", \"\(argumentsKey)\":".utf8),
                arguments: GrammarConstraint(grammar, vocabulary))
        }
        return CallConstraint(choices, vocabulary)
    }

    private func grammar(_ text: [UInt8], isStrict: Bool, style: JSONStyle, source: SchemaSource, key: String) throws -> Grammar {
        let key = Key(source: key, text: text, isStrict: isStrict, style: style)
        if let known = grammars[key] { return known }
        let made = try Grammar(
            try StrictSchema(text: text, source: source, isStrict: isStrict), options: Grammar.Options(style: style))
        if order.count >= Self.most { grammars[order.removeFirst()] = nil }
        grammars[key] = made
        order.append(key)
        return made
    }
}

/// A grammar's matcher as a constraint. Where tokens run out it takes the shortest way to the end.
struct GrammarConstraint: TokenConstraint {
    private var matcher: GrammarMatcher

    init(_ grammar: Grammar, _ vocabulary: Vocabulary) { matcher = GrammarMatcher(grammar, vocabulary) }

    var isFinished: Bool { matcher.isFinished }

    mutating func fill(_ mask: inout [UInt64]) { matcher.fill(&mask) }

    mutating func advance(by token: Int32, left: Int) {
        _ = matcher.accept(token: Int(token))
        // A token has a byte at least; one more may open what then has to be closed.
        if left < Self.horizon, matcher.remaining + Self.margin >= left { matcher.isClosing = true }
    }

    private static let horizon = 8192
    private static let margin = 8
}

/// A call of one of several tools: its name and what leads to its arguments, then these.
struct CallConstraint: TokenConstraint {
    struct Choice: Sendable {
        /// What is still to come before the arguments.
        var opening: [UInt8]
        var arguments: GrammarConstraint
    }

    private var choices: [Choice]
    private let vocabulary: Vocabulary

    init(_ choices: [Choice], _ vocabulary: Vocabulary) {
        self.choices = choices
        self.vocabulary = vocabulary
    }

    /// The choice whose opening is written: the longest, where one name begins another nothing is decided before its quotation mark.
    private var open: Int? { choices.firstIndex { $0.opening.isEmpty } }

    var isFinished: Bool { open.map { choices[$0].arguments.isFinished } ?? false }

    mutating func fill(_ mask: inout [UInt64]) {
        if let open { return choices[open].arguments.fill(&mask) }
        mask = [UInt64](repeating: 0, count: vocabulary.maskWords)
        for token in 0..<vocabulary.count {
            guard let bytes = vocabulary.bytes(of: token), choices.contains(where: { $0.opening.starts(with: bytes) }) else { continue }
            mask[token / 64] |= 1 << UInt64(token % 64)
        }
    }

    mutating func advance(by token: Int32, left: Int) {
        if let open { return choices[open].arguments.advance(by: token, left: left) }
        guard let bytes = vocabulary.bytes(of: Int(token)) else { return }
        choices = choices.compactMap { choice in
            guard choice.opening.starts(with: bytes) else { return nil }
            return Choice(opening: Array(choice.opening.dropFirst(bytes.count)), arguments: choice.arguments)
        }
    }
}
