import API
import Foundation

/// Reads GenEval's JSON lines: a prompt with the objects that its picture must hold (`include`: class, count, colour, position against
/// another of them) and must not hold (`exclude`). Atoms are made by rule.
struct GenEvalImporter: PromptImporter {
    let id = "geneval"
    let summary = "GenEval's JSON lines"

    func recognizes(_ text: String, name: String?) -> Bool {
        let first = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) }
        return first?.first == "{" && first?.contains("\"prompt\"") == true
    }

    func read(_ text: String) throws -> [ComparePrompt] {
        var prompts: [ComparePrompt] = []
        var numbers: [String: Int] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard !line.allSatisfy(\.isWhitespace) else { continue }
            guard prompts.count < PromptSet.Limits.prompts else {
                throw APIError.prompts("there are over \(PromptSet.Limits.prompts) prompts.", line: index + 1)
            }
            let entry: Entry
            do {
                entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
            } catch let error as DecodingError {
                throw EaselPromptsImporter.fault(error, in: String(line), line: index)
            }
            let tag = entry.tag ?? "own"
            numbers[tag, default: 0] += 1
            var prompt = ComparePrompt(
                id: "\(tag)-\(numbers[tag] ?? 1)", category: Self.categories[tag] ?? .own, prompt: entry.prompt,
                atoms: try Self.atoms(entry, line: index + 1))
            prompt.source = id
            prompts.append(prompt)
        }
        return prompts
    }

    private static let categories: [String: ComparePrompt.Category] = [
        "single_object": .single, "two_object": .scene, "counting": .count, "colors": .color, "position": .position, "color_attr": .binding,
    ]

    private static func atoms(_ entry: Entry, line: Int) throws -> [Atom] {
        var atoms: [Atom] = []
        func add(_ kind: Atom.Kind, _ question: String, _ answer: Bool = true) {
            guard !atoms.contains(where: { $0.question == question }) else { return }
            atoms.append(Atom(id: "a\(atoms.count + 1)", kind: kind, question: question, answer: answer))
        }
        let include = entry.include ?? []
        for thing in include {
            let count = thing.count ?? 1
            guard (1...1000).contains(count) else { throw APIError.prompts("the count \(count) is not between 1 and 1000.", line: line) }
            if count == 1 {
                add(.object, "Is there \(EnglishNouns.withArticle(thing.class)) in the picture?")
            } else {
                add(.count, "Are there exactly \(EnglishNouns.number(count)) \(EnglishNouns.plural(thing.class))?")
            }
            if let color = thing.color {
                add(.color, count == 1 ? "Is the \(thing.class) \(color)?" : "Are the \(EnglishNouns.plural(thing.class)) \(color)?")
            }
            if let position = thing.position {
                guard include.indices.contains(position.other) else {
                    throw APIError.prompts("the position names object \(position.other), and there are \(include.count).", line: line)
                }
                let other = include[position.other].class
                add(.position, "Is the \(thing.class) \(position.side) the \(other)?")
                if let reverse = opposites[position.side] { add(.position, "Is the \(thing.class) \(reverse) the \(other)?", false) }
            }
        }
        if let first = include.first(where: { $0.color != nil }), let last = include.last(where: { $0.color != nil }),
            let color = last.color, first.color != color
        {
            add(.color, "Is the \(first.class) \(color)?", false)
        }
        for thing in entry.exclude ?? [] {
            // GenEval excludes "three or more" where a prompt asks for two.
            let count = thing.count ?? 1
            if count == 1 {
                add(.object, "Is there \(EnglishNouns.withArticle(thing.class)) in the picture?", false)
            } else {
                add(.count, "Are there \(EnglishNouns.number(count)) or more \(EnglishNouns.plural(thing.class))?", false)
            }
        }
        return atoms
    }

    private static let opposites = ["left of": "right of", "right of": "left of", "above": "below", "below": "above"]

    private struct Entry: Decodable {
        var prompt: String
        var tag: String?
        var include: [Thing]?
        var exclude: [Thing]?
    }

    private struct Thing: Decodable {
        var `class`: String
        var count: Int?
        var color: String?
        var position: Position?
    }

    /// `["left of", 0]`: the side, and which object of `include` it is a side of.
    private struct Position: Decodable {
        var side: String
        var other: Int

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            side = try container.decode(String.self)
            other = try container.decode(Int.self)
        }
    }
}
