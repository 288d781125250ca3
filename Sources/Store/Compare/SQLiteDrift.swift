import Foundation
import GRDB

/// Watches in SQLite.
final class SQLiteDrift: DriftRepository {
    private let database: SQLite
    private let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func begin(_ watch: DriftWatch) async throws {
        let canaries = DatabaseJSON.encode(watch.canaries)
        try await database.write { [blobs] db in
            _ = try Self.end(watch.subject, blobs, in: db)
            try db.execute(
                sql:
                    "INSERT INTO drift_watches (id, subject, model, canaries, hours, person, created, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    watch.id, watch.subject, watch.model, canaries, watch.hours, watch.personID, watch.created.milliseconds,
                    watch.due.milliseconds,
                ])
            for name in Self.blobs(of: watch.canaries) {
                try db.execute(sql: "INSERT INTO drift_blobs (watch, sha256) VALUES (?, ?)", arguments: [watch.id, name])
            }
        }
    }

    func watches(of subject: String?) async throws -> [DriftWatch] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM drift_watches WHERE ?1 IS NULL OR subject = ?1 ORDER BY id", arguments: [subject]
            ).map(Self.watch)
        }
    }

    func due(_ now: Date) async throws -> [DriftWatch] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM drift_watches WHERE due <= ? ORDER BY due", arguments: [now.milliseconds]).map(
                Self.watch)
        }
    }

    func schedule(_ id: String, _ date: Date) async throws {
        try await database.write { db in
            try db.execute(sql: "UPDATE drift_watches SET due = ? WHERE id = ?", arguments: [date.milliseconds, id])
        }
    }

    func note(_ check: DriftCheck) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO drift_checks (watch, checked, changed, is_drift, sentence, created) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [check.watch, check.checked, check.changed, check.isDrift, check.sentence, check.created.milliseconds])
        }
    }

    func last(of subject: String?) async throws -> [DriftCheck] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT c.* FROM drift_checks c JOIN drift_watches w ON w.id = c.watch
                    WHERE (?1 IS NULL OR w.subject = ?1) AND c.id = (SELECT max(id) FROM drift_checks WHERE watch = w.id) ORDER BY c.id
                    """, arguments: [subject]
            ).map { row in
                var check = DriftCheck(
                    watch: row["watch"], checked: row["checked"], changed: row["changed"], isDrift: row["is_drift"],
                    sentence: row["sentence"],
                    created: Date(milliseconds: row["created"]))
                check.id = row["id"]
                return check
            }
        }
    }

    func end(_ subject: String) async throws -> Bool {
        try await database.write { [blobs] db in try Self.end(subject, blobs, in: db) }
    }

    private static func end(_ subject: String, _ blobs: BlobStore, in db: Database) throws -> Bool {
        let names = try String.fetchAll(
            db, sql: "SELECT sha256 FROM drift_blobs WHERE watch IN (SELECT id FROM drift_watches WHERE subject = ?)", arguments: [subject])
        try db.execute(sql: "DELETE FROM drift_watches WHERE subject = ?", arguments: [subject])
        let ended = db.changesCount > 0
        try BlobReferences.removeUnused(names, of: blobs, in: db)
        return ended
    }

    private static func blobs(of canaries: [DriftCanary]) -> Set<String> {
        Set(canaries.flatMap { [$0.sha256] + ($0.task.inputs + [$0.task.mask].compactMap { $0 }).map(\.sha256) })
    }

    private static func watch(_ row: Row) throws -> DriftWatch {
        var watch = DriftWatch(
            id: row["id"], subject: row["subject"], model: row["model"],
            canaries: try DatabaseJSON.decode([DriftCanary].self, from: row["canaries"]), hours: row["hours"], personID: row["person"],
            created: Date(milliseconds: row["created"]))
        watch.due = Date(milliseconds: row["due"])
        return watch
    }
}
