import API
import Hummingbird
import Jobs
import Pictures
import Registry
import Store

/// `/v1/chat/completions`.
struct ChatRoutes: Sendable {
    let parts: ServerParts
    private let intake: ChatIntake
    private let json: JSONBody

    init(parts: ServerParts) {
        self.parts = parts
        intake = ChatIntake(parts: parts)
        json = JSONBody(budget: ByteBudget(96 << 20), limit: 64 << 20, seconds: parts.settings.server.bodyTimeout)
    }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/chat/completions") { request, context in try await complete(request, context) }
    }

    private func complete(_ request: Request, _ context: EaselContext) async throws -> Response {
        try ImageRoutes.require(request, ["application/json"])
        let wanted = try await json.readOrdered(request) { try CompletionRequest($0, $1) }
        let departures = parts.departures
        let resolved = try intake.model(wanted.model, for: context.principal)
        let prepared = try await departures.cancelling(with: context.channel) {
            try await intake.prepared(wanted, resolved, for: context.principal)
        }
        let work = parts.service.converse(prepared.task, by: resolved, for: context.principal, requestID: context.requestID)
        let wire = CompletionWire(model: resolved, usesFunctions: wanted.usesFunctions)
        if wanted.streams {
            let watched = departures.following(work, with: context.channel)
            return try await CompletionStream.response(watched, wire, includesUsage: wanted.includesUsage, memory: prepared.memory)
        }
        let count = prepared.task.count
        let answer = try await departures.cancelling(with: context.channel) {
            var answer = GatheredAnswer(count: count)
            for try await event in work { answer.take(event) }
            return answer
        }
        withExtendedLifetime(prepared.memory) {}
        return try Response.json(wire.completion(answer))
    }
}

extension ChatIntake {
    /// A request as a task of its model, its pictures fetched; what the model cannot do is refused before.
    func prepared(_ wanted: CompletionRequest, _ resolved: ResolvedChatModel, for principal: Principal) async throws -> (
        task: ChatTask, memory: HeldMemory
    ) {
        var task = wanted.task
        task.model = resolved.model.info.id
        task.snapshot = resolved.snapshot
        try task.check(for: resolved)
        let taken = try await take(wanted.messages, for: resolved, principal: principal)
        task.messages = taken.messages
        return (task, taken.memory)
    }
}
