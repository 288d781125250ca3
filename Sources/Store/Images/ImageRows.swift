import Foundation
import GRDB
import Pictures

/// Pictures' rows.
enum ImageRows {
    static func insert(_ images: [ImageRecord], in db: Database) throws {
        for image in images {
            let recipe = Digest.hex(of: Data(image.recipe.utf8))
            try db.cachedStatement(sql: "INSERT OR IGNORE INTO recipes (sha256, json) VALUES (?, ?)")
                .execute(arguments: [recipe, image.recipe])
            try db.cachedStatement(
                sql: """
                    INSERT INTO images
                        (id, sha256, format, width, height, bytes, model, snapshot, seed, prompt, revised, recipe, key, person, job, created,
                        app, version, run, comparison, alt, alt_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                image.id, image.sha256, image.format.rawValue, image.width, image.height, image.bytes, image.model, image.snapshot,
                image.seed.map { Int64(bitPattern: $0) }, image.prompt, image.revisedPrompt, recipe, image.keyID, image.personID,
                image.jobID, image.created.milliseconds, image.run?.app, image.run?.version, image.run?.id,
                image.comparison, image.alt?.text, image.alt?.author,
            ])
        }
    }

    /// The rows with their recipes' text.
    static let joined = "(SELECT i.*, r.json AS json FROM images i JOIN recipes r ON r.sha256 = i.recipe)"

    static func image(_ row: Row) throws -> ImageRecord { try image(row, recipe: row["json"]) }

    static func image(_ row: Row, recipe: String) throws -> ImageRecord {
        let format: String = row["format"]
        let seed: Int64? = row["seed"]
        let app: String? = row["app"]
        let run: String? = row["run"]
        let version: Int? = row["version"]
        let alt: String? = row["alt"]
        return ImageRecord(
            id: row["id"], sha256: row["sha256"], format: PictureFormat(rawValue: format) ?? .png, width: row["width"],
            height: row["height"], bytes: row["bytes"], model: row["model"], snapshot: row["snapshot"],
            seed: seed.map { UInt64(bitPattern: $0) }, prompt: row["prompt"], revisedPrompt: row["revised"], recipe: recipe,
            keyID: row["key"], personID: row["person"], jobID: row["job"], created: Date(milliseconds: row["created"]),
            run: app.flatMap { app in run.map { RunName(id: $0, app: app, version: version ?? 0) } }, comparison: row["comparison"],
            alt: alt.map { AltText($0, author: row["alt_by"]) })
    }

    /// Removes pictures with the recipes and blobs that only they used; returns how many there were.
    static func delete(where condition: String, _ arguments: StatementArguments, blobs: BlobStore, in db: Database) throws -> Int {
        let rows = try Row.fetchAll(
            db, sql: "DELETE FROM images WHERE \(condition) RETURNING sha256, recipe", arguments: arguments)
        for recipe in Set(rows.map { $0["recipe"] as String }) {
            try db.cachedStatement(
                sql: "DELETE FROM recipes WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM images WHERE recipe = ?1)"
            ).execute(arguments: [recipe])
        }
        try BlobReferences.removeUnused(rows.map { $0["sha256"] as String }, of: blobs, in: db)
        return rows.count
    }
}
