/// A table of text whose columns line up.
struct Table {
    private var rows: [[String]]
    private let right: Set<Int>

    /// A table under `head`; the columns in `right` are numbers.
    init(_ head: [String], right: Set<Int> = []) {
        rows = [head]
        self.right = right
    }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// The lines.
    var lines: [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = row.enumerated().map { column, text in
                let space = String(repeating: " ", count: widths[column] - text.count)
                return right.contains(column) ? space + text : text + space
            }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
