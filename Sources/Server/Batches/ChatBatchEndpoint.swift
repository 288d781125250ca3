import API
import Jobs
import Registry
import Store

/// Conversations in batches, at the model's price for them.
struct ChatBatchEndpoint: BatchEndpoint {
    let path = "/v1/chat/completions"
    private let parts: ServerParts
    private let intake: ChatIntake

    init(parts: ServerParts) {
        self.parts = parts
        intake = ChatIntake(parts: parts)
    }

    func run(_ request: BatchedRequest, keep: BatchKeep) async throws {
        let wanted = try CompletionRequest(try Fields(json: request.body.value)) { request.body }
        guard !wanted.streams else {
            throw APIError.invalid("Invalid 'stream': a batch's answers cannot be streamed.", param: "stream")
        }
        var resolved = try intake.model(wanted.model, for: request.principal)
        let wire = CompletionWire(model: resolved, usesFunctions: wanted.usesFunctions)
        let prepared = try await intake.prepared(wanted, resolved, for: request.principal)
        let percent = resolved.model.info.batchPercent
        if percent != 100 { resolved.model = DiscountedChatModel(resolved.model, percent: percent) }
        var answer = GatheredAnswer(count: prepared.task.count)
        try await parts.service.converse(
            prepared.task, by: resolved, for: request.principal, requestID: request.requestID,
            pass: { answer.take($0) },
            settling: { reservation, settlement, outcome in
                guard case .success(let summary) = outcome else {
                    try await parts.store.ledger.settle(reservation, settlement)
                    return
                }
                answer.take(.finished(summary))
                try await keep(request.answer(wire.completion(answer)), BatchCommit(settling: (reservation, settlement)))
            })
        withExtendedLifetime(prepared.memory) {}
    }
}
