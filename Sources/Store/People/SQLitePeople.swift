import API
import Foundation
import GRDB

/// People in SQLite.
final class SQLitePeople: PeopleRepository {
    let database: SQLite

    init(database: SQLite) { self.database = database }

    func list() async throws -> [Person] {
        try await database.read { db in try Row.fetchAll(db, sql: "SELECT * FROM people ORDER BY id").map(Self.person) }
    }

    func person(_ idOrName: String) async throws -> Person {
        let found = try await database.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM people WHERE id = ?1 OR name = ?1 ORDER BY id = ?1 DESC", arguments: [idOrName])
                .map(Self.person)
        }
        guard let found else { throw Self.nobody(idOrName) }
        return found
    }

    static func nobody(_ idOrName: String) -> APIError { .notFound("There is no person '\(idOrName.prefix(100))'.") }

    func hasOwner() async throws -> Bool { try await database.read(Self.hasOwner) }

    static func hasOwner(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT 1 FROM people WHERE role = 'owner' AND disabled IS NULL LIMIT 1") != nil
    }

    func credentials(name: String) async throws -> (person: Person, password: String)? {
        try await database.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM people WHERE name = ? AND disabled IS NULL", arguments: [name]).map {
                (Self.person($0), $0["password"])
            }
        }
    }

    func password(of id: String) async throws -> String? {
        try await database.read { db in try String.fetchOne(db, sql: "SELECT password FROM people WHERE id = ?", arguments: [id]) }
    }

    func setPassword(_ hash: String, of id: String, keeping session: String?) async throws {
        try await database.write { db in
            try db.execute(sql: "UPDATE people SET password = ? WHERE id = ?", arguments: [hash, id])
            guard db.changesCount == 1 else { throw Self.nobody(id) }
            try db.execute(sql: "DELETE FROM sessions WHERE person = ? AND id IS NOT ?", arguments: [id, session])
        }
    }

    func change(_ id: String, role: Person.Role?, isDisabled: Bool?) async throws -> Person {
        try await database.write { db in
            if let role { try db.execute(sql: "UPDATE people SET role = ? WHERE id = ?", arguments: [role.rawValue, id]) }
            if let isDisabled {
                let time = isDisabled ? Date().milliseconds : nil
                try db.execute(sql: "UPDATE people SET disabled = ? WHERE id = ?", arguments: [time, id])
                if isDisabled { try db.execute(sql: "DELETE FROM sessions WHERE person = ?", arguments: [id]) }
            }
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM people WHERE id = ?", arguments: [id]) else { throw Self.nobody(id) }
            guard try Self.hasOwner(db) else { throw APIError.conflict("There has to be an owner: make somebody else one first.") }
            return Self.person(row)
        }
    }

    static func person(_ row: Row) -> Person {
        let role: String = row["role"]
        let seen: Int64? = row["seen"]
        let disabled: Int64? = row["disabled"]
        return Person(
            id: row["id"], name: row["name"], role: Person.Role(rawValue: role) ?? .viewer, created: Date(milliseconds: row["created"]),
            lastSeen: seen.map(Date.init(milliseconds:)), disabled: disabled.map(Date.init(milliseconds:)))
    }
}
