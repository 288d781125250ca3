import API

/// Reads PartiPrompts' table: tab-separated, columns `Prompt`, `Category` and `Challenge`. It holds no questions; they can be drafted.
struct PartiImporter: PromptImporter {
    let id = "parti"
    let summary = "PartiPrompts' table"

    func recognizes(_ text: String, name: String?) -> Bool {
        let head = text.prefix { !$0.isNewline }.lowercased().split(separator: "\t").map { DelimitedText.trimmed(String($0)) }
        return head.count > 1 && head.contains("prompt")
    }

    func read(_ text: String) throws -> [ComparePrompt] {
        let table = try DelimitedText(text, separator: "\t", isQuoted: false, most: PromptSet.Limits.prompts)
        guard let column = table.columns.firstIndex(of: "prompt") else {
            throw APIError.prompts("there is no column 'Prompt'.", line: 1)
        }
        let challenge = table.columns.firstIndex(of: "challenge")
        return try table.rows.enumerated().map { index, row in
            let field = row[column]
            guard !DelimitedText.trimmed(field.text).isEmpty else {
                throw APIError.prompts("the prompt is empty.", line: field.line, column: field.column)
            }
            var prompt = ComparePrompt(
                id: "parti-\(index + 1)", category: Self.category(challenge.map { row[$0].text }), prompt: DelimitedText.trimmed(field.text)
            )
            prompt.source = id
            return prompt
        }
    }

    /// What PartiPrompts calls the challenge, as a category here.
    private static func category(_ challenge: String?) -> ComparePrompt.Category {
        switch challenge?.lowercased() {
        case "quantity": .count
        case "writing & symbols": .lettering
        case "style & format": .style
        case "complex", "fine-grained detail", "imagination": .scene
        case "basic", "simple detail": .single
        default: .own
        }
    }
}
