import API
import Foundation
import GRDB

extension SQLiteGallery {
    private static let listed = """
        SELECT b.id, b.name, (SELECT count(*) FROM board_images p JOIN images i ON i.id = p.image WHERE p.board = b.id AND i.deleted IS NULL)
            AS pictures FROM boards b
        """

    func boards() async throws -> [Board] {
        try await database.read { db in try Row.fetchAll(db, sql: "\(Self.listed) ORDER BY b.name").map(Self.board) }
    }

    func addBoard(_ name: String, by personID: String?) async throws -> Board {
        let name = try Self.checked(name)
        return try await database.write { db in
            try Self.free(name, but: nil, in: db)
            let id = Identifier.make("brd")
            try db.execute(
                sql: "INSERT INTO boards (id, name, person, created) VALUES (?, ?, ?, ?)",
                arguments: [id, name, personID, Date().milliseconds])
            return Board(id: id, name: name, pictures: 0)
        }
    }

    func renameBoard(_ id: String, _ name: String) async throws -> Board {
        let name = try Self.checked(name)
        return try await database.write { db in
            try Self.free(name, but: id, in: db)
            try db.execute(sql: "UPDATE boards SET name = ? WHERE id = ?", arguments: [name, id])
            guard let row = try Row.fetchOne(db, sql: "\(Self.listed) WHERE b.id = ?", arguments: [id]) else {
                throw APIError.notFound("There is no such board.", param: "id")
            }
            return Self.board(row)
        }
    }

    func removeBoard(_ id: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM boards WHERE id = ?", arguments: [id])
            return db.changesCount == 1
        }
    }

    private static func checked(_ name: String) throws -> String {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...80).contains(name.count), !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw APIError.invalid("A board's name has 1 to 80 characters.", param: "name")
        }
        return name
    }

    private static func free(_ name: String, but id: String?, in db: Database) throws {
        if try Row.fetchOne(db, sql: "SELECT 1 FROM boards WHERE name = ? AND id IS NOT ?", arguments: [name, id]) != nil {
            throw APIError.conflict("There is a board called '\(name)' already.")
        }
    }

    private static func board(_ row: Row) -> Board { Board(id: row["id"], name: row["name"], pictures: row["pictures"]) }
}
