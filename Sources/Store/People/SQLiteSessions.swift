import Foundation
import GRDB

/// Sessions in SQLite.
final class SQLiteSessions: SessionRepository {
    private let database: SQLite

    init(database: SQLite) { self.database = database }

    func begin(_ personID: String, agent: String?, lifetime: Duration) async throws -> CreatedSession {
        let now = Date(milliseconds: Date().milliseconds)
        let secret = LinkSecret.make()
        let session = Session(
            id: Identifier.make("ses", at: now), personID: personID, agent: agent.map { String($0.prefix(200)) }, created: now,
            lastSeen: now, expires: now.addingTimeInterval(lifetime / .seconds(1)))
        try await database.write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE expires <= ?", arguments: [now.milliseconds])
            try db.execute(
                sql: "INSERT INTO sessions (id, hash, person, agent, created, seen, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    session.id, LinkSecret.hash(secret), personID, session.agent, now.milliseconds, now.milliseconds,
                    session.expires.milliseconds,
                ])
            try db.execute(sql: "UPDATE people SET seen = ? WHERE id = ?", arguments: [now.milliseconds, personID])
        }
        return CreatedSession(session: session, secret: secret)
    }

    func find(_ secret: String, lifetime: Duration) async throws -> (session: Session, person: Person)? {
        guard let hash = LinkSecret.hash(secret) else { return nil }
        let now = Date()
        let found: (Session, Person)? = try await database.read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT * FROM sessions WHERE hash = ? AND expires > ?", arguments: [hash, now.milliseconds]),
                let person = try Row.fetchOne(
                    db, sql: "SELECT * FROM people WHERE id = ? AND disabled IS NULL", arguments: [row["person"] as String])
            else { return nil }
            return (Self.session(row), SQLitePeople.person(person))
        }
        guard let (session, person) = found else { return nil }
        if now.timeIntervalSince(session.lastSeen) > 60 { try await note(session, until: now.addingTimeInterval(lifetime / .seconds(1))) }
        return (session, person)
    }

    /// Notes that a session is used, once a minute.
    private func note(_ session: Session, until expires: Date) async throws {
        try await database.write { db in
            let now = Date().milliseconds
            try db.execute(
                sql: "UPDATE sessions SET seen = ?, expires = ? WHERE id = ?", arguments: [now, expires.milliseconds, session.id])
            try db.execute(sql: "UPDATE people SET seen = ? WHERE id = ?", arguments: [now, session.personID])
        }
    }

    func list(of personID: String) async throws -> [Session] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM sessions WHERE person = ? AND expires > ? ORDER BY seen DESC, id DESC",
                arguments: [personID, Date().milliseconds]
            ).map(Self.session)
        }
    }

    func end(_ id: String, of personID: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE id = ? AND person = ?", arguments: [id, personID])
            return db.changesCount == 1
        }
    }

    private static func session(_ row: Row) -> Session {
        Session(
            id: row["id"], personID: row["person"], agent: row["agent"], created: Date(milliseconds: row["created"]),
            lastSeen: Date(milliseconds: row["seen"]), expires: Date(milliseconds: row["expires"]))
    }
}
