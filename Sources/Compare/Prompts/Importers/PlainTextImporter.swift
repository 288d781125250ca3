import API

/// Reads plain text: one prompt a line, empty lines and lines that begin with `#` left out.
struct PlainTextImporter: PromptImporter {
    let id = "text"
    let summary = "plain text, one prompt a line"

    func recognizes(_ text: String, name: String?) -> Bool { true }

    func read(_ text: String) throws -> [ComparePrompt] {
        var prompts: [ComparePrompt] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = DelimitedText.trimmed(String(line))
            guard !words.isEmpty, !words.hasPrefix("#") else { continue }
            guard prompts.count < PromptSet.Limits.prompts else {
                throw APIError.prompts("there are over \(PromptSet.Limits.prompts) prompts.", line: index + 1)
            }
            guard words.count <= PromptSet.Limits.prompt else {
                throw APIError.prompts(
                    "the prompt has over \(PromptSet.Limits.prompt) characters.", line: index + 1, column: PromptSet.Limits.prompt + 1)
            }
            var prompt = ComparePrompt(id: "line-\(index + 1)", category: .own, prompt: words)
            prompt.source = id
            prompts.append(prompt)
        }
        guard !prompts.isEmpty else { throw APIError.prompts("there is no prompt in the file.", line: 1) }
        return prompts
    }
}
