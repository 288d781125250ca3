import API

/// Where a schema came from, so that an error can say it as OpenAI does.
public struct SchemaSource: Sendable, Equatable {
    /// What the schema belongs to: "response_format 'weather'".
    public let subject: String
    /// The parameter at fault: `response_format`, `tools[0].function.parameters`.
    public let param: String
    /// The error's code; `nil` for response formats, as with OpenAI.
    public let code: String?

    /// The schema of a response format with the name `name`; in Responses `param` is `text.format.schema`.
    public static func responseFormat(_ name: String, param: String = "response_format") -> SchemaSource {
        SchemaSource(subject: "response_format '\(name.prefix(64))'", param: param, code: nil)
    }

    /// The parameters of the function with the name `name`.
    public static func function(_ name: String, param: String) -> SchemaSource {
        SchemaSource(subject: "function '\(name.prefix(64))'", param: param, code: "invalid_function_parameters")
    }

    /// 400: what is wrong with the schema as a whole.
    func fault(_ message: String) -> APIError {
        APIError(status: 400, message: "Invalid schema for \(subject): \(message)", param: param, code: code)
    }

    /// 400: what is wrong with the schema at `context`, which is written as Python writes a tuple.
    func fault(_ message: String, at context: [String]) -> APIError {
        let parts = context.map { "'" + $0.prefix(64).replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'" }
        let shown = parts.count > 24 ? parts.prefix(12) + ["…"] + parts.suffix(12) : parts[...]
        return fault("In context=(\(shown.joined(separator: ", "))\(parts.count == 1 ? "," : "")), \(message)")
    }
}
