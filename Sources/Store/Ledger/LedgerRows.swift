import API
import Foundation
import GRDB
import Registry

/// The ledger's steps inside a transaction, shared by requests and jobs.
///
/// `spending` keeps the sums of each key's window beside the rows, so a reservation costs the same however much was spent.
/// Its row is made from the ledger when the window's first reservation comes, and then goes with every step.
enum LedgerRows {
    /// Checks the budget and writes the row. `boot` owns the reservation unless `job` does.
    static func reserve(_ new: NewReservation, job: String?, boot: String?, in db: Database, now: Int64) throws -> Reservation {
        let worst = max(.zero, new.worstCase)
        if let comparison = new.comparison { try ComparisonRows.checkBudget(comparison, worst, in: db) }
        if let charge = new.charge { try RunRows.check(charge, worst, in: db, now: now) }
        var window: String?
        if let key = new.keyID {
            let statement = try db.cachedStatement(sql: "SELECT budget, period, revoked FROM keys WHERE id = ?")
            guard let row = try Row.fetchOne(statement, arguments: [key]), row["revoked"] == nil else {
                throw APIError.invalidKey("The API key of this request was revoked.")
            }
            if let budget = budget(row) {
                let state = try state(budget, ofKey: key, in: db, now: now)
                guard worst <= state.left else { throw BudgetRefusal(state: state, asked: worst) }
                window = BudgetWindow(budget.period, at: now).name
                try db.cachedStatement(sql: "UPDATE spending SET reserved = reserved + ? WHERE key = ? AND window = ?")
                    .execute(arguments: [worst.nanodollars, key, window])
            }
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO ledger (request, key, person, job, boot, model, snapshot, status, window, reserved, asked, created, app, run,
                    comparison)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            new.requestID, new.keyID, new.personID, job, job == nil ? boot : nil, new.model, new.snapshot, window, worst.nanodollars,
            new.images, now, new.run?.stamp?.app ?? new.charge?.app, new.run?.stamp?.run,
            new.comparison,
        ])
        let reservation = Reservation(id: db.lastInsertedRowID, amount: worst)
        if let run = new.run { try RunRows.begin(run, new, reservation, job: job, in: db, now: now) }
        return reservation
    }

    /// Settles a row that is still reserved; false for any other.
    static func settle(_ id: Int64, _ settlement: Settlement, in db: Database, now: Int64) throws -> Bool {
        let usage = settlement.usage
        let update = try db.cachedStatement(
            sql: """
                UPDATE ledger SET status = ?, cost = ?, images = ?, text_in = ?, image_in = ?, cached_in = ?, text_out = ?, image_out = ?,
                    is_exact = ?, latency = ?, error = ?, ended = ?
                WHERE id = ? AND status = 'reserved' RETURNING key, window, reserved, run
                """)
        let cost = max(.zero, settlement.cost)
        let arguments: StatementArguments = [
            settlement.outcome.rawValue, cost.nanodollars, settlement.images, usage.inputTokensDetails.textTokens,
            usage.inputTokensDetails.imageTokens, usage.inputTokensDetails.cachedTokens ?? 0, usage.outputTokensDetails.textTokens,
            usage.outputTokensDetails.imageTokens, settlement.isExact, Int64(settlement.latency / .milliseconds(1)), settlement.errorCode,
            now, id,
        ]
        guard let row = try Row.fetchOne(update, arguments: arguments) else { return false }
        try unreserve(row, cost: cost, in: db)
        if let run: String = row["run"] { try RunRows.end(run, settlement, in: db, now: now) }
        return true
    }

    /// Takes a settled row's reservation from its window and adds its cost.
    static func unreserve(_ row: Row, cost: Money, in db: Database) throws {
        let key: String? = row["key"]
        let window: String? = row["window"]
        let reserved: Int64 = row["reserved"]
        guard let key, let window else { return }
        try db.cachedStatement(
            sql: "UPDATE spending SET spent = spent + ?, reserved = reserved - ? WHERE key = ? AND window = ?"
        ).execute(arguments: [cost.nanodollars, reserved, key, window])
    }

    static func budget(_ row: Row) -> Budget? {
        let amount: Int64? = row["budget"]
        let period: String? = row["period"]
        return amount.map { Budget(Money(nanodollars: $0), per: period.flatMap(Budget.Period.init) ?? .total) }
    }

    /// Where a key stands, read inside the writer.
    private static func state(_ budget: Budget, ofKey key: String, in db: Database, now: Int64) throws -> BudgetState {
        let window = BudgetWindow(budget.period, at: now)
        let select = try db.cachedStatement(sql: "SELECT spent, reserved FROM spending WHERE key = ? AND window = ?")
        if let row = try Row.fetchOne(select, arguments: [key, window.name]) { return state(budget, window, row) }
        let sums = try sums(ofKey: key, window, in: db)
        // Older rows are given to this window too where the budget's period was changed meanwhile, so that settling them
        // moves the sums that they are part of.
        try db.execute(
            sql: "UPDATE ledger SET window = ? WHERE key = ? AND created >= ? AND status = 'reserved'",
            arguments: [window.name, key, window.start])
        try db.execute(
            sql: "INSERT INTO spending (key, window, spent, reserved) VALUES (?, ?, ?, ?)",
            arguments: [key, window.name, sums["spent"] as Int64, sums["reserved"] as Int64])
        return state(budget, window, sums)
    }

    /// Where a key stands, without writing.
    static func state(ofKey key: String, in db: Database, now: Int64) throws -> BudgetState? {
        guard let row = try Row.fetchOne(db, sql: "SELECT budget, period FROM keys WHERE id = ?", arguments: [key]),
            let budget = budget(row)
        else { return nil }
        let window = BudgetWindow(budget.period, at: now)
        let kept = try Row.fetchOne(
            db, sql: "SELECT spent, reserved FROM spending WHERE key = ? AND window = ?", arguments: [key, window.name])
        return state(budget, window, try kept ?? sums(ofKey: key, window, in: db))
    }

    private static func state(_ budget: Budget, _ window: BudgetWindow, _ row: Row) -> BudgetState {
        BudgetState(
            budget: budget, spent: Money(nanodollars: row["spent"]), reserved: Money(nanodollars: row["reserved"]),
            resets: window.end.map(Date.init(milliseconds:)))
    }

    private static func sums(ofKey key: String, _ window: BudgetWindow, in db: Database) throws -> Row {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT ifnull(sum(cost), 0) AS spent, ifnull(sum(CASE status WHEN 'reserved' THEN reserved ELSE 0 END), 0) AS reserved
                FROM ledger WHERE key = ? AND created >= ?
                """,
            arguments: [key, window.start])
        return row ?? Row(["spent": 0, "reserved": 0])
    }
}
