import API

/// Reads a CSV file with a column `prompt`, and where there are such: `id`, `category`, `group`, `style`, and questions. A question stands in
/// any column whose name begins with `yes` (right to be answered yes) or `no` (right to be denied): `yes1`, `yes2`, `no1`.
struct CSVPromptImporter: PromptImporter {
    let id = "csv"
    let summary = "a CSV file"

    func recognizes(_ text: String, name: String?) -> Bool {
        if name?.lowercased().hasSuffix(".csv") == true { return true }
        let head = String(text.prefix { !$0.isNewline })
        let names = head.split(separator: Self.separator(head)).map { DelimitedText.trimmed(String($0)).lowercased() }
        return names.contains("prompt") && names.count > 1
    }

    func read(_ text: String) throws -> [ComparePrompt] {
        let head = String(text.prefix { !$0.isNewline })
        let table = try DelimitedText(text, separator: Self.separator(head), isQuoted: true, most: PromptSet.Limits.prompts)
        guard let column = table.columns.firstIndex(of: "prompt") else {
            throw APIError.prompts("there is no column 'prompt'; the columns are \(table.columns.joined(separator: ", ")).", line: 1)
        }
        func value(_ name: String, _ row: [DelimitedText.Field]) -> DelimitedText.Field? {
            guard let index = table.columns.firstIndex(of: name) else { return nil }
            var field = row[index]
            field.text = DelimitedText.trimmed(field.text)
            return field.text.isEmpty ? nil : field
        }
        var seen: Set<String> = []
        return try table.rows.enumerated().map { index, row in
            let text = DelimitedText.trimmed(row[column].text)
            guard !text.isEmpty else { throw APIError.prompts("the prompt is empty.", line: row[column].line, column: row[column].column) }
            var category = ComparePrompt.Category.own
            if let given = value("category", row) {
                guard let known = ComparePrompt.Category(rawValue: given.text.lowercased()) else {
                    let names = ComparePrompt.Category.allCases.map(\.rawValue).joined(separator: ", ")
                    throw APIError.prompts("the category '\(given.text)' is none of \(names).", line: given.line, column: given.column)
                }
                category = known
            }
            let id = value("id", row)
            if let id, !seen.insert(id.text).inserted {
                throw APIError.prompts("the id '\(id.text)' stands there twice.", line: id.line, column: id.column)
            }
            var prompt = ComparePrompt(id: id?.text ?? "row-\(index + 1)", category: category, prompt: text)
            prompt.group = value("group", row)?.text
            prompt.style = value("style", row)?.text
            prompt.source = self.id
            for (name, field) in zip(table.columns, row) where name.hasPrefix("yes") || name.hasPrefix("no") {
                let question = DelimitedText.trimmed(field.text)
                guard !question.isEmpty else { continue }
                prompt.atoms.append(
                    Atom(id: "a\(prompt.atoms.count + 1)", kind: .detail, question: question, answer: name.hasPrefix("yes")))
            }
            return prompt
        }
    }

    private static func separator(_ head: String) -> Character {
        head.count { $0 == ";" } > head.count { $0 == "," } ? ";" : ","
    }
}
