import API
import Grammar
import Registry

/// Reads the form that an answer is to have.
package enum AnswerFormat {
    /// Reads `response_format` of Chat Completions and Assistants, whose schema lies under `json_schema`.
    ///
    /// - Parameters:
    ///   - value: The value of the field; a string is what Assistants call `auto`.
    ///   - text: The same as it was written, for the order of the schema's keys.
    ///   - path: The field's name.
    package static func nested(_ value: JSONValue?, _ text: JSONText?, path: String = "response_format") throws -> ChatTask.Format {
        guard let value, value != .null else { return .text }
        var fields = try Fields(json: value, path: path)
        let format: ChatTask.Format
        switch try type(&fields) {
        case .text: format = .text
        case .object: format = .object
        case .schema:
            guard var inner = try fields.object("json_schema") else { throw APIError.missing("\(path).json_schema") }
            format = try schema(&inner, text?.at("json_schema"))
            try inner.finish()
        }
        try fields.finish()
        return format
    }

    /// Reads `text.format` of Responses, whose schema lies beside `type`.
    package static func flat(_ value: JSONValue?, _ text: JSONText?, path: String = "text.format") throws -> ChatTask.Format {
        guard let value, value != .null else { return .text }
        var fields = try Fields(json: value, path: path)
        let format: ChatTask.Format
        switch try type(&fields) {
        case .text: format = .text
        case .object: format = .object
        case .schema: format = try schema(&fields, text)
        }
        try fields.finish()
        return format
    }

    private enum Kind: String, CaseIterable {
        case text
        case object = "json_object"
        case schema = "json_schema"
    }

    private static func type(_ fields: inout Fields) throws -> Kind {
        guard let kind = try fields.choice("type", of: Kind.self) else { throw APIError.missing(fields.name("type")) }
        return kind
    }

    private static func schema(_ fields: inout Fields, _ text: JSONText?) throws -> ChatTask.Format {
        guard let name = try fields.string("name") else { throw APIError.missing(fields.name("name")) }
        try FunctionTools.checkName(name, param: fields.name("name"))
        let description = try fields.string("description")
        let strict = try fields.bool("strict") ?? false
        guard let value = fields.value("schema") else { throw APIError.missing(fields.name("schema")) }
        guard case .object = value else {
            throw APIError.invalidType(param: fields.name("schema"), expected: "an object", found: value.kind)
        }
        let schema = text?.at("schema") ?? JSONText(value)
        if strict { _ = try StrictSchema(text: schema.bytes, source: .responseFormat(name, param: fields.name("schema"))) }
        return .schema(name: name, description: description, schema, strict: strict)
    }
}
