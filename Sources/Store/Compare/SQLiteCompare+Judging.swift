import API
import Foundation
import GRDB
import Registry

extension SQLiteCompare {
    func answers(_ id: String) async throws -> [AtomAnswerRecord] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM comparison_answers WHERE comparison = ? ORDER BY cell, atom, rater", arguments: [id]
            ).compactMap { row in
                guard let rater = Rater(word: row["rater"]) else { return nil }
                return AtomAnswerRecord(
                    comparison: id, cell: row["cell"], atom: row["atom"], rater: rater, yes: row["yes"], isMeasured: row["measured"],
                    created: Date(milliseconds: row["created"]))
            }
        }
    }

    func answer(_ answers: [AtomAnswerRecord]) async throws {
        try await database.write { db in for answer in answers { try Self.insert(answer, in: db) } }
    }

    private static func insert(_ answer: AtomAnswerRecord, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO comparison_answers (comparison, cell, atom, rater, yes, measured, created) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            answer.comparison, answer.cell, answer.atom, answer.rater.word, answer.yes, answer.isMeasured, answer.created.milliseconds,
        ])
    }

    func judged(_ id: String) async throws -> [JudgedRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM comparison_judged WHERE comparison = ? ORDER BY judge, question", arguments: [id]).map
            {
                JudgedRecord(judge: $0["judge"], question: $0["question"], judgement: $0["judgement"], fault: $0["fault"])
            }
        }
    }

    func forgetFaults(_ id: String) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM comparison_judged WHERE comparison = ? AND fault IS NOT NULL", arguments: [id])
        }
    }

    func judgement(_ id: String) async throws -> JudgementRecord? {
        try await database.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM judgements WHERE id = ?", arguments: [id]).map(Self.judgement)
        }
    }

    func judge(_ new: NewJudgement, in comparison: String) async throws {
        try await database.write { db in
            let now = Date().milliseconds
            if let (reservation, settlement) = new.settling { _ = try LedgerRows.settle(reservation.id, settlement, in: db, now: now) }
            if let judgement = new.judgement { try Self.insert(judgement, in: db) }
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO comparison_judged (comparison, judge, question, judgement, fault, created)
                    SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM comparisons WHERE id = ?1)
                    """,
                arguments: [comparison, new.judged.judge, new.judged.question, new.judged.judgement, new.judged.fault, now])
            // Whoever comes second with an answer to one question, or after the comparison was deleted, adds nothing.
            guard db.changesCount == 1 else { return }
            for answer in new.answers { try Self.insert(answer, in: db) }
            for vote in new.votes { _ = try Self.insert(vote, in: db) }
        }
    }

    private static func insert(_ judgement: JudgementRecord, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO judgements (id, judge, snapshot, reported, question, answer, measured, cost, comparison, created)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            judgement.id, judgement.judge, judgement.snapshot, judgement.reported, DatabaseJSON.encode(judgement.question),
            DatabaseJSON.encode(judgement.answer), judgement.isMeasured, judgement.cost.nanodollars, judgement.comparison,
            judgement.created.milliseconds,
        ])
    }

    func anchors(of judge: String, outside comparison: String, limit: Int) async throws -> [JudgementRecord] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM judgements WHERE judge = ? AND comparison <> ? ORDER BY id LIMIT ?",
                arguments: [judge, comparison, limit]
            ).map(Self.judgement)
        }
    }

    func note(_ anchor: AnchorRecord) async throws {
        try await database.write { db in
            try db.execute(
                sql: "INSERT INTO judge_anchors (comparison, judge, reported, asked, agreed, created) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [anchor.comparison, anchor.judge, anchor.reported, anchor.asked, anchor.agreed, anchor.created.milliseconds])
        }
    }

    func anchorChecks(_ id: String) async throws -> [AnchorRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM judge_anchors WHERE comparison = ? ORDER BY id", arguments: [id]).map {
                AnchorRecord(
                    comparison: id, judge: $0["judge"], reported: $0["reported"], asked: $0["asked"], agreed: $0["agreed"],
                    created: Date(milliseconds: $0["created"]))
            }
        }
    }

    private static func judgement(_ row: Row) throws -> JudgementRecord {
        JudgementRecord(
            id: row["id"], judge: row["judge"], snapshot: row["snapshot"], reported: row["reported"],
            question: try DatabaseJSON.decode(JSONValue.self, from: row["question"]),
            answer: try DatabaseJSON.decode(JSONValue.self, from: row["answer"]), isMeasured: row["measured"],
            cost: Money(nanodollars: row["cost"]), comparison: row["comparison"], created: Date(milliseconds: row["created"]))
    }
}
