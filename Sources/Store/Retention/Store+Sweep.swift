import Foundation
import GRDB

extension Store {
    /// Removes what is too old, too much or expired. Pictures go from the oldest on; one that an unfinished job works from stays.
    public func sweep(_ retention: Retention, now: Date = Date()) async throws -> Swept {
        var swept = Swept()
        let time = now.milliseconds
        if let age = retention.pictureAge {
            let limit = time - Int64(age / .milliseconds(1))
            swept.images += try await inSteps { [blobs] db in
                try ImageRows.delete(where: Self.oldest(1000, "created < ?"), [limit], blobs: blobs, in: db)
            }
        }
        let hidden = time - Int64(retention.undoAge / .milliseconds(1))
        swept.images += try await inSteps { [blobs] db in
            try ImageRows.delete(where: Self.oldest(1000, "deleted < ?"), [hidden], blobs: blobs, in: db)
        }
        if let bytes = retention.pictureBytes { swept.images += try await shrink(to: bytes) }
        swept.files = try await inSteps { [blobs] db in
            let names = try String.fetchAll(
                db, sql: "DELETE FROM files WHERE id IN (SELECT id FROM files WHERE expires <= ? LIMIT 1000) RETURNING sha256",
                arguments: [time])
            try BlobReferences.removeUnused(names, of: blobs, in: db)
            return names.count
        }
        if let age = retention.jobAge {
            let limit = time - Int64(age / .milliseconds(1))
            swept.jobs = try await inSteps { db in
                try db.execute(sql: "DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE finished < ? LIMIT 1000)", arguments: [limit])
                return db.changesCount
            }
            swept.responses = try await inSteps { [blobs] db in
                let old = try String.fetchAll(
                    db, sql: "SELECT id FROM responses WHERE finished < ? ORDER BY finished LIMIT 200", arguments: [limit])
                return try ResponseRows.delete(old, blobs: blobs, in: db)
            }
        }
        return swept
    }

    /// Removes blobs that no row names: what a dead server wrote and did not come to name. Returns how many.
    public func sweepOrphans() async throws -> Int {
        let before = try await blobs.disk.run { [blobs] in blobs.names() }
        for start in stride(from: 0, to: before.count, by: 500) {
            let part = before[start..<min(start + 500, before.count)]
            try await database.write { [blobs] db in try BlobReferences.removeUnused(part, of: blobs, in: db) }
        }
        let after = try await blobs.disk.run { [blobs] in Set(blobs.names()) }
        return before.count { !after.contains($0) }
    }

    /// What is wrong with the database and the blobs, as sentences; empty for a sound folder. Reads the whole database.
    public func check() async throws -> [String] {
        var faults = try await database.check().map { "The database is damaged: \($0)." }
        let named = try await database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sha256 FROM images UNION SELECT sha256 FROM files UNION SELECT sha256 FROM job_blobs UNION SELECT sha256 FROM run_blobs
                    UNION SELECT sha256 FROM comparison_blobs UNION SELECT sha256 FROM comparison_cells WHERE sha256 IS NOT NULL
                    UNION SELECT sha256 FROM drift_blobs UNION SELECT sha256 FROM response_blobs
                    UNION SELECT sha256 FROM batches WHERE ended IS NULL
                    """
            )
        }
        let missing = try await blobs.disk.run { [blobs] in named.filter { !blobs.contains($0) } }
        if let first = missing.first { faults.append("\(missing.count) files are missing from \(folder.blobs), among them \(first).") }
        return faults
    }

    /// Bytes of pictures, each file counted once.
    public func pictureBytes() async throws -> Int64 {
        try await database.read { try Self.pictureBytes($0) }
    }

    private static func pictureBytes(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT ifnull(sum(bytes), 0) FROM (SELECT max(bytes) AS bytes FROM images GROUP BY sha256)") ?? 0
    }

    /// Pictures that may go: no unfinished job works from them, and no comparison shows them.
    private static let isFree = "sha256 NOT IN (SELECT sha256 FROM job_blobs) AND comparison IS NULL"

    private static func oldest(_ count: Int, _ condition: String) -> String {
        "id IN (SELECT id FROM images WHERE \(condition) AND \(isFree) ORDER BY created, id LIMIT \(count))"
    }

    /// Repeats a bounded step until it finds nothing more, so that other writes come in between.
    private func inSteps(_ step: @escaping @Sendable (Database) throws -> Int) async throws -> Int {
        var total = 0
        while true {
            let count = try await database.write(step)
            if count == 0 { return total }
            total += count
        }
    }

    private func shrink(to bytes: Int64) async throws -> Int {
        var removed = 0
        while true {
            let step = try await database.write { [blobs] db in
                let excess = try Self.pictureBytes(db) - bytes
                guard excess > 0 else { return 0 }
                // How many of the oldest make up the excess, if none shares its file with a newer one.
                let sizes = try Int64.fetchAll(
                    db, sql: "SELECT bytes FROM images WHERE \(Self.isFree) ORDER BY created, id LIMIT 1000")
                var sum: Int64 = 0
                let count = sizes.prefix { size in
                    defer { sum += size }
                    return sum < excess
                }.count
                return try ImageRows.delete(where: Self.oldest(count, "1"), [], blobs: blobs, in: db)
            }
            if step == 0 { return removed }
            removed += step
        }
    }
}
