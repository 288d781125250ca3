import API
import Registry
import Store

/// How work that had its turn ended.
protocol TurnEnding {
    /// What it is settled with.
    var settlement: Settlement { get }
}

extension ChatWork.Ending: TurnEnding {}
extension Work.Ending: TurnEnding {}

extension ImageService {
    /// Reserves the worst case of a request, waits for a turn of its model and has its work done. Where the wait ends in vain the reservation is settled
    /// at nothing; otherwise settling it is left to the caller, best in one transaction with what became of the work.
    ///
    /// - Parameters:
    ///   - weight: How much of its principal's share it takes.
    ///   - work: The work itself; it ends with its error where it fails, and throws none.
    /// - Returns: The reservation, how the work ended, and how long it waited for its turn.
    /// - Throws: `BudgetRefusal`, `APIError` or `CancellationError`, each before the work began.
    func inTurn<Ending: TurnEnding>(
        _ new: NewReservation, by info: ModelInfo, for principal: Principal, weight: Int, work: () async -> Ending
    ) async throws -> (reservation: Reservation, ending: Ending, waited: Duration) {
        let reservation = try await store.ledger.reserve(new)
        let arrived = ContinuousClock.now
        do {
            try await turns.take(info.id, limit: info.concurrency, principal: principal.id, weight: weight)
        } catch {
            let outcome: Settlement.Outcome = error is CancellationError ? .cancelled : .failed
            await settle(reservation, .unused(outcome, errorCode: (error as? APIError)?.code), requestID: new.requestID)
            throw error
        }
        let waited = ContinuousClock.now - arrived
        let ending = await work()
        turns.done(info.id)
        metrics.note(ending.settlement, model: info.id, waited: waited)
        return (reservation, ending, waited)
    }

    /// Settles, whatever happens: a reservation that cannot be settled stays until the next start, which errs on the
    /// budget's side.
    func settle(_ reservation: Reservation, _ settlement: Settlement, requestID: String) async {
        do {
            try await store.ledger.settle(reservation, settlement)
        } catch {
            logger.error("A request could not be settled.", metadata: ["request": "\(requestID)", "error": "\(error)"])
        }
    }
}
