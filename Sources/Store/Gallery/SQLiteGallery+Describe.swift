import API
import Foundation
import GRDB

extension SQLiteGallery {
    func describe(_ id: String, as alt: AltText?, replacing: Bool) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE images SET alt = ?, alt_by = ? WHERE id = ? AND deleted IS NULL \(replacing ? "" : "AND alt IS NULL")",
                arguments: [alt?.text, alt?.author, id])
            if db.changesCount == 1 { return true }
            guard try Row.fetchOne(db, sql: "SELECT 1 FROM images WHERE id = ? AND deleted IS NULL", arguments: [id]) != nil else {
                throw APIError.notFound("There is no such picture.", param: "id")
            }
            return false
        }
    }

    func undescribed(since: Date, limit: Int) async throws -> [String] {
        try await database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM images WHERE created >= ? AND alt IS NULL AND deleted IS NULL AND comparison IS NULL
                    ORDER BY created LIMIT ?
                    """, arguments: [since.milliseconds, limit])
        }
    }
}
