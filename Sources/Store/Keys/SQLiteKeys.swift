import API
import Foundation
import GRDB
import Registry
import Synchronization

/// Keys in SQLite, with those that were found a moment ago in memory.
final class SQLiteKeys: KeyRepository {
    private struct Found {
        var key: APIKey
        var at: ContinuousClock.Instant
        var mark: ChangeStamp.Mark
    }

    private let database: SQLite
    private let found = Mutex<[Data: Found]>([:])
    private let changes: ChangeStamp
    /// How long a found key is believed, unless somebody says meanwhile that one was revoked.
    private static let believed = Duration.seconds(2)

    init(database: SQLite, changes: ChangeStamp) {
        self.database = database
        self.changes = changes
    }

    func create(_ new: NewKey) async throws -> CreatedKey {
        let name = new.name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard (1...100).contains(name.count), !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw APIError.invalid("A key's name has 1 to 100 characters.", param: "name")
        }
        if let budget = new.budget, budget.amount < .zero { throw APIError.invalid("A budget is not negative.", param: "budget") }
        if let rpm = new.rpm, !(1...1_000_000).contains(rpm) {
            throw APIError.invalid("Requests a minute are 1 to 1000000.", param: "rpm")
        }
        let secret = KeySecret.make()
        let now = Date(milliseconds: Date().milliseconds)
        let key = APIKey(
            id: Identifier.make("key", at: now), name: name, prefix: KeySecret.visible(secret), budget: new.budget, rpm: new.rpm,
            models: new.models, owner: new.owner, created: now, revoked: nil, lastUsed: nil)
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO keys (id, name, hash, prefix, budget, period, rpm, models, owner, created)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    key.id, key.name, KeySecret.hash(secret), key.prefix, key.budget?.amount.nanodollars, key.budget?.period.rawValue,
                    key.rpm, key.models.map(DatabaseJSON.encode), key.owner, now.milliseconds,
                ])
        }
        return CreatedKey(key: key, secret: secret)
    }

    func find(secret: String) async throws -> APIKey? {
        guard secret.hasPrefix(KeySecret.prefix), secret.utf8.count < 200 else { return nil }
        let hash = KeySecret.hash(secret)
        let now = ContinuousClock.now
        // Looked at before the database is asked: what changes after that is seen the next time.
        let mark = changes.mark
        if let found = found.withLock({ $0[hash] }), found.mark == mark, found.at.duration(to: now) < Self.believed { return found.key }
        let key: APIKey? = try await database.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM keys WHERE hash = ?", arguments: [hash]),
                KeySecret.isEqual(row["hash"], hash), row["revoked"] == nil
            else { return nil }
            return try Self.key(row)
        }
        found.withLock { found in
            if found.count > 10_000 { found.removeAll() }
            found[hash] = key.map { Found(key: $0, at: now, mark: mark) }
        }
        if let key { try await note(key) }
        return key
    }

    /// Notes the use of a key, once a minute.
    private func note(_ key: APIKey) async throws {
        let now = Date()
        if let last = key.lastUsed, now.timeIntervalSince(last) < 60 { return }
        try await database.write { db in
            try db.execute(sql: "UPDATE keys SET used = ? WHERE id = ?", arguments: [now.milliseconds, key.id])
        }
    }

    func list() async throws -> [APIKey] {
        try await database.read { db in try Row.fetchAll(db, sql: "SELECT * FROM keys ORDER BY id").map(Self.key) }
    }

    func key(_ idOrName: String) async throws -> APIKey {
        let keys = try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM keys WHERE id = ?1 OR (name = ?1 AND revoked IS NULL)", arguments: [idOrName]
            ).map(Self.key)
        }
        if let exact = keys.first(where: { $0.id == idOrName }) { return exact }
        guard let key = keys.first else { throw APIError.notFound("There is no key '\(idOrName.prefix(100))'.") }
        guard keys.count == 1 else {
            throw APIError.conflict(
                "\(keys.count) keys are called '\(idOrName)'. Name one by its id: \(keys.map(\.id).joined(separator: ", ")).")
        }
        return key
    }

    func revoke(_ idOrName: String) async throws -> APIKey {
        var key = try await key(idOrName)
        guard key.revoked == nil else { return key }
        let now = Date(milliseconds: Date().milliseconds)
        try await database.write { [id = key.id] db in
            try db.execute(
                sql: "UPDATE keys SET revoked = ? WHERE id = ? AND revoked IS NULL", arguments: [now.milliseconds, id])
        }
        found.withLock { found in found = found.filter { $0.value.key.id != key.id } }
        // On a disk so full that no empty file fits, servers notice when they ask again.
        try? changes.touch()
        key.revoked = now
        return key
    }

    func isEmpty() async throws -> Bool {
        try await database.read { db in try Int.fetchOne(db, sql: "SELECT 1 FROM keys LIMIT 1") == nil }
    }

    private static func key(_ row: Row) throws -> APIKey {
        let amount: Int64? = row["budget"]
        let period: String? = row["period"]
        let models: String? = row["models"]
        let revoked: Int64? = row["revoked"]
        let used: Int64? = row["used"]
        return APIKey(
            id: row["id"], name: row["name"], prefix: row["prefix"],
            budget: amount.map { Budget(Money(nanodollars: $0), per: period.flatMap(Budget.Period.init) ?? .total) }, rpm: row["rpm"],
            models: try models.map { try DatabaseJSON.decode([String].self, from: $0) }, owner: row["owner"],
            created: Date(milliseconds: row["created"]), revoked: revoked.map(Date.init(milliseconds:)),
            lastUsed: used.map(Date.init(milliseconds:)))
    }
}
