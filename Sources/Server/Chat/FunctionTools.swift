import API
import Grammar
import Registry

/// Reads the functions that a request offers, and which of them may be called.
package enum FunctionTools {
    /// The most tools of one request.
    package static let most = 128

    /// Reads the tools of Chat Completions and Assistants, `{"type": "function", "function": {…}}`.
    ///
    /// - Parameters:
    ///   - list: The value of the field.
    ///   - text: The same as it was written, for the order of the schemas' keys.
    ///   - path: The field's name.
    package static func nested(_ list: [JSONValue], _ text: JSONText?, path: String = "tools") throws -> [ChatTool] {
        let texts = text?.elements ?? []
        let tools = try list.enumerated().map { index, value in
            let path = "\(path)[\(index)]"
            var fields = try Fields(json: value, path: path)
            guard let type = try fields.string("type") else { throw APIError.missing("\(path).type") }
            guard type == "function" else { throw APIError.invalidValue(type, param: "\(path).type", supported: ["function"]) }
            guard var function = try fields.object("function") else { throw APIError.missing("\(path).function") }
            try fields.finish()
            let tool = try self.function(&function, texts.indices.contains(index) ? texts[index].at("function") : nil)
            try function.finish()
            return tool
        }
        try check(tools, path: path)
        return tools
    }

    /// Reads a function's own fields (`name`, `description`, `parameters`, `strict`) and leaves the others: Responses and Realtime have them beside `type`.
    package static func function(_ fields: inout Fields, _ text: JSONText?) throws -> ChatTool {
        guard let name = try fields.string("name") else { throw APIError.missing(fields.name("name")) }
        try checkName(name, param: fields.name("name"))
        var tool = ChatTool(name: name, description: try fields.string("description"))
        tool.strict = try fields.bool("strict") ?? false
        if let parameters = fields.value("parameters") {
            guard case .object(let schema) = parameters else {
                throw APIError.invalidType(param: fields.name("parameters"), expected: "an object", found: parameters.kind)
            }
            if !schema.isEmpty { tool.parameters = text?.at("parameters") ?? JSONText(parameters) }
        }
        if tool.strict, let schema = tool.parameters {
            _ = try StrictSchema(text: schema.bytes, source: .function(name, param: fields.name("parameters")))
        }
        return tool
    }

    /// Checks what holds for all tools together: their number, and that no name is given twice.
    package static func check(_ tools: [ChatTool], path: String = "tools") throws {
        guard tools.count <= most else {
            throw APIError.invalid(
                "Invalid '\(path)': array too long. Expected an array with maximum length \(most), but got an array with length \(tools.count) instead.",
                param: path, code: "array_above_max_length")
        }
        var seen: Set<String> = []
        for (index, tool) in tools.enumerated() where !seen.insert(tool.name).inserted {
            throw APIError.invalid("Invalid '\(path)[\(index)]': the name '\(tool.name)' is given to two tools.", param: path)
        }
    }

    /// Whether `name` is one that tools and schemas may have; throws 400 where it is not.
    package static func checkName(_ name: String, param: String) throws {
        let isGood = name.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isGood, !name.isEmpty else {
            throw APIError.invalid(
                "Invalid '\(param)': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
                param: param)
        }
        guard name.utf8.count <= 64 else {
            throw APIError.invalid(
                "Invalid '\(param)': string too long. Expected a string with maximum length 64, but got a string with length \(name.utf8.count) instead.",
                param: param, code: "string_above_max_length")
        }
    }
}
