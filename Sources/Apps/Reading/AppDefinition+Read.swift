import API
import YAML

extension AppDefinition {
    /// Reads an app's file, YAML or JSON.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for messages.
    /// - Throws: `AppProblems` with every fault, each with its path and line.
    public init(text: String, file: String? = nil) throws {
        guard text.utf8.count <= Self.longestFile else {
            throw AppProblems([AppProblem("", "It is over \(Self.longestFile >> 20) MB.")], file: file)
        }
        let document: YAMLDocument
        do {
            document = try YAMLDocument(text)
        } catch let fault as YAMLFault {
            var problem = AppProblem("", fault.message)
            problem.line = fault.line
            throw AppProblems([problem], file: file)
        }
        guard case .object = document.value else {
            let what = document.value == .null ? "It is empty" : "It is not a list of keys and values"
            throw AppProblems([AppProblem("", "\(what): an app has a title, a prompt and a model at least.")], file: file)
        }
        do {
            try self.init(json: document.value)
        } catch var found as AppProblems {
            found.file = file
            for index in found.problems.indices { found.problems[index].line = document.line(of: found.problems[index].path) }
            throw found
        }
    }

    /// Reads an app's JSON; throws `AppProblems`.
    public init(json: JSONValue) throws {
        var reader = AppReader()
        let read = reader.definition(json)
        guard let read else { throw AppProblems(reader.problems.isEmpty ? [AppProblem("", "It cannot be read.")] : reader.problems) }
        let problems = reader.problems + read.problems
        guard problems.isEmpty else { throw AppProblems(problems) }
        self = read
    }

    /// Reads what a draft holds, which may be faulty still: what can be read, and what is wrong with it.
    public static func draft(_ json: JSONValue) -> (definition: AppDefinition?, problems: [AppProblem]) {
        var reader = AppReader()
        let read = reader.definition(json)
        return (read, reader.problems + (read?.problems ?? []))
    }
}

extension AppDefinition: Codable {
    /// Encodes the app as its file has it.
    public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }

    /// Decodes an app; throws `AppProblems`.
    public init(from decoder: any Decoder) throws { try self.init(json: try JSONValue(from: decoder)) }
}
