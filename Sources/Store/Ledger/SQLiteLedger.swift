import Foundation
import GRDB

/// The ledger in SQLite.
final class SQLiteLedger: LedgerRepository {
    let database: SQLite
    private let bootID: String

    init(database: SQLite, bootID: String) {
        self.database = database
        self.bootID = bootID
    }

    func reserve(_ new: NewReservation) async throws -> Reservation {
        try await database.write { [bootID] db in
            try LedgerRows.reserve(new, job: nil, boot: bootID, in: db, now: Date().milliseconds)
        }
    }

    func settle(_ reservation: Reservation, _ settlement: Settlement) async throws -> Bool {
        try await database.write { db in
            try LedgerRows.settle(reservation.id, settlement, in: db, now: Date().milliseconds)
        }
    }

    func hasCharged(batchedRequest id: String) async throws -> Bool {
        try await database.read { db in
            // The terms of the index, word for word, or it is not used.
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM ledger WHERE request = ? AND request GLOB 'batch-*' AND cost > 0)", arguments: [id])
                ?? false
        }
    }

    func budget(ofKey id: String) async throws -> BudgetState? {
        try await database.read { db in try LedgerRows.state(ofKey: id, in: db, now: Date().milliseconds) }
    }

    func usage(_ query: UsageQuery, for principal: Principal) async throws -> [UsageRow] {
        try await database.read { db in try UsageRows.fetch(query, for: principal, in: db) }
    }
}
