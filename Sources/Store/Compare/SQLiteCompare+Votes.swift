import API
import Foundation
import GRDB

extension SQLiteCompare {
    func openPair(_ id: String, of rater: Rater) async throws -> PairRecord? {
        try await database.read { db in try Self.openPair(id, of: rater, in: db) }
    }

    func show(_ pair: PairRecord) async throws -> PairRecord {
        try await database.write { db in
            if let open = try Self.openPair(pair.comparison, of: pair.rater, in: db) { return open }
            try db.execute(
                sql: """
                    INSERT INTO comparison_pairs (id, comparison, rater, prompt, left_cell, right_cell, mirrors, created)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    pair.id, pair.comparison, pair.rater.word, pair.prompt, pair.leftCell, pair.rightCell, pair.mirrors,
                    pair.created.milliseconds,
                ])
            return pair
        }
    }

    func pair(_ id: String) async throws -> PairRecord? { try await database.read { db in try Self.pair(id, in: db) } }

    func vote(_ id: String, _ choice: VoteRecord.Choice, milliseconds: Int?, cap: Int?) async throws -> VoteRecord {
        try await database.write { db in
            guard let pair = try Self.pair(id, in: db) else { throw APIError.notFound("There is no such pair.") }
            guard pair.vote == nil else { throw APIError.conflict("This pair was voted on already.") }
            if let cap {
                let cast = try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM comparison_votes WHERE comparison = ? AND rater = ? AND undone IS NULL",
                    arguments: [pair.comparison, pair.rater.word])
                if cast ?? 0 >= cap { throw APIError.conflict("You have cast all \(cap) votes of this link.") }
            }
            var vote = VoteRecord(
                id: 0, comparison: pair.comparison, prompt: pair.prompt, leftCell: pair.leftCell, rightCell: pair.rightCell, choice: choice,
                rater: pair.rater, mirrors: pair.mirrors, milliseconds: milliseconds, created: Date(milliseconds: Date().milliseconds))
            vote.id = try Self.insert(vote, in: db)
            try db.execute(sql: "UPDATE comparison_pairs SET vote = ? WHERE id = ?", arguments: [vote.id, id])
            return vote
        }
    }

    func undo(_ id: String, by rater: Rater) async throws -> VoteRecord? {
        try await database.write { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM comparison_votes WHERE comparison = ? AND rater = ? AND undone IS NULL ORDER BY id DESC LIMIT 1",
                arguments: [id, rater.word])
            guard let vote = row.flatMap(Self.vote) else { return nil }
            try db.execute(sql: "UPDATE comparison_votes SET undone = ? WHERE id = ?", arguments: [Date().milliseconds, vote.id])
            // The pair that was shown since comes again later; the one that was voted on comes back now.
            try db.execute(
                sql: "DELETE FROM comparison_pairs WHERE comparison = ? AND rater = ? AND vote IS NULL", arguments: [id, rater.word])
            try db.execute(sql: "UPDATE comparison_pairs SET vote = NULL WHERE vote = ?", arguments: [vote.id])
            return vote
        }
    }

    func votes(_ id: String) async throws -> [VoteRecord] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM comparison_votes WHERE comparison = ? AND undone IS NULL ORDER BY id", arguments: [id]
            ).compactMap(Self.vote)
        }
    }

    static func insert(_ vote: VoteRecord, in db: Database) throws -> Int64 {
        try db.cachedStatement(
            sql: """
                INSERT INTO comparison_votes (comparison, prompt, left_cell, right_cell, choice, rater, mirrors, milliseconds, created)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            vote.comparison, vote.prompt, vote.leftCell, vote.rightCell, vote.choice.rawValue, vote.rater.word, vote.mirrors,
            vote.milliseconds, vote.created.milliseconds,
        ])
        return db.lastInsertedRowID
    }

    private static func openPair(_ id: String, of rater: Rater, in db: Database) throws -> PairRecord? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM comparison_pairs WHERE comparison = ? AND rater = ? AND vote IS NULL", arguments: [id, rater.word]
        ).flatMap(pair)
    }

    private static func pair(_ id: String, in db: Database) throws -> PairRecord? {
        try Row.fetchOne(db, sql: "SELECT * FROM comparison_pairs WHERE id = ?", arguments: [id]).flatMap(pair)
    }

    private static func pair(_ row: Row) -> PairRecord? {
        guard let rater = Rater(word: row["rater"]) else { return nil }
        var pair = PairRecord(
            id: row["id"], comparison: row["comparison"], rater: rater, prompt: row["prompt"], leftCell: row["left_cell"],
            rightCell: row["right_cell"], mirrors: row["mirrors"], created: Date(milliseconds: row["created"]))
        pair.vote = row["vote"]
        return pair
    }

    private static func vote(_ row: Row) -> VoteRecord? {
        guard let rater = Rater(word: row["rater"]), let choice = VoteRecord.Choice(rawValue: row["choice"]) else { return nil }
        return VoteRecord(
            id: row["id"], comparison: row["comparison"], prompt: row["prompt"], leftCell: row["left_cell"], rightCell: row["right_cell"],
            choice: choice, rater: rater, mirrors: row["mirrors"], milliseconds: row["milliseconds"],
            created: Date(milliseconds: row["created"]))
    }
}
