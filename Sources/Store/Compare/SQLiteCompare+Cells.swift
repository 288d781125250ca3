import API
import Foundation
import GRDB
import Registry

extension SQLiteCompare {
    func cells(_ id: String) async throws -> [CellRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM comparison_cells WHERE comparison = ? ORDER BY number", arguments: [id]).map(
                CellRows.cell)
        }
    }

    func cell(_ name: CellName) async throws -> CellRecord? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM comparison_cells WHERE comparison = ? AND number = ?", arguments: [name.comparison, name.number]
            ).map(CellRows.cell)
        }
    }

    func counts(_ ids: [String]) async throws -> [String: [CellRecord.Status: Int]] {
        try await database.read { db in
            var counts: [String: [CellRecord.Status: Int]] = [:]
            for id in ids {
                let rows = try Row.fetchAll(
                    db.cachedStatement(sql: "SELECT status, count(*) AS n FROM comparison_cells WHERE comparison = ? GROUP BY status"),
                    arguments: [id])
                for row in rows { CellRecord.Status(rawValue: row["status"]).map { counts[id, default: [:]][$0] = row["n"] } }
            }
            return counts
        }
    }

    func waitingCells(_ id: String, limit: Int) async throws -> [CellRecord] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM comparison_cells WHERE comparison = ? AND status = 'waiting' ORDER BY seed, prompt, contestant LIMIT ?
                    """, arguments: [id, limit]
            ).map(CellRows.cell)
        }
    }

    func settle(_ cell: CellName, as status: CellRecord.Status, code: String, message: String) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE comparison_cells SET status = ?, code = ?, message = ?
                    WHERE comparison = ? AND number = ? AND status = 'waiting'
                    """, arguments: [status.rawValue, code, message, cell.comparison, cell.number])
        }
    }

    func retry(_ id: String, _ statuses: Set<CellRecord.Status>) async throws -> Int {
        try await database.write { db in
            let words = statuses.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
            // What a model cannot do it cannot do the next time either.
            try db.execute(
                sql: """
                    UPDATE comparison_cells SET status = 'waiting', code = NULL, message = NULL
                    WHERE comparison = ? AND status IN (\(words)) AND status NOT IN ('done', 'queued', 'waiting')
                        AND ifnull(code, '') <> 'unsupported_parameter'
                    """, arguments: [id])
            return db.changesCount
        }
    }
}
