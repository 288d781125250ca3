import API
import Foundation
import YAML

/// Reads an app section by section, so that one fault does not hide the others.
struct AppReader {
    private(set) var problems: [AppProblem] = []

    /// What `body` reads, or nothing where it finds a fault, which is kept.
    mutating func attempt<Value>(_ body: () throws -> Value) -> Value? {
        do {
            return try body()
        } catch {
            note(error)
            return nil
        }
    }

    mutating func note(_ error: any Error) {
        switch error {
        case let problem as AppProblem: problems.append(problem)
        case let error as APIError: problems.append(AppProblem(error.param ?? "", error.message.asKey))
        default: problems.append(AppProblem("", "\(error)"))
        }
    }

    /// The whole definition; `nil` where a part without which there is none is at fault.
    mutating func definition(_ json: JSONValue) -> AppDefinition? {
        guard var fields = attempt({ try Fields(json: json) }) else { return nil }
        let slug = attempt { try fields.need("slug", limit: 40) }
        let title = attempt { try fields.need("title", limit: 80) }
        let prompt = attempt { try fields.need("prompt", limit: 32_000) }
        let model = attempt { try fields.need("model", limit: 256) }
        var app = AppDefinition(slug: slug ?? "", title: title ?? "", prompt: prompt ?? "", model: model ?? "")
        app.description = attempt { try fields.string("description", limit: 1000) ?? "" } ?? ""
        if let icon = attempt({ try fields.string("icon", limit: AppReader.longestPicture) }) { app.icon = icon ?? app.icon }
        app.negative = attempt { try fields.string("negative", limit: 32_000) } ?? nil
        let inputs: [JSONValue] = attempt { try fields.array("inputs") ?? [] } ?? []
        for (index, json) in inputs.enumerated() {
            if let input = input(json, path: "inputs[\(index)]") { app.inputs.append(input) }
        }
        if let own = attempt({ try fields.object("parameters") }), let own { app.parameters = parameters(own) }
        if let own = attempt({ try fields.object("look") }), let own { app.look = look(own) }
        if let own = attempt({ try fields.object("rules") }), let own { app.rules = rules(own) }
        let examples: [JSONValue] = attempt { try fields.array("examples") ?? [] } ?? []
        for (index, json) in examples.enumerated() {
            if let example = example(json, path: "examples[\(index)]") { app.examples.append(example) }
        }
        finish(fields)
        return slug == nil || title == nil || prompt == nil || model == nil ? nil : app
    }

    /// Everything that nobody took is a mistake.
    mutating func finish(_ fields: Fields) {
        for key in fields.keys { note(AppProblem(fields.name(key), "There is no such key.")) }
    }

    /// The longest picture that a file carries, in characters of its `data:` address.
    static let longestPicture = 256 << 10
}

extension Fields {
    /// Takes a text that has to be there and not be blank.
    mutating func need(_ key: String, limit: Int) throws -> String {
        guard let text = try string(key, limit: limit) else { throw AppProblem(name(key), "It is missing.") }
        guard !text.allSatisfy(\.isWhitespace) else { throw AppProblem(name(key), "It is empty.") }
        return text
    }
}

extension String {
    /// A request's error message as one about a file.
    fileprivate var asKey: String { replacing(/\bparameter\b/, with: "key") }
}
