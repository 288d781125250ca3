import API
import Foundation
import GRDB

extension SQLitePeople {
    func invite(_ new: NewInvitation) async throws -> CreatedInvitation {
        let now = Date(milliseconds: Date().milliseconds)
        let secret = LinkSecret.make()
        let invitation = Invitation(
            id: Identifier.make("inv", at: now), kind: new.kind, role: new.role, personID: new.personID,
            note: new.note.map { String($0.prefix(200)) }, makerID: new.makerID, created: now,
            expires: now.addingTimeInterval(new.lifetime / .seconds(1)))
        try await database.write { db in
            try db.execute(sql: "DELETE FROM invitations WHERE expires <= ?", arguments: [now.milliseconds])
            if new.kind == .owner { try db.execute(sql: "DELETE FROM invitations WHERE kind = 'owner'") }
            try db.execute(
                sql: """
                    INSERT INTO invitations (id, hash, kind, role, person, note, maker, created, expires)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    invitation.id, LinkSecret.hash(secret), new.kind.rawValue, new.role.rawValue, new.personID, invitation.note,
                    new.makerID, now.milliseconds, invitation.expires.milliseconds,
                ])
        }
        return CreatedInvitation(invitation: invitation, secret: secret)
    }

    func invitations() async throws -> [Invitation] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM invitations WHERE expires > ? ORDER BY id DESC", arguments: [Date().milliseconds]
            ).map(Self.invitation)
        }
    }

    func withdraw(_ id: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM invitations WHERE id = ?", arguments: [id])
            return db.changesCount == 1
        }
    }

    func invitation(secret: String) async throws -> Invitation? {
        try await database.read { db in try Self.good(secret, in: db) }
    }

    func accept(_ secret: String, name: String, password: String) async throws -> Person {
        let name = try PersonName.checked(name)
        return try await database.write { db in
            guard let invitation = try Self.good(secret, in: db) else {
                throw APIError.notFound("This link was used, taken back, or is too old. Ask for a new one.")
            }
            try db.execute(sql: "DELETE FROM invitations WHERE id = ?", arguments: [invitation.id])
            let now = Date().milliseconds
            let id: String
            if invitation.kind == .reset, let person = invitation.personID {
                id = person
                try db.execute(sql: "UPDATE people SET password = ?, disabled = NULL WHERE id = ?", arguments: [password, id])
                try db.execute(sql: "DELETE FROM sessions WHERE person = ?", arguments: [id])
            } else {
                if try Row.fetchOne(db, sql: "SELECT 1 FROM people WHERE name = ?", arguments: [name]) != nil {
                    throw APIError.conflict("The name '\(name)' is taken.")
                }
                id = Identifier.make("per", at: Date(milliseconds: now))
                try db.execute(
                    sql: "INSERT INTO people (id, name, role, password, created) VALUES (?, ?, ?, ?, ?)",
                    arguments: [id, name, invitation.role.rawValue, password, now])
            }
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM people WHERE id = ?", arguments: [id]) else { throw Self.nobody(id) }
            return Self.person(row)
        }
    }

    /// The good invitation with this secret. The first owner's is good only while there is none.
    private static func good(_ secret: String, in db: Database) throws -> Invitation? {
        guard let hash = LinkSecret.hash(secret),
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM invitations WHERE hash = ? AND expires > ?", arguments: [hash, Date().milliseconds])
        else { return nil }
        let invitation = invitation(row)
        if invitation.kind == .owner, try hasOwner(db) { return nil }
        return invitation
    }

    private static func invitation(_ row: Row) -> Invitation {
        let kind: String = row["kind"]
        let role: String = row["role"]
        return Invitation(
            id: row["id"], kind: Invitation.Kind(rawValue: kind) ?? .invite, role: Person.Role(rawValue: role) ?? .viewer,
            personID: row["person"], note: row["note"], makerID: row["maker"], created: Date(milliseconds: row["created"]),
            expires: Date(milliseconds: row["expires"]))
    }
}
