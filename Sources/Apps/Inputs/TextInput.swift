import API

/// A line or a paragraph of text.
struct TextInput: InputKind {
    let isLong: Bool

    var name: String { isLong ? "long_text" : "text" }
    var summary: String { isLong ? "Several lines of text." : "A line of text." }
    var settings: Set<InputSettings.Key> { [.placeholder, .maxLength] }

    func faults(of input: AppInput) -> [InputFault] { [] }

    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue {
        let text: String
        switch json {
        case .string(let string): text = PlainText.clean(string, keepsLines: isLong)
        case .integer, .number: text = json.said
        default: throw InputFault("expected text, but got \(json.kind).")
        }
        let limit = input.settings.maxLength ?? (isLong ? 4000 : 200)
        guard text.count <= limit else { throw InputFault("it has \(text.count) characters, and at most \(limit) are taken.") }
        return .text(text)
    }

    func schema(of input: AppInput) -> JSONValue? { ["type": ["string", "null"]] }

    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue? {
        guard case .text(let text) = value, !text.isEmpty else { return nil }
        return TemplateValue(text)
    }
}

extension String {
    /// Without blanks at its ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }
}
