import API

/// A table in a text (RFC 4180, or tabs without quoting) whose fields know where they stand.
struct DelimitedText {
    /// A field.
    struct Field {
        var text: String
        /// Where it begins, from 1.
        var line: Int
        /// Where it begins, from 1, in characters.
        var column: Int
    }

    /// The names in the first row, lower case and without blanks at their ends.
    let columns: [String]
    /// The other rows; short ones are filled up with empty fields.
    let rows: [[Field]]

    /// Reads a table; throws `APIError` with status 400 that names line and column.
    init(_ text: String, separator: Character, isQuoted: Bool, most: Int) throws {
        var lines = try Self.split(text, separator, isQuoted)
        lines.removeAll { $0.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
        guard let head = lines.first else { throw APIError.prompts("the file is empty.", line: 1) }
        columns = head.map { Self.trimmed($0.text).lowercased() }
        var seen: Set<String> = []
        for field in head where !seen.insert(Self.trimmed(field.text).lowercased()).inserted {
            throw APIError.prompts("the column '\(Self.trimmed(field.text))' stands there twice.", line: field.line, column: field.column)
        }
        if lines.count - 1 > most, let over = lines[most + 1].first {
            throw APIError.prompts("there are over \(most) rows.", line: over.line)
        }
        var rows: [[Field]] = []
        for line in lines.dropFirst() {
            guard let last = line.last else { continue }
            guard line.count <= columns.count else {
                let over = line[columns.count]
                throw APIError.prompts(
                    "the row has \(line.count) fields, and there are \(columns.count) columns. Fields with commas stand in quotation marks.",
                    line: over.line, column: over.column)
            }
            let missing = columns.count - line.count
            rows.append(line + Array(repeating: Field(text: "", line: last.line, column: last.column), count: missing))
        }
        self.rows = rows
    }

    static func trimmed(_ text: String) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func split(_ text: String, _ separator: Character, _ mayQuote: Bool) throws -> [[Field]] {
        var lines: [[Field]] = []
        var row: [Field] = []
        var (line, column) = (1, 1)
        var field = Field(text: "", line: 1, column: 1)
        var isOpen = false
        var wasQuoted = false
        var characters = text.makeIterator()
        var ahead = characters.next()
        while let character = ahead {
            ahead = characters.next()
            let (atLine, atColumn) = (line, column)
            if character.isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
            if isOpen {
                if character == "\"", ahead == "\"" {
                    field.text.append("\"")
                    ahead = characters.next()
                    column += 1
                } else if character == "\"" {
                    (isOpen, wasQuoted) = (false, true)
                } else {
                    field.text.append(character)
                }
            } else if mayQuote, character == "\"", field.text.isEmpty, !wasQuoted {
                isOpen = true
            } else if character == separator || character.isNewline {
                row.append(field)
                field = Field(text: "", line: line, column: column)
                wasQuoted = false
                if character.isNewline {
                    lines.append(row)
                    row = []
                }
            } else if wasQuoted, !character.isWhitespace {
                throw APIError.prompts("text follows a closing quotation mark.", line: atLine, column: atColumn)
            } else if !wasQuoted {
                field.text.append(character)
            }
        }
        if isOpen { throw APIError.prompts("a quotation mark is opened here and never closed.", line: field.line, column: field.column) }
        if !field.text.isEmpty || !row.isEmpty { lines.append(row + [field]) }
        return lines
    }
}
