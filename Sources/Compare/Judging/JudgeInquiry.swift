import API
import Foundation
import Pictures
import Registry
import Store

/// What a judge is asked, without any of a comparison's numbers: it is kept with the answer, so that it can be asked again.
struct JudgeInquiry: Sendable, Equatable, Codable {
    /// The version of the wording below; another wording is another question.
    var version = 1
    /// Yes-or-no questions about one picture; empty for a pair.
    var questions: [String] = []
    /// The prompt of a pair.
    var prompt = ""
    /// What the pictures are to be used for.
    var useCase = ""
    /// SHA-256 of the pictures in their order.
    var pictures: [String]

    /// The longest edge of a judge's pictures, and their format.
    static let edge = 768
    static let format = PictureFormat.jpeg

    /// Whether it is about a pair.
    var isPair: Bool { questions.isEmpty }

    /// The question of a comparison; `nil` where a picture of it is not there.
    init?(_ question: JudgeQuestion, of spec: ComparisonSpec, cells: [CellRecord]) {
        let files = question.cells.compactMap { cells.indices.contains($0) ? cells[$0].sha256 : nil }
        guard files.count == question.cells.count else { return nil }
        self.init(question, of: spec, files: files)
    }

    /// The question of a comparison about these files.
    init(_ question: JudgeQuestion, of spec: ComparisonSpec, files: [String]) {
        pictures = files
        switch question {
        case .atoms(_, let prompt, let from, let count):
            questions = spec.prompts[prompt].atoms[from..<from + count].map(\.question)
        case .pair(let prompt, _, _):
            self.prompt = spec.prompts[prompt].prompt
            useCase = spec.useCase
        }
    }

    /// The name of its answer by a judge: the same judge, snapshot, wording and pictures give the same name.
    func id(_ judge: ResolvedTextModel) -> String {
        let parts = [
            judge.model.info.provider, judge.model.info.id, judge.snapshot ?? "", String(decoding: json.encoded(), as: UTF8.self),
            "\(Self.edge)",
        ]
        return Digest.hex(of: Data(parts.joined(separator: "\n").utf8))
    }

    /// It as JSON.
    var json: JSONValue { (try? JSONValue.parse(JSONEncoder().encode(self))) ?? .null }

    /// Reads what `json` wrote; `nil` for another version's.
    init?(json: JSONValue) {
        guard let read = try? JSONDecoder().decode(JudgeInquiry.self, from: Data(json.encoded())), read.version == 1 else { return nil }
        self = read
    }

    /// It as a judge gets it.
    func question(_ files: [[UInt8]]) -> TextQuestion {
        isPair ? pairQuestion(files) : atomsQuestion(files)
    }

    private func atomsQuestion(_ files: [[UInt8]]) -> TextQuestion {
        let names = questions.indices.map { "q\($0 + 1)" }
        let list = zip(names, questions).map { "\($0): \($1)" }.joined(separator: "\n")
        var question = TextQuestion(
            parts: files.map { .picture(bytes: $0, format: Self.format) } + [
                .text("\(list)\n\nAnswer with JSON: {\(names.map { "\"\($0)\": \"yes\" or \"no\"" }.joined(separator: ", "))}")
            ], maxTokens: 32 + 12 * questions.count)
        question.system = """
            You look at a picture and answer questions about it, each by itself, with yes or no. Answer by what can be seen; what cannot be seen is \
            not there. Count carefully. Left and right are the viewer's.
            """
        question.schema = Self.schema(names, ["yes", "no"])
        return Self.steadied(question)
    }

    private func pairQuestion(_ files: [[UInt8]]) -> TextQuestion {
        var parts: [TextQuestion.Part] = [.text("The prompt: \(prompt)" + (useCase.isEmpty ? "" : "\nThe pictures are for: \(useCase)"))]
        for (name, file) in zip(["First", "Second"], files) {
            parts += [.text("\(name) picture:"), .picture(bytes: file, format: Self.format)]
        }
        parts.append(.text("Which picture is better? Answer with JSON: {\"better\": \"first\" or \"second\"}"))
        var question = TextQuestion(parts: parts, maxTokens: 32)
        question.system = """
            You compare two pictures that were made from one prompt. The better one is the one that whoever wrote the prompt would take: first by what \
            it shows (objects, counts, colours, places, lettering), then by how well it is made. You have to choose one.
            """
        question.schema = Self.schema(["better"], ["first", "second"])
        return Self.steadied(question)
    }

    private static func schema(_ names: [String], _ words: [String]) -> JSONValue {
        [
            "type": "object", "additionalProperties": false, "required": .array(names.map { .string($0) }),
            "properties": .object(
                Dictionary(uniqueKeysWithValues: names.map { ($0, ["type": "string", "enum": .array(words.map { .string($0) })]) })),
        ]
    }

    /// As little left to chance as the server allows.
    private static func steadied(_ question: TextQuestion) -> TextQuestion {
        var question = question
        question.temperature = 0
        question.seed = 1
        question.alternatives = 10
        return question
    }
}
