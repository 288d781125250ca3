import API
import Registry
import Store

extension ImageService {
    /// Does a request's work while it waits: reserves the worst case, waits for a turn, runs the model, marks and keeps the
    /// pictures and settles what was used.
    ///
    /// The stream throws `APIError` only, or `CancellationError` where its consumer is cancelled. Cancelling the consumer
    /// cancels the model; what an upstream billed for the broken work is not known, so the pictures that were finished are
    /// settled at their worst case. The ledger is settled before `finished`, pictures may reach the disk after it.
    ///
    /// - Parameter isKept: Whether the pictures may be kept; `false` for those that are looked at and forgotten.
    public func perform(
        _ task: ImageTask, by resolved: ResolvedModel, for principal: Principal, requestID: String, isKept: Bool = true
    ) -> AsyncThrowingStream<WorkEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: WorkEvent.self)
        let work = Task {
            requests.begin()
            defer { requests.end() }
            do {
                try await serve(task, by: resolved, for: principal, requestID: requestID, isKept: isKept) { continuation.yield($0) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: explained(error, requestID: requestID))
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    private func serve(
        _ task: ImageTask, by resolved: ResolvedModel, for principal: Principal, requestID: String, isKept: Bool,
        pass: @escaping (WorkEvent) -> Void
    ) async throws {
        try authorize(resolved, for: principal)
        try store.checkRoom()
        let info = resolved.model.info
        let (reservation, ending, waited) = try await inTurn(
            NewReservation(
                keyID: principal.keyID, personID: principal.personID, model: info.id, snapshot: task.snapshot, requestID: requestID,
                worstCase: resolved.model.worstCase(of: task), images: task.count, run: task),
            by: info, for: principal, weight: task.count
        ) {
            await work(task, by: resolved, requestID: requestID).run(pass: pass) { product in
                var picture = product.picture
                if options.keepPictures, isKept {
                    let record = record(product, task: task, keyID: principal.keyID, personID: principal.personID, jobID: nil)
                    picture.imageID = record.id
                    await keeper.keep(PictureKeeper.Kept(record: record, picture: picture.picture))
                }
                pass(.picture(picture))
            }
        }
        await settle(reservation, ending.settlement, requestID: requestID)
        if let error = ending.error { throw error }
        durations.note(task, seconds: ending.settlement.latency / .seconds(1))
        pass(.finished(summary(ending, task: task, waited: waited)))
    }

    func summary(_ ending: Work.Ending, task: ImageTask, waited: Duration) -> WorkSummary {
        WorkSummary(
            model: task.model, snapshot: task.snapshot, choices: ending.choices, usage: ending.settlement.usage,
            isExact: ending.settlement.isExact, cost: ending.settlement.cost, notes: ending.notes, latency: ending.settlement.latency,
            waited: waited)
    }
}
