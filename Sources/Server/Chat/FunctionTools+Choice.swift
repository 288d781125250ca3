import API
import Registry

extension FunctionTools {
    /// Reads `tool_choice` in any of its forms. With `allowed_tools` only those stay in `tools`: what may not be called need not be told.
    ///
    /// Chat Completions write `{"type": "function", "function": {"name": …}}`, Responses `{"type": "function", "name": …}`; both are read.
    package static func choice(_ value: JSONValue?, among tools: inout [ChatTool], path: String = "tool_choice") throws
        -> ChatTask.ToolChoice
    {
        guard let value else { return .auto }
        switch value {
        case .string(let word): return try mode(word, among: tools, path: path)
        case .object:
            var fields = try Fields(json: value, path: path)
            switch try fields.string("type") ?? "function" {
            case "function":
                let name = try name(&fields)
                try fields.finish()
                guard tools.contains(where: { $0.name == name }) else {
                    throw APIError.invalid(
                        "Invalid '\(path)': the tool '\(name.prefix(64))' is not among the tools of this request.", param: path)
                }
                return .named(name)
            case "allowed_tools":
                // Chat Completions put the list into an object of its own.
                var inner = try fields.object("allowed_tools") ?? fields
                let mode = try inner.string("mode") ?? "auto"
                let list = try inner.array("tools") ?? []
                guard ["auto", "required"].contains(mode) else {
                    throw APIError.invalidValue(mode, param: inner.name("mode"), supported: ["auto", "required"])
                }
                let names = try list.enumerated().map { index, value in
                    var tool = try Fields(json: value, path: "\(inner.name("tools"))[\(index)]")
                    return try name(&tool)
                }
                for name in names where !tools.contains(where: { $0.name == name }) {
                    throw APIError.invalid(
                        "Invalid '\(path)': the tool '\(name.prefix(64))' is not among the tools of this request.", param: path)
                }
                tools.removeAll { !names.contains($0.name) }
                return try self.mode(mode, among: tools, path: path)
            case let type: throw APIError.invalidValue(type, param: "\(path).type", supported: ["function", "allowed_tools"])
            }
        default: throw APIError.invalidType(param: path, expected: "a string or an object", found: value.kind)
        }
    }

    private static func mode(_ word: String, among tools: [ChatTool], path: String) throws -> ChatTask.ToolChoice {
        switch word {
        case "auto": return .auto
        case "none": return .none
        case "required":
            guard !tools.isEmpty else {
                throw APIError.invalid(
                    "Invalid value for '\(path)': '\(path)' is only allowed when 'tools' are specified.", param: path)
            }
            return .required
        default: throw APIError.invalidValue(word, param: path, supported: ["none", "auto", "required"])
        }
    }

    /// A named tool's name, nested or flat.
    private static func name(_ fields: inout Fields) throws -> String {
        if var function = try fields.object("function") {
            let name = try function.string("name")
            try function.finish()
            guard let name else { throw APIError.missing(function.name("name")) }
            return name
        }
        guard let name = try fields.string("name") else { throw APIError.missing(fields.name("name")) }
        return name
    }
}
