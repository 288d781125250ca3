import API
import Foundation
import GRDB

/// Uploaded files in SQLite.
final class SQLiteFiles: FileRepository {
    private let database: SQLite
    private let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func add(_ new: NewFile, for principal: Principal) async throws -> FileRecord {
        try blobs.checkRoom()
        let blob = try await blobs.adopt(new.path, sha256: new.sha256)
        let now = Date(milliseconds: Date().milliseconds)
        let file = FileRecord(
            id: Identifier.make("file", at: now), sha256: blob.sha256, bytes: blob.bytes, filename: Filename.safe(new.filename),
            purpose: new.purpose, keyID: principal.keyID, created: now,
            expires: new.expires.map { Date(milliseconds: $0.milliseconds) })
        try await database.write(naming: [blob.sha256], of: blobs) { db in
            try db.execute(
                sql:
                    "INSERT INTO files (id, sha256, bytes, filename, purpose, key, person, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    file.id, file.sha256, file.bytes, file.filename, file.purpose.rawValue, file.keyID, principal.personID,
                    now.milliseconds,
                    file.expires?.milliseconds,
                ])
        }
        return file
    }

    func file(_ id: String, for principal: Principal) async throws -> FileRecord? {
        try await database.read { db in
            var condition = Self.present(for: principal)
            condition.add("id = ?", id)
            return try Row.fetchOne(
                db, sql: "SELECT * FROM files WHERE \(condition.sql)", arguments: StatementArguments(condition.arguments)
            ).map(Self.file)
        }
    }

    func list(_ page: PageRequest, purpose: FileObject.Purpose?, for principal: Principal) async throws -> Page<FileRecord> {
        try await database.read { db in
            var condition = Self.present(for: principal)
            if let purpose { condition.add("purpose = ?", purpose.rawValue) }
            return try db.page(of: "files", where: condition, page, Self.file)
        }
    }

    func delete(_ id: String, for principal: Principal) async throws -> Bool {
        try await database.write { [blobs] db in
            var condition = Condition.visible(to: principal)
            condition.add("id = ?", id)
            let names = try String.fetchAll(
                db, sql: "DELETE FROM files WHERE \(condition.sql) RETURNING sha256", arguments: StatementArguments(condition.arguments))
            try BlobReferences.removeUnused(names, of: blobs, in: db)
            return !names.isEmpty
        }
    }

    private static func present(for principal: Principal) -> Condition {
        var condition = Condition.visible(to: principal)
        condition.add("(expires IS NULL OR expires > ?)", Date().milliseconds)
        return condition
    }

    private static func file(_ row: Row) -> FileRecord {
        let purpose: String = row["purpose"]
        let expires: Int64? = row["expires"]
        return FileRecord(
            id: row["id"], sha256: row["sha256"], bytes: row["bytes"], filename: row["filename"],
            purpose: FileObject.Purpose(rawValue: purpose) ?? .userData, keyID: row["key"], created: Date(milliseconds: row["created"]),
            expires: expires.map(Date.init(milliseconds:)))
    }
}
