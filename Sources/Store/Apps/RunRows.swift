import API
import Foundation
import GRDB
import Registry

/// Runs' rows, written in the ledger's transactions.
enum RunRows {
    /// Checks the app's limits and writes the run; whoever comes next sees it counted.
    static func begin(
        _ task: ImageTask, _ new: NewReservation, _ reservation: Reservation, job: String?, in db: Database, now: Int64
    ) throws {
        guard let stamp = task.stamp else { return }
        let day = BudgetWindow(.day, at: now)
        if let text = try String.fetchOne(
            db, sql: "SELECT limits FROM app_versions WHERE app = ? AND number = ?", arguments: [stamp.app, stamp.version])
        {
            let limits = try DatabaseJSON.decode(AppLimits.self, from: text)
            if stamp.purpose == .run { try checkCounts(limits, stamp, day, in: db) }
            if let budget = limits.budget { try check(budget, stamp.app, reservation.amount, in: db, now: now) }
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO app_runs (id, app, version, arm, purpose, switch, model, snapshot, weights, task, visitor, key, job, batch,
                    status, reserved, day, created)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
                """
        ).execute(arguments: [
            stamp.run, stamp.app, stamp.version, stamp.arm.rawValue, stamp.purpose.rawValue, stamp.switchID, task.model, task.snapshot,
            stamp.weights, DatabaseJSON.encode(task), stamp.visitor, new.keyID, job, stamp.batch?.batch, reservation.amount.nanodollars,
            day.start / 86_400_000, now,
        ])
    }

    /// Checks the app's limits for work of it that is no run.
    static func check(_ charge: AppCharge, _ asked: Money, in db: Database, now: Int64) throws {
        guard
            let text = try String.fetchOne(
                db, sql: "SELECT limits FROM app_versions WHERE app = ? AND number = ?", arguments: [charge.app, charge.version])
        else { throw APIError.notFound("There is no such version of the app.") }
        let limits = try DatabaseJSON.decode(AppLimits.self, from: text)
        let day = BudgetWindow(.day, at: now)
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) AS everybody, ifnull(sum(person = ?2), 0) AS own FROM ledger
                    WHERE app = ?1 AND run IS NULL AND created >= ?3 AND status IN ('reserved', 'succeeded')
                    """), arguments: [charge.app, charge.visitor, day.start])
        try check((row?["own"] ?? 0, row?["everybody"] ?? 0), limits, visitor: charge.visitor, day)
        if let budget = limits.budget { try check(budget, charge.app, asked, in: db, now: now) }
    }

    private static func checkCounts(_ limits: AppLimits, _ stamp: RunStamp, _ day: BudgetWindow, in db: Database) throws {
        let counts = try counts(stamp.app, visitor: stamp.visitor, day: day.start / 86_400_000, in: db)
        try check(counts, limits, visitor: stamp.visitor, day)
    }

    private static func check(_ counts: (visitor: Int, all: Int), _ limits: AppLimits, visitor: String?, _ day: BudgetWindow) throws {
        let resets = day.end.map { Date(milliseconds: $0).formatted(.iso8601) } ?? ""
        if let most = limits.visitorPerDay, visitor != nil, counts.visitor >= most {
            throw APIError.insufficientQuota(
                "You have used this app \(most) \(most == 1 ? "time" : "times") today, which is its limit. It resets at \(resets).",
                details: ["limit": .integer(Int64(most)), "left": 0, "resets_at": .string(resets), "scope": "visitor"])
        }
        if let most = limits.perDay, counts.all >= most {
            throw APIError.insufficientQuota(
                "This app was used \(most) \(most == 1 ? "time" : "times") today, which is its limit. It resets at \(resets).",
                details: ["limit": .integer(Int64(most)), "left": 0, "resets_at": .string(resets), "scope": "app"])
        }
    }

    /// Runs of a day that count: those that work or succeeded.
    static func counts(_ app: String, visitor: String?, day: Int64, in db: Database) throws -> (visitor: Int, all: Int) {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) AS everybody, ifnull(sum(visitor = ?2), 0) AS own FROM app_runs
                    WHERE app = ?1 AND day = ?3 AND purpose = 'run' AND status IN ('open', 'succeeded')
                    """), arguments: [app, visitor, day])
        return (row?["own"] ?? 0, row?["everybody"] ?? 0)
    }

    private static func check(_ budget: Budget, _ app: String, _ asked: Money, in db: Database, now: Int64) throws {
        let window = BudgetWindow(budget.period, at: now)
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT ifnull(sum(cost), 0) AS spent, ifnull(sum(reserved), 0) AS reserved FROM (
                        SELECT cost, CASE status WHEN 'open' THEN reserved ELSE 0 END AS reserved FROM app_runs WHERE app = ?1 AND day >= ?2
                        UNION ALL
                        SELECT cost, CASE status WHEN 'reserved' THEN reserved ELSE 0 END FROM ledger
                        WHERE app = ?1 AND run IS NULL AND created >= ?3
                    )
                    """), arguments: [app, window.start / 86_400_000, window.start])
        let state = BudgetState(
            budget: budget, spent: Money(nanodollars: row?["spent"] ?? 0), reserved: Money(nanodollars: row?["reserved"] ?? 0),
            resets: window.end.map(Date.init(milliseconds:)))
        guard asked > state.left else { return }
        var refusal = BudgetRefusal(state: state, asked: asked).apiError
        refusal.message = refusal.message.replacingOccurrences(of: "this key's budget", with: "this app's budget")
        refusal.details["scope"] = "app"
        throw refusal
    }

    /// Ends a run with its ledger row.
    static func end(_ id: String, _ settlement: Settlement, in db: Database, now: Int64) throws {
        try db.cachedStatement(
            sql: """
                UPDATE app_runs SET status = ?, cost = ?, images = ?, latency = ?, error = ?, ended = ? WHERE id = ? AND status = 'open'
                """
        ).execute(arguments: [
            settlement.outcome.rawValue, max(.zero, settlement.cost).nanodollars, settlement.images,
            Int64(settlement.latency / .milliseconds(1)), settlement.errorCode, now, id,
        ])
    }

    static func run(_ row: Row, blobs: BlobStore) throws -> RunRecord {
        var task = try DatabaseJSON.decode(ImageTask.self, from: row["task"])
        for index in task.inputs.indices { task.inputs[index].path = blobs.path(of: task.inputs[index].sha256) }
        if let mask = task.mask { task.mask?.path = blobs.path(of: mask.sha256) }
        let ended: Int64? = row["ended"]
        return RunRecord(
            id: row["id"], task: task, keyID: row["key"], jobID: row["job"],
            status: RunRecord.Status(rawValue: row["status"]) ?? .failed, cost: Money(nanodollars: row["cost"]), images: row["images"],
            latencyMilliseconds: row["latency"], errorCode: row["error"], created: Date(milliseconds: row["created"]),
            ended: ended.map(Date.init(milliseconds:)))
    }
}
