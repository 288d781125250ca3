import Yams

/// Why a text is no YAML that is read here.
public struct YAMLFault: Error, Equatable, CustomStringConvertible {
    /// The line, from 1, where it is known.
    public var line: Int?
    /// What is wrong, as a sentence.
    public var message: String

    /// A fault at `line`.
    public init(line: Int?, message: String) {
        self.line = line
        self.message = message
    }

    /// The message with its line.
    public var description: String { line.map { "line \($0): \(message)" } ?? message }

    init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
            self.init(line: mark.line, message: "This is not YAML: \(problem).")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().joined(separator: "', '")
            self.init(line: context.mark.line, message: "The key '\(names)' stands there twice.")
        case .reader(let problem, _, _, _): self.init(line: nil, message: "This is not text: \(problem).")
        default: self.init(line: nil, message: "This is not YAML: \(error)")
        }
    }
}
