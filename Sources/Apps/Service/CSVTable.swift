import API

/// A table from a CSV file (RFC 4180): commas or semicolons, quotes around what contains them, any line end, a byte order
/// mark at the beginning is skipped.
public struct CSVTable: Sendable, Equatable {
    /// The names in the first row.
    public var columns: [String]
    /// The other rows, as long as the first.
    public var rows: [[String]]

    /// Reads a file; throws `APIError` with status 400 that names the row.
    ///
    /// - Parameter most: How many rows are taken at most.
    public init(_ text: String, most: Int) throws {
        var body = Substring(text)
        if body.unicodeScalars.first == "\u{FEFF}" { body = body.dropFirst() }
        let head = body.prefix { !$0.isNewline }
        let separator: Character = head.count { $0 == ";" } > head.count { $0 == "," } ? ";" : ","
        var lines = try Self.split(body, separator)
        lines.removeAll { $0.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
        guard let first = lines.first, lines.count > 1 else {
            throw APIError.invalid("The table is empty: the first row names the inputs, each further row makes a run.", param: "file")
        }
        guard lines.count - 1 <= most else { throw APIError.invalid("The table has over \(most) rows.", param: "file") }
        columns = first.map { $0.withoutBlanks }
        guard Set(columns).count == columns.count else { throw APIError.invalid("A column's name stands there twice.", param: "file") }
        rows = []
        for (index, line) in lines.dropFirst().enumerated() {
            guard line.count <= columns.count else {
                throw APIError.invalid("Row \(index + 1) has \(line.count) fields, and there are \(columns.count) columns.", param: "file")
            }
            rows.append(line + Array(repeating: "", count: columns.count - line.count))
        }
    }

    private static func split(_ text: Substring, _ separator: Character) throws -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field = ""
        var isQuoted = false
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            let next = text.index(after: index)
            if isQuoted {
                if character == "\"", next < text.endIndex, text[next] == "\"" {
                    field.append("\"")
                    index = text.index(after: next)
                    continue
                }
                if character == "\"" { isQuoted = false } else { field.append(character) }
            } else if character == "\"", field.isEmpty {
                isQuoted = true
            } else if character == separator {
                line.append(field)
                field = ""
            } else if character.isNewline {
                lines.append(line + [field])
                (line, field) = ([], "")
            } else {
                field.append(character)
            }
            index = next
        }
        if isQuoted { throw APIError.invalid("A quotation mark is opened and never closed.", param: "file") }
        if !field.isEmpty || !line.isEmpty { lines.append(line + [field]) }
        return lines
    }
}

extension String {
    /// Without blanks at its ends.
    fileprivate var withoutBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
