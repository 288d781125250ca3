import API
import Foundation
import Jobs
import Registry
import Store

/// Responses in batches, their text at the model's price for batches.
///
/// One that only speaks is settled, answered and kept in one transaction, so it can be run again until that has happened. One that may draw settles
/// each turn and picture as they come; if anything was charged for it and it has no answer, it is not begun again.
struct ResponseBatchEndpoint: BatchEndpoint {
    let path = "/v1/responses"
    private let parts: ServerParts
    private let intake: ResponseIntake

    init(parts: ServerParts) {
        self.parts = parts
        intake = ResponseIntake(parts: parts)
    }

    /// A response that is worked on.
    private struct Work {
        var record: ResponseRecord
        var assembler: ResponseAssembler
        var pinned: [String]
    }

    func run(_ request: BatchedRequest, keep: BatchKeep) async throws {
        let wanted = try ResponseRequest(try Fields(json: request.body.value), request.body)
        guard !wanted.streams else {
            throw APIError.invalid("Invalid 'stream': a batch's answers cannot be streamed.", param: "stream")
        }
        guard !wanted.echo.background else {
            throw APIError.invalid("Invalid 'background': all requests of a batch are done in the background.", param: "background")
        }
        let accepted = try await intake.accept(wanted, requestID: request.requestID, for: request.principal)
        var pinned = accepted.pinned
        do {
            let ready = try await intake.conversation(of: accepted.record, wanted, for: request.principal)
            defer { withExtendedLifetime(ready.memory) {} }
            let assembler = ResponseAssembler(accepted.record.object, model: ready.model, wantsTokens: wanted.alternatives != nil)
            var work = Work(record: accepted.record, assembler: assembler, pinned: pinned)
            pinned = []
            _ = work.assembler.begin()
            var conversation = ready.conversation
            if let speaker = conversation.speaker, speaker.model.info.batchPercent != 100 {
                conversation.speaker?.model = DiscountedChatModel(speaker.model, percent: speaker.model.info.batchPercent)
            }
            defer { pinned = work.pinned }
            if let speaker = conversation.speaker, conversation.drawing == nil {
                try await speak(conversation, speaker, &work, request, keep)
            } else {
                try await draw(conversation, &work, request, keep)
            }
        } catch {
            await parts.store.discard(pinned)
            throw error
        }
        await parts.store.discard(pinned)
    }

    /// A single turn, which is settled with its answer.
    private func speak(
        _ conversation: Conversation, _ speaker: ResolvedChatModel, _ work: inout Work, _ request: BatchedRequest, _ keep: BatchKeep
    ) async throws {
        var task = conversation.task
        if task.tools.isEmpty { task.toolChoice = .auto }
        var reason = ChatEvent.FinishReason.stop
        while true {
            do {
                return try await parts.service.converse(
                    task, by: speaker, for: request.principal, requestID: request.requestID,
                    pass: { event in
                        if case .finished(_, let why) = event { reason = why }
                        _ = work.assembler.take(.said(event))
                    },
                    settling: { reservation, settlement, outcome in
                        guard case .success(let summary) = outcome else {
                            try await parts.store.ledger.settle(reservation, settlement)
                            return
                        }
                        _ = work.assembler.take(.spoke(summary, reason))
                        _ = work.assembler.take(.finished(reason))
                        try await self.keep(&work, request, settling: (reservation, settlement), keep)
                    })
            } catch let error as APIError where error.isOverContext && conversation.forgets {
                guard Conversation.Round.forget(&task.messages) else { throw error }
            }
        }
    }

    /// Turns and pictures, each settled by itself.
    private func draw(_ conversation: Conversation, _ work: inout Work, _ request: BatchedRequest, _ keep: BatchKeep) async throws {
        guard try await !parts.store.ledger.hasCharged(batchedRequest: request.requestID) else {
            throw APIError(
                status: 500,
                message: "The server stopped while it worked on this response. A part of it is paid for, so it was not begun again.",
                type: "server_error", code: "server_died")
        }
        do {
            for try await event in conversation.events() {
                if case .drew(let drawing) = event { work.pinned.append(drawing.file.sha256) }
                _ = work.assembler.take(event)
            }
            try Task.checkCancellation()
        } catch let error as APIError {
            _ = work.assembler.fail(with: error)
            // What was drawn and said is the answer; with nothing of either it is an ordinary error, which may pass if nothing was paid for.
            if work.assembler.output.isEmpty {
                guard try await parts.store.ledger.hasCharged(batchedRequest: request.requestID) else { throw error }
                return try await keep(request.answer(error), BatchCommit())
            }
        }
        try await self.keep(&work, request, settling: nil, keep)
    }

    /// Keeps the answer, and the response where it is to be stored; otherwise its pictures go into the answer.
    private func keep(
        _ work: inout Work, _ request: BatchedRequest, settling: (reservation: Reservation, settlement: Settlement)?, _ keep: BatchKeep
    ) async throws {
        var whole = work.assembler.whole
        var commit = BatchCommit(settling: settling)
        if whole.echo.store {
            var record = work.record
            record.object = work.assembler.object
            record.output = work.assembler.output
            record.further = []
            commit.response = record
            commit.pinned = work.pinned
            work.pinned = []
        } else {
            for (index, item) in whole.output.enumerated() {
                guard case .imageCall(var call) = item, let picture = work.assembler.pictures[call.id] else { continue }
                call.result = Data(try picture.bytes()).base64EncodedString()
                whole.output[index] = .imageCall(call)
            }
        }
        try await keep(request.answer(try JSONValue.parse(try JSONEncoder().encode(whole))), commit)
    }

    /// The line with its pictures, which are kept with the response until the file is written.
    func output(_ line: String, for principal: Principal) async throws -> [UInt8] {
        guard case .object(var object) = try JSONValue.parse(Array(line.utf8)), case .object(var response)? = object["response"],
            case .object(var body)? = response["body"], case .string(let id)? = body["id"], case .array(var items)? = body["output"],
            items.contains(where: Self.lacksPicture), let record = try await parts.store.responses.response(id, for: principal)
        else { return Array(line.utf8) }
        var files: [String: String] = [:]
        for kept in record.output { files[kept.item.id] = kept.pictures.first?.path }
        for (index, item) in items.enumerated() where Self.lacksPicture(item) {
            guard case .object(var call) = item, case .string(let name)? = call["id"], let path = files[name],
                let bytes = FileManager.default.contents(atPath: path)
            else { continue }
            call["result"] = .string(bytes.base64EncodedString())
            items[index] = .object(call)
        }
        body["output"] = .array(items)
        response["body"] = .object(body)
        object["response"] = .object(response)
        return JSONValue.object(object).encoded()
    }

    private static func lacksPicture(_ item: JSONValue) -> Bool {
        guard case .object(let call) = item else { return false }
        return call["type"] == "image_generation_call" && call["result"] == .null
    }
}
