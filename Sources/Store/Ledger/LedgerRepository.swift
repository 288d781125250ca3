/// One row for each request: reserved before the work, settled after it. A row that is reserved and belongs to a dead
/// process is released when a server starts.
public protocol LedgerRepository: Sendable {
    /// Reserves the worst case of a request against its key's budget, in one transaction with the check: however many
    /// requests race, spent and reserved together never exceed the budget. Returns once it survives the process' death.
    ///
    /// - Throws: `BudgetRefusal`; `APIError.invalidKey` where the key was revoked; `APIError.insufficientStorage`.
    func reserve(_ new: NewReservation) async throws -> Reservation

    /// Settles a reservation; a second settlement changes nothing and returns false.
    @discardableResult
    func settle(_ reservation: Reservation, _ settlement: Settlement) async throws -> Bool

    /// Whether anything was charged for the batched request with this id, `batch-…`.
    func hasCharged(batchedRequest id: String) async throws -> Bool

    /// Where a key stands with its budget; `nil` where it has none.
    func budget(ofKey id: String) async throws -> BudgetState?

    /// What was used, grouped, of one key (`principal`) or of all (the operator).
    func usage(_ query: UsageQuery, for principal: Principal) async throws -> [UsageRow]
}
