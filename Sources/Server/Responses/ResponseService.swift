import API
import Foundation
import Jobs
import Logging
import Pictures
import Registry
import ServiceLifecycle
import Store

/// Runs responses: one that its client waits for, at once; background ones when their turn comes, whoever watches.
final class ResponseService: Sendable {
    let parts: ServerParts
    let intake: ResponseIntake
    let watch = ResponseWatch()
    let running = RunningResponses()
    let launches: AsyncStream<String>
    let launch: AsyncStream<String>.Continuation
    let logger: Logger

    init(parts: ServerParts, logger: Logger = Logger(label: "easel.responses")) {
        self.parts = parts
        self.logger = logger
        intake = ResponseIntake(parts: parts)
        (launches, launch) = AsyncStream.makeStream(of: String.self)
    }

    /// Runs a response while its client waits. It is kept before its last event, so that whoever hears that it is complete can go on from it.
    ///
    /// The stream throws `APIError` for what went wrong before the response began, and `CancellationError` where its consumer is cancelled.
    func respond(_ accepted: ResponseIntake.Accepted, _ request: ResponseRequest, for principal: Principal) -> AsyncThrowingStream<
        ResponseFrame, any Error
    > {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ResponseFrame.self)
        let work = Task {
            var pinned = accepted.pinned
            do {
                try await run(accepted.record, request, for: principal, &pinned) { continuation.yield($0) }
                continuation.finish()
            } catch {
                await parts.store.discard(pinned)
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { work.cancel() } }
        return stream
    }

    private func run(
        _ record: ResponseRecord, _ request: ResponseRequest, for principal: Principal, _ pinned: inout [String],
        _ pass: (ResponseFrame) -> Void
    ) async throws {
        let ready = try await intake.conversation(of: record, request, for: principal)
        defer { withExtendedLifetime(ready.memory) {} }
        var assembler = ResponseAssembler(record.object, model: ready.model, wantsTokens: request.alternatives != nil)
        var isBegun = false
        do {
            for try await event in ready.conversation.events() {
                if !isBegun { assembler.begin().forEach(pass) }
                isBegun = true
                if case .drew(let drawing) = event { pinned.append(drawing.file.sha256) }
                let frames = assembler.take(event)
                if assembler.object.status.isFinal { try await keep(record, assembler, &pinned) }
                frames.forEach(pass)
            }
            try Task.checkCancellation()
        } catch let error as APIError where isBegun {
            let frames = assembler.fail(with: error)
            // Without a stream and without anything done it is an ordinary error, of which nothing is kept.
            if request.streams || !assembler.output.isEmpty {
                try await keep(record, assembler, &pinned)
            } else {
                await parts.store.discard(pinned)
                pinned = []
            }
            frames.forEach(pass)
        }
    }

    private func keep(_ record: ResponseRecord, _ assembler: ResponseAssembler, _ pinned: inout [String]) async throws {
        let names = pinned
        pinned = []
        guard record.object.echo.store else { return await parts.store.discard(names) }
        var record = record
        record.object = assembler.object
        record.output = assembler.output
        record.further = []
        try await parts.store.responses.add(record, pinned: names)
    }

    /// Lets a background response wait for its turn. Once this returns it survives the death of the process.
    func submit(_ accepted: ResponseIntake.Accepted) async throws {
        do {
            guard try await parts.store.responses.unfinished() < parts.service.options.queueLimit else {
                throw APIError.unavailable("Too many background responses are waiting.", retryAfter: 30)
            }
        } catch {
            await parts.store.discard(accepted.pinned)
            throw error
        }
        try await parts.store.responses.add(accepted.record, pinned: accepted.pinned)
        if accepted.record.keepsEvents {
            var created = ResponseStreamEvent(.created, 0)
            created.response = accepted.record.object
            var queued = ResponseStreamEvent(.queued, 1)
            queued.response = accepted.record.object
            try await parts.store.responses.note([KeptResponseEvent(created), KeptResponseEvent(queued)], of: accepted.record.id)
        }
        launch.yield(accepted.record.id)
    }

    /// Cancels a background response, and waits until its models let go; `nil` where there is none.
    ///
    /// - Throws: `APIError` with status 400 for one that cannot be cancelled.
    func cancel(_ id: String, for principal: Principal) async throws -> ResponseRecord? {
        guard let record = try await parts.store.responses.response(id, for: principal) else { return nil }
        guard record.object.echo.background else {
            throw APIError.invalid("Only responses created with background=true can be cancelled.", param: nil, code: "not_cancellable")
        }
        switch record.object.status {
        case .cancelled: return record
        case .completed, .failed, .incomplete:
            throw APIError.invalid("The response is \(record.object.status.rawValue) already.", param: nil, code: "not_cancellable")
        case .queued, .inProgress: break
        }
        if let work = running.cancel(id) {
            await work.value
        } else {
            var assembler = ResponseAssembler(record.object, model: record.object.echo.model, wantsTokens: false, number: 2)
            let events = assembler.fail(with: Self.cancelled).map { KeptResponseEvent($0.event) }
            _ = try await parts.store.responses.finish(id, as: assembler.object, events: record.keepsEvents ? events : [])
            watch.tell(id)
        }
        return try await parts.store.responses.response(id, for: principal)
    }

    static var cancelled: APIError {
        APIError(status: 499, message: "The response was cancelled.", type: "cancelled", code: "cancelled")
    }
}
