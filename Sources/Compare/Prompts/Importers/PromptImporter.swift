import API

/// Reads prompts from a file of some format. A further format is a further value in `PromptImporters.standard`.
public protocol PromptImporter: Sendable {
    /// The format's short name: `geneval`.
    var id: String { get }
    /// The format in a few words.
    var summary: String { get }
    /// Whether a file looks like this format; `name` is the file's, where it has one.
    func recognizes(_ text: String, name: String?) -> Bool
    /// Reads a file; throws `APIError` with status 400 whose message and `easel.line` and `easel.column` name the place.
    func read(_ text: String) throws -> [ComparePrompt]
}

/// The formats that prompts are read from.
public enum PromptImporters {
    /// All of them; the first that recognizes a file reads it.
    public static let standard: [any PromptImporter] = [
        EaselPromptsImporter(), GenEvalImporter(), PartiImporter(), CSVPromptImporter(), PlainTextImporter(),
    ]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - name: Its name, which helps to tell formats apart.
    ///   - format: The format's id; `nil` to find it out.
    /// - Throws: `APIError` with status 400: what is wrong, with line and column, or that a limit of `PromptSet.Limits` is passed.
    public static func read(_ text: String, name: String? = nil, format: String? = nil) throws -> PromptSet {
        guard text.utf8.count <= PromptSet.Limits.file else {
            throw APIError.invalid("The file has over \(PromptSet.Limits.file >> 20) MB.", param: "prompts")
        }
        var text = text
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        let importer: any PromptImporter
        if let format {
            guard let found = standard.first(where: { $0.id == format }) else {
                throw APIError.invalidValue(format, param: "format", supported: standard.map(\.id))
            }
            importer = found
        } else {
            importer = standard.first { $0.recognizes(text, name: name) } ?? PlainTextImporter()
        }
        let prompts = try importer.read(text)
        let title = name.map { String($0.split(separator: "/").last ?? "") } ?? importer.id
        let set = PromptSet(name: title, summary: "\(prompts.count) prompts, read as \(importer.summary).", prompts: prompts)
        try set.check()
        return set
    }
}

extension APIError {
    /// 400: a file of prompts is faulty at a place; both numbers count from 1.
    static func prompts(_ message: String, line: Int, column: Int = 1) -> APIError {
        var error = APIError.invalid("Line \(line), column \(column): \(message)", param: "prompts")
        error.details = ["line": .integer(Int64(line)), "column": .integer(Int64(column))]
        return error
    }
}
