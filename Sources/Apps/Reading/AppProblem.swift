/// Something that is wrong with an app.
public struct AppProblem: Error, Sendable, Equatable, Codable {
    /// The field: `inputs[1].options[0].id`; empty for the whole.
    public var path: String
    /// The line of the file, from 1, where the app was read from one.
    public var line: Int?
    /// Where in a template the fault is.
    public var position: TextPosition?
    /// What is wrong and what to do, as a sentence.
    public var message: String

    /// A fault at `path`.
    public init(_ path: String, _ message: String, position: TextPosition? = nil) {
        self.path = path
        self.message = message
        self.position = position
    }
}

/// A place in a text.
public struct TextPosition: Sendable, Equatable, Codable {
    /// From 1.
    public var line: Int
    /// In characters, from 1.
    public var column: Int
    /// Characters from the text's beginning, from 0.
    public var offset: Int
    /// How many characters are at fault.
    public var length: Int
}

/// Why an app's file cannot be taken: everything that is wrong with it, not just the first.
public struct AppProblems: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file's name, where there is one.
    public var file: String?
    /// What is wrong; never empty.
    public var problems: [AppProblem]

    /// Faults of `file`.
    public init(_ problems: [AppProblem], file: String? = nil) {
        self.problems = problems
        self.file = file
    }

    /// One line for each problem: `app.yaml:12: inputs[0].id: …`
    public var description: String {
        problems.map { problem in
            let place = [file ?? "", problem.line.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: ":")
            let parts = [place, problem.path, problem.message].filter { !$0.isEmpty }
            return parts.joined(separator: ": ")
        }.joined(separator: "\n")
    }
}
