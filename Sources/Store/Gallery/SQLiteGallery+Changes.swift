import API
import Foundation
import GRDB

extension SQLiteGallery {
    func star(_ ids: [String], _ isStarred: Bool) async throws -> Int {
        try await each(
            ids, "UPDATE images SET starred = \(isStarred ? 1 : 0) WHERE id = ? AND deleted IS NULL AND starred = \(isStarred ? 0 : 1)")
    }

    func delete(_ ids: [String]) async throws -> Int {
        try await each(ids, "UPDATE images SET deleted = \(Date().milliseconds) WHERE id = ? AND deleted IS NULL")
    }

    func restore(_ ids: [String]) async throws -> Int {
        try await each(ids, "UPDATE images SET deleted = NULL WHERE id = ? AND deleted IS NOT NULL")
    }

    private func each(_ ids: [String], _ sql: String) async throws -> Int {
        try await database.write { db in
            let statement = try db.cachedStatement(sql: sql)
            return try ids.reduce(0) { count, id in
                try statement.execute(arguments: [id])
                return count + db.changesCount
            }
        }
    }

    func setBoards(_ boards: [String], of id: String) async throws {
        try await database.write { db in
            guard try Row.fetchOne(db, sql: "SELECT 1 FROM images WHERE id = ? AND deleted IS NULL", arguments: [id]) != nil else {
                throw APIError.notFound("There is no such picture.", param: "id")
            }
            try db.execute(sql: "DELETE FROM board_images WHERE image = ?", arguments: [id])
            for board in Set(boards) {
                try Self.require(board, in: db)
                try db.execute(sql: "INSERT INTO board_images (board, image) VALUES (?, ?)", arguments: [board, id])
            }
        }
    }

    func put(_ ids: [String], on board: String, _ isOn: Bool) async throws -> Int {
        try await database.write { db in
            try Self.require(board, in: db)
            let statement = try db.cachedStatement(
                sql: isOn
                    ? "INSERT OR IGNORE INTO board_images (board, image) SELECT ?1, id FROM images WHERE id = ?2 AND deleted IS NULL"
                    : "DELETE FROM board_images WHERE board = ?1 AND image = ?2")
            return try ids.reduce(0) { count, id in
                try statement.execute(arguments: [board, id])
                return count + db.changesCount
            }
        }
    }

    private static func require(_ board: String, in db: Database) throws {
        guard try Row.fetchOne(db, sql: "SELECT 1 FROM boards WHERE id = ?", arguments: [board]) != nil else {
            throw APIError.notFound("There is no such board.", param: "board")
        }
    }
}
