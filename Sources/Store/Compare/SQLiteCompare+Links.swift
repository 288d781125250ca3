import Foundation
import GRDB

extension SQLiteCompare {
    func makeLink(_ new: NewVoteLink) async throws -> (link: VoteLink, secret: String) {
        let secret = LinkSecret.make()
        let now = Date(milliseconds: Date().milliseconds)
        let link = VoteLink(
            id: Identifier.make("link", at: now), comparison: new.comparison, note: new.note.map { String($0.prefix(200)) },
            cap: max(1, new.cap), makerID: new.makerID, created: now, expires: now.addingTimeInterval(new.lifetime / .seconds(1)))
        try await database.write { db in
            guard try ComparisonRows.fetch(new.comparison, in: db) != nil else { throw Self.none(new.comparison) }
            try db.execute(
                sql: "INSERT INTO vote_links (id, hash, comparison, note, cap, maker, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    link.id, LinkSecret.hash(secret), link.comparison, link.note, link.cap, link.makerID, now.milliseconds,
                    link.expires.milliseconds,
                ])
        }
        return (link, secret)
    }

    func links(_ id: String) async throws -> [VoteLink] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT l.*, (SELECT count(*) FROM comparison_votes v WHERE \(Self.came)) AS votes,
                        (SELECT count(DISTINCT rater) FROM comparison_votes v WHERE \(Self.came)) AS voters
                    FROM vote_links l WHERE l.comparison = ? ORDER BY l.id DESC
                    """, arguments: [id]
            ).map(Self.link)
        }
    }

    func link(secret: String) async throws -> VoteLink? {
        guard let hash = LinkSecret.hash(secret) else { return nil }
        return try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT *, 0 AS votes, 0 AS voters FROM vote_links WHERE hash = ? AND expires > ?",
                arguments: [hash, Date().milliseconds]
            ).map(Self.link)
        }
    }

    func endLink(_ id: String) async throws -> Bool {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE vote_links SET expires = ?1 WHERE id = ?2 AND expires > ?1", arguments: [Date().milliseconds, id])
            return db.changesCount == 1
        }
    }

    /// Votes that came by the link `l`.
    private static let came = "v.comparison = l.comparison AND v.undone IS NULL AND v.rater LIKE 'guest:' || l.id || ':%'"

    private static func link(_ row: Row) -> VoteLink {
        VoteLink(
            id: row["id"], comparison: row["comparison"], note: row["note"], cap: row["cap"], makerID: row["maker"],
            created: Date(milliseconds: row["created"]), expires: Date(milliseconds: row["expires"]), voters: row["voters"],
            votes: row["votes"])
    }
}
