import GRDB

extension Store {
    /// What SQLite's own check finds wrong with the database, its first line; `nil` where it is whole.
    public func integrityFault() async throws -> String? {
        try await database.read { db in
            let found = try String.fetchAll(db, sql: "PRAGMA quick_check(1)")
            return found == ["ok"] ? nil : found.first
        }
    }
}
