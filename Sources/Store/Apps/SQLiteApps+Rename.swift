import API
import Foundation
import GRDB

extension SQLiteApps {
    func rename(_ slug: String, to name: String, draft: String) async throws -> AppRecord {
        try await database.write { db in
            let app = try Self.need(slug, in: db)
            // Links, keys and installed pages hang on a published app's name; versions and switches only exist of published ones.
            guard app.published == nil else { throw APIError.conflict("The app '\(slug)' is published: its link can no longer change.") }
            guard try slug == name || Self.fetch(name, in: db) == nil else { throw APIError.conflict("There is an app '\(name)' already.") }
            try db.execute(
                sql: "UPDATE apps SET slug = ?, draft = ?, updated = ?, revision = revision + 1 WHERE slug = ?",
                arguments: [name, draft, Date().milliseconds, slug])
            for table in ["app_runs", "app_batches", "ledger", "images", "comparisons"] {
                try db.execute(sql: "UPDATE \(table) SET app = ? WHERE app = ?", arguments: [name, slug])
            }
            try db.execute(
                sql: "UPDATE keys SET models = replace(models, ?, ?) WHERE models IS NOT NULL",
                arguments: ["\"app:\(slug)\"", "\"app:\(name)\""])
            return try Self.need(name, in: db)
        }
    }
}
