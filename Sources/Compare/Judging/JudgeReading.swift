import API
import Foundation
import Registry

/// What a judge's answer says. What cannot be read is no answer; nothing is guessed.
struct JudgeReading: Sendable, Equatable, Codable {
    /// For each question how likely the answer is yes; `nil` where there is none.
    var yes: [Double?] = []
    /// Whether the first picture of a pair is better; `nil` where there is no answer.
    var prefersFirst: Bool?
    /// Whether all probabilities were measured at the answers' tokens.
    var isMeasured = false

    /// Whether nothing could be read.
    var isEmpty: Bool { prefersFirst == nil && yes.allSatisfy { $0 == nil } }

    /// Reads an answer to an inquiry.
    init(_ answer: TextAnswer, to inquiry: JudgeInquiry) {
        let fields = Self.object(answer.text)
        guard !inquiry.isPair else {
            prefersFirst = fields["better"].flatMap { ["first": true, "second": false][$0] }
            return
        }
        var measured = 0
        for index in inquiry.questions.indices {
            let name = "q\(index + 1)"
            guard let said = fields[name].flatMap({ ["yes": 1.0, "true": 1, "no": 0, "false": 0][$0] }) else {
                yes.append(nil)
                continue
            }
            let probability = Self.probability(of: name, in: answer)
            if probability != nil { measured += 1 }
            yes.append(probability ?? said)
        }
        isMeasured = measured > 0 && measured == yes.count { $0 != nil }
    }

    /// It as JSON.
    var json: JSONValue { (try? JSONValue.parse(JSONEncoder().encode(self))) ?? .null }

    /// Reads what `json` wrote.
    init?(json: JSONValue) {
        guard let read = try? JSONDecoder().decode(JudgeReading.self, from: Data(json.encoded())) else { return nil }
        self = read
    }

    /// How many of two readings of one inquiry's answers say the same, of how many that both have.
    func agreement(with other: JudgeReading) -> (asked: Int, agreed: Int) {
        if let own = prefersFirst, let theirs = other.prefersFirst { return (1, own == theirs ? 1 : 0) }
        let both = zip(yes, other.yes).compactMap { a, b in a.flatMap { a in b.map { (a > 0.5) == ($0 > 0.5) } } }
        return (both.count, both.count { $0 })
    }

    /// The words of the JSON object in an answer, whatever stands around it.
    private static func object(_ text: String) -> [String: String] {
        guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end,
            case .object(let fields)? = try? JSONValue.parse(Data(text[start...end].utf8))
        else { return [:] }
        return fields.compactMapValues { value in
            switch value {
            case .string(let word): word.lowercased().filter { !$0.isWhitespace && $0 != "." }
            case .bool(let bool): bool ? "true" : "false"
            default: nil
            }
        }
    }

    /// The probability of yes at the token where a field's value begins; `nil` where tokens or alternatives are missing, or yes and no together
    /// are less likely than not.
    private static func probability(of name: String, in answer: TextAnswer) -> Double? {
        guard !answer.tokens.isEmpty, let key = answer.text.range(of: "\"\(name)\""),
            let value = answer.text[key.upperBound...].firstIndex(where: \.isLetter)
        else { return nil }
        let place = answer.text.utf8.distance(from: answer.text.startIndex, to: value)
        var end = 0
        for token in answer.tokens {
            end += token.text.utf8.count
            guard end > place else { continue }
            var (yes, no) = (0.0, 0.0)
            for (word, probability) in token.alternatives {
                switch word.lowercased().filter(\.isLetter) {
                case "yes", "true": yes += probability
                case "no", "false": no += probability
                default: break
                }
            }
            return yes + no > 0.5 ? yes / (yes + no) : nil
        }
        return nil
    }
}
