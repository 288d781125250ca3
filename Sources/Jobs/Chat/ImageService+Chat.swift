import API
import Registry
import Store

extension ImageService {
    /// Continues a conversation while its request waits: reserves the worst case, waits for a turn, runs the model and settles what was used. Text
    /// and image work of one model share its turns.
    ///
    /// The stream throws `APIError` only, or `CancellationError` where its consumer is cancelled; that cancels the model. The ledger is settled before
    /// `finished`.
    public func converse(
        _ task: ChatTask, by resolved: ResolvedChatModel, for principal: Principal, requestID: String
    ) -> AsyncThrowingStream<ChatWorkEvent, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ChatWorkEvent.self)
        let work = Task {
            requests.begin()
            defer { requests.end() }
            do {
                try authorize(resolved, for: principal)
                try await converse(task, with: resolved.model, for: principal, requestID: requestID) { continuation.yield($0) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: explained(error, requestID: requestID))
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    /// Continues a conversation for whoever keeps what becomes of it: `settling` gets the reservation with its settlement and has to settle it,
    /// best in one transaction with the answer, so that no kill comes between the two.
    ///
    /// - Throws: `APIError`, or `CancellationError`, after `settling`; what `settling` throws.
    public func converse(
        _ task: ChatTask, by resolved: ResolvedChatModel, for principal: Principal, requestID: String, pass: (ChatEvent) -> Void,
        settling: (Reservation, Settlement, Result<ChatSummary, any Error>) async throws -> Void
    ) async throws {
        requests.begin()
        defer { requests.end() }
        do {
            try authorize(resolved, for: principal)
            try await converse(task, with: resolved.model, for: principal, requestID: requestID, pass: pass, settling: settling)
        } catch {
            throw explained(error, requestID: requestID)
        }
    }

    private func converse(
        _ task: ChatTask, with model: any ChatModel, for principal: Principal, requestID: String, pass: (ChatWorkEvent) -> Void
    ) async throws {
        var done: ChatSummary?
        try await converse(
            task, with: model, for: principal, requestID: requestID, pass: { pass(.model($0)) },
            settling: { reservation, settlement, outcome in
                await settle(reservation, settlement, requestID: requestID)
                done = try? outcome.get()
            })
        if let done { pass(.finished(done)) }
    }

    private func converse(
        _ task: ChatTask, with model: any ChatModel, for principal: Principal, requestID: String, pass: (ChatEvent) -> Void,
        settling: (Reservation, Settlement, Result<ChatSummary, any Error>) async throws -> Void
    ) async throws {
        let info = model.info
        let (reservation, ending, waited) = try await inTurn(
            NewReservation(
                keyID: principal.keyID, personID: principal.personID, model: info.id, snapshot: task.snapshot, requestID: requestID,
                worstCase: model.worstCase(of: task), images: 0),
            by: info, for: principal, weight: task.count
        ) {
            await ChatWork(task: task, model: model).run(pass: pass)
        }
        if let error = ending.error {
            try await settling(reservation, ending.settlement, .failure(error))
            throw error
        }
        let summary = ChatSummary(
            model: info.id, snapshot: ending.snapshot, usage: ending.usage, isExact: ending.isExact, cost: ending.settlement.cost,
            latency: ending.settlement.latency, waited: waited)
        try await settling(reservation, ending.settlement, .success(summary))
    }
}
