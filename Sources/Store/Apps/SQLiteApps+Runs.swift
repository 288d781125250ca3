import API
import Foundation
import GRDB
import Registry

extension SQLiteApps {
    func keepInputs(_ run: String, _ sha256: [(path: String, sha256: String)]) async throws {
        var pinned: [String] = []
        do {
            for input in sha256 { pinned.append(try await blobs.adopt(input.path, sha256: input.sha256).sha256) }
        } catch {
            await database.discard(pinned, of: blobs)
            throw error
        }
        let names = Set(pinned)
        try await database.write(naming: pinned, of: blobs) { db in
            for name in names {
                try db.execute(sql: "INSERT OR IGNORE INTO run_blobs (run, sha256) VALUES (?, ?)", arguments: [run, name])
            }
        }
    }

    func run(_ id: String) async throws -> RunRecord? {
        try await database.read { [blobs] db in
            try Row.fetchOne(db, sql: "SELECT * FROM app_runs WHERE id = ?", arguments: [id]).map { try RunRows.run($0, blobs: blobs) }
        }
    }

    func runs(_ filter: RunFilter, _ page: PageRequest) async throws -> Page<RunRecord> {
        var condition = Condition(sql: "app = ?", arguments: [filter.app])
        if let visitor = filter.visitor { condition.add("visitor = ?", visitor) }
        if let status = filter.status { condition.add("status = ?", status.rawValue) }
        if let purpose = filter.purpose { condition.add("purpose = ?", purpose.rawValue) }
        if let batch = filter.batch { condition.add("batch = ?", batch) }
        return try await database.read { [blobs, condition] db in
            try db.page(of: "app_runs", where: condition, page) { try RunRows.run($0, blobs: blobs) }
        }
    }

    func images(ofRun id: String) async throws -> [ImageRecord] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(ImageRows.joined) WHERE run = ? ORDER BY id", arguments: [id]).map(ImageRows.image)
        }
    }

    func images(ofApp slug: String, visitor: String?, _ page: PageRequest) async throws -> Page<ImageRecord> {
        var condition = Condition(sql: "app = ?", arguments: [slug])
        if let visitor { condition.add("run IN (SELECT id FROM app_runs WHERE app = ? AND visitor = ?)", slug, visitor) }
        return try await database.read { [condition] db in try db.page(of: ImageRows.joined, where: condition, page, ImageRows.image) }
    }

    func counts(_ slug: String, visitor: String?) async throws -> (visitor: Int, all: Int) {
        try await database.read { db in
            try RunRows.counts(slug, visitor: visitor, day: BudgetWindow(.day, at: Date().milliseconds).start / 86_400_000, in: db)
        }
    }

    func note(_ outcome: RunOutcome, ofImage id: String) async throws -> Bool {
        try await database.write { db in
            guard let run = try String.fetchOne(db, sql: "SELECT run FROM images WHERE id = ?", arguments: [id]) else { return false }
            try db.execute(
                sql: "INSERT OR IGNORE INTO app_outcomes (image, kind, run, created) VALUES (?, ?, ?, ?)",
                arguments: [id, outcome.rawValue, run, Date().milliseconds])
            return true
        }
    }

    func evidence(_ slug: String?, byArm: Bool, since: Date?) async throws -> [ModelEvidence] {
        try await database.read { db in
            var chosen = Condition(sql: "status <> 'open'", arguments: [])
            if let slug { chosen.add("app = ?", slug) }
            if let since { chosen.add("created >= ?", since.milliseconds) }
            let group = byArm ? "model, arm" : "model"
            // Percentiles by nearest rank: the k-th of n with k = ⌈n·p⌉.
            let rows = try Row.fetchAll(
                db,
                sql: """
                    WITH runs AS (SELECT * FROM app_runs WHERE \(chosen.sql)),
                    ranked AS (SELECT model, arm, latency, row_number() OVER (PARTITION BY \(group) ORDER BY latency) AS k,
                        count(*) OVER (PARTITION BY \(group)) AS n FROM runs WHERE status = 'succeeded'),
                    marks AS (SELECT model, arm, max(CASE WHEN k = (n * 50 + 99) / 100 THEN latency END) AS p50,
                        max(CASE WHEN k = (n * 95 + 99) / 100 THEN latency END) AS p95 FROM ranked GROUP BY \(group)),
                    outcomes AS (SELECT model, arm,
                        count(DISTINCT CASE WHEN kind <> 'regenerated' THEN image END) AS accepted,
                        count(DISTINCT CASE WHEN kind = 'regenerated' THEN image END) AS regenerated
                        FROM app_outcomes o JOIN runs r ON r.id = o.run GROUP BY \(group))
                    SELECT s.model AS model, s.arm AS arm, count(*) AS runs, sum(status = 'failed') AS failures, sum(images) AS images,
                        sum(cost) AS cost, max(p50) AS p50, max(p95) AS p95, max(accepted) AS accepted, max(regenerated) AS regenerated
                    FROM runs s LEFT JOIN marks m ON m.model = s.model\(byArm ? " AND m.arm = s.arm" : "")
                    LEFT JOIN outcomes o ON o.model = s.model\(byArm ? " AND o.arm = s.arm" : "")
                    GROUP BY s.model\(byArm ? ", s.arm" : "") ORDER BY runs DESC, s.model
                    """,
                arguments: StatementArguments(chosen.arguments))
            return rows.map { row in
                var evidence = ModelEvidence(model: row["model"], arm: byArm ? RunStamp.Arm(rawValue: row["arm"]) : nil)
                evidence.runs = row["runs"]
                evidence.failures = row["failures"]
                evidence.images = row["images"]
                evidence.cost = Money(nanodollars: row["cost"])
                evidence.accepted = row["accepted"] ?? 0
                evidence.regenerated = row["regenerated"] ?? 0
                evidence.p50Milliseconds = row["p50"]
                evidence.p95Milliseconds = row["p95"]
                return evidence
            }
        }
    }
}
