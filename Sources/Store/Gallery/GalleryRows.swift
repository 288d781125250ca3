import Foundation
import GRDB

/// The gallery's conditions and rows.
///
/// Its order is that of the rows, which is the order of time to within the moments in which pictures reach the disk, and
/// both the table and the words come in it without sorting.
enum GalleryRows {
    static func condition(_ query: PictureQuery) -> Condition {
        var condition = Condition(sql: "i.deleted IS NULL", arguments: [])
        if query.source != .compare, !query.isStarred, query.board == nil { condition.add("i.comparison IS NULL") }
        if let day = query.day { condition.add("i.day = ?", day) }
        if query.isStarred { condition.add("i.starred = 1") }
        if let app = query.app { condition.add("i.app = ?", app) }
        if let model = query.model { condition.add("i.model = ?", model) }
        if let source = query.source { condition.add("i.source = ?", source.rawValue) }
        if let board = query.board { condition.add("i.id IN (SELECT image FROM board_images WHERE board = ?)", board) }
        return condition
    }

    /// Whether words alone choose: then the table need not be looked at to count.
    static func isPlain(_ query: PictureQuery) -> Bool {
        var bare = query
        bare.words = ""
        return bare == PictureQuery()
    }

    /// The full-text query: each word in quotes, so that none is an operator, the last as a beginning.
    static func match(_ words: String) -> String? {
        let words = words.split { !($0.isLetter || $0.isNumber || $0.isMark) }.prefix(16).map { String($0.prefix(64)) }
        guard let last = words.last else { return nil }
        return (words.dropLast().map { "\"\($0)\"" } + ["\"\(last)\"*"]).joined(separator: " ")
    }

    static let columns = """
        i.id, i.sha256, i.format, i.width, i.height, i.bytes, i.model, i.snapshot, i.seed, i.prompt, i.revised, i.key, i.person, i.app, i.version, i.run, i.comparison, i.job,
        i.created, i.starred, i.source, i.alt, i.alt_by, (SELECT group_concat(board) FROM board_images WHERE image = i.id) AS boards
        """

    static func picture(_ row: Row, hasRecipe: Bool) throws -> GalleryPicture {
        let boards: String? = row["boards"]
        let source: String = row["source"]
        return GalleryPicture(
            image: try ImageRows.image(row, recipe: hasRecipe ? row["json"] : ""), isStarred: row["starred"],
            boards: boards.map { $0.split(separator: ",").map(String.init).sorted() } ?? [],
            source: PictureQuery.Source(rawValue: source) ?? .api)
    }
}

extension Character {
    /// Whether it is a combining mark by itself.
    fileprivate var isMark: Bool {
        unicodeScalars.allSatisfy { [.nonspacingMark, .spacingMark, .enclosingMark].contains($0.properties.generalCategory) }
    }
}
