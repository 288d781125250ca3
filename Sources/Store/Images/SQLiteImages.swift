import GRDB

/// Pictures in SQLite.
final class SQLiteImages: ImageRepository {
    private let database: SQLite
    private let blobs: BlobStore

    init(database: SQLite, blobs: BlobStore) {
        self.database = database
        self.blobs = blobs
    }

    func add(_ images: [ImageRecord]) async throws {
        try await database.write(naming: images.map(\.sha256), of: blobs) { try ImageRows.insert(images, in: $0) }
    }

    func image(_ id: String, for principal: Principal) async throws -> ImageRecord? {
        var condition = Condition.picturesVisible(to: principal)
        condition.add("id = ?", id)
        return try await database.read { [condition] db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM \(ImageRows.joined) WHERE \(condition.sql)",
                arguments: StatementArguments(condition.arguments)
            ).map(ImageRows.image)
        }
    }

    func list(_ page: PageRequest, for principal: Principal) async throws -> Page<ImageRecord> {
        try await database.read { db in
            try db.page(of: ImageRows.joined, where: .picturesVisible(to: principal), page, ImageRows.image)
        }
    }

    func delete(_ id: String, for principal: Principal) async throws -> Bool {
        try await database.write { [blobs] db in
            var condition = Condition.picturesVisible(to: principal)
            condition.add("id = ?", id)
            return try ImageRows.delete(
                where: condition.sql, StatementArguments(condition.arguments), blobs: blobs, in: db) > 0
        }
    }
}
