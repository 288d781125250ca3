import API
import Foundation
import Jobs
import Logging
import Pictures
import Registry
import ServiceLifecycle
import Store

extension ResponseService: Service {
    /// Background responses that are worked on at once: each holds its conversation. Their models' own limits are the image service's.
    private static let together = 16

    /// Takes up what waits and works on it until a graceful shutdown: then nothing new begins, and what runs is given its grace. What waits, waits for
    /// the next start.
    func run() async throws {
        do {
            for id in try await parts.store.responses.waiting() { launch.yield(id) }
        } catch {
            logger.error("The waiting responses could not be read.", metadata: ["error": "\(error)"])
        }
        await withTaskGroup(of: Void.self) { group in
            await withTaskCancellationOrGracefulShutdownHandler {
                var atWork = 0
                for await id in launches {
                    if atWork >= Self.together {
                        await group.next()
                        atWork -= 1
                    }
                    group.addTask { await self.work(on: id) }
                    atWork += 1
                }
            } onCancelOrGracefulShutdown: {
                self.launch.finish()
            }
            let end = ContinuousClock.now + parts.service.options.grace
            while !running.isEmpty, ContinuousClock.now < end, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(10)) }
            running.cancelAll()
        }
    }

    private func work(on id: String) async {
        defer { running.end(id) }
        do {
            guard !running.isStopped, let record = try await parts.store.responses.begin(id) else { return }
            let task = Task { await self.finish(record) }
            running.begin(id, task)
            await task.value
        } catch {
            // It stays queued in the store; the next start finds it.
            logger.error("A response could not be taken up.", metadata: ["response": "\(id)", "error": "\(error)"])
        }
    }

    /// Runs a background response to its end, whatever that is.
    private func finish(_ record: ResponseRecord) async {
        var assembler = ResponseAssembler(
            record.object, model: record.object.echo.model, wantsTokens: false, number: record.keepsEvents ? 2 : 0)
        do {
            let principal = try await principal(of: record)
            let text = try JSONText(Array((record.request ?? "{}").utf8))
            let request = try ResponseRequest(try Fields(json: text.value), text, isStored: true)
            let ready = try await intake.conversation(of: record, request, for: principal)
            defer { withExtendedLifetime(ready.memory) {} }
            assembler = ResponseAssembler(
                record.object, model: ready.model, wantsTokens: request.alternatives != nil, number: record.keepsEvents ? 2 : 0)
            try await write(assembler.begin(), of: record)
            for try await event in ready.conversation.events() { try await write(assembler.take(event), of: record, assembler) }
            try Task.checkCancellation()
        } catch {
            await end(record, &assembler, error)
        }
    }

    private func end(_ record: ResponseRecord, _ assembler: inout ResponseAssembler, _ error: any Error) async {
        let reason: APIError
        if running.isCancelled(record.id) {
            reason = Self.cancelled
        } else if error is CancellationError {
            reason = .unavailable("The server stopped while it worked on this response.")
        } else if let error = error as? APIError {
            reason = error
        } else {
            logger.error("A response failed.", metadata: ["response": "\(record.id)", "error": "\(error)"])
            reason = .internalError
        }
        let frames = assembler.fail(with: reason)
        let ended = assembler
        // Writing it down must not be cancelled with the work.
        let writing = Task { try await self.write(frames, of: record, ended) }
        do { try await writing.value } catch {
            logger.error("A response's end could not be written.", metadata: ["response": "\(record.id)", "error": "\(error)"])
        }
    }

    /// Keeps what happened: finished items as they come, so that what was paid for survives, events where they may be streamed again, the end.
    private func write(_ frames: [ResponseFrame], of record: ResponseRecord, _ assembler: ResponseAssembler? = nil) async throws {
        var events: [KeptResponseEvent] = []
        for frame in frames {
            if let item = frame.finished, let place = frame.event.outputIndex {
                try await parts.store.responses.append(item, at: place, to: record.id)
            }
            guard record.keepsEvents else { continue }
            events.append(KeptResponseEvent(frame.event, preview: try await kept(frame.preview)))
        }
        if let object = assembler?.object, object.status.isFinal {
            _ = try await parts.store.responses.finish(record.id, as: object, events: events)
        } else if !events.isEmpty {
            try await parts.store.responses.note(events, of: record.id)
        }
        watch.tell(record.id)
    }

    private func kept(_ preview: EncodedPicture?) async throws -> InputPicture? {
        guard let preview else { return nil }
        let blob = try await parts.store.blobs.put { try preview.bytes() }
        return InputPicture(
            path: parts.store.blobs.path(of: blob.sha256), format: preview.format, size: PixelSize(preview.width, preview.height),
            bytes: blob.bytes, sha256: blob.sha256)
    }

    private func principal(of record: ResponseRecord) async throws -> Principal {
        if let id = record.keyID {
            let key = try await parts.store.keys.key(id)
            guard key.revoked == nil else { throw APIError.invalidKey("The API key of this response was revoked.") }
            return Principal(key)
        }
        return record.personID.map { Principal(personID: $0) } ?? .anonymous
    }
}
