import API
import Foundation
import Logging
import NIOPosix
import ServiceLifecycle
import Store
import Synchronization

/// Works on the batches that have not ended, in the background, while the server runs. Whatever was answered is in the store, so a kill costs what was
/// under way.
struct BatchRunner: Service {
    /// Requests of one batch that are done at once.
    private static let width = 8
    /// How often the store is asked for new batches and for those that are to end.
    private static let pause = Duration.milliseconds(500)
    /// How often a request is tried again when what refused it may pass.
    private static let tries = 5

    let parts: ServerParts
    let endpoints: BatchEndpoints
    let logger: Logger

    init(parts: ServerParts, logger: Logger) {
        self.parts = parts
        self.logger = logger
        endpoints = BatchEndpoints(parts: parts)
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await attend() }
    }

    private func attend() async {
        let active = Active()
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                for batch in (try? await parts.store.batches.open()) ?? [] {
                    guard active.ids.withLock({ $0.insert(batch.id).inserted }) else { continue }
                    group.addTask {
                        await work(on: batch)
                        active.ids.withLock { _ = $0.remove(batch.id) }
                    }
                }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    /// The batches that are worked on.
    private final class Active: Sendable { let ids = Mutex<Set<String>>([]) }

    /// Takes a batch as far as it goes now.
    private func work(on batch: RequestBatch) async {
        do {
            switch batch.status {
            case .validating: try await validate(batch)
            case .inProgress: try await answer(batch)
            case .cancelling: try await close(batch, as: .cancelled)
            case .finalizing: try await close(batch, as: .completed)
            case .failed, .completed, .expired, .cancelled: break
            }
        } catch is CancellationError {
            // The server stops; the batch goes on where it is when it starts again.
        } catch {
            logger.error("A batch could not be worked on.", metadata: ["batch": "\(batch.id)", "error": "\(error)"])
            try? await Task.sleep(for: .seconds(5))
        }
    }

    private func validate(_ batch: RequestBatch) async throws {
        let path = parts.store.blobs.path(of: batch.sha256)
        guard parts.store.blobs.contains(batch.sha256) else {
            let fault = BatchFault(code: "not_found", line: nil, message: "The file was deleted.", param: "input_file_id")
            return try await parts.store.batches.end(batch.id, .failed, outputFile: nil, errorFile: nil, faults: [fault])
        }
        let (lines, faults) = try await NIOThreadPool.singleton.runIfActive {
            try BatchFile(path).lines(endpoint: batch.endpoint)
        }
        if faults.isEmpty {
            _ = try await parts.store.batches.begin(batch.id, lines)
        } else {
            try await parts.store.batches.end(batch.id, .failed, outputFile: nil, errorFile: nil, faults: faults)
        }
    }

    private enum Reason { case done, cancelled, expired }

    private func answer(_ batch: RequestBatch) async throws {
        let principal = try await principal(of: batch)
        let reason = try await withThrowingTaskGroup(of: Reason.self) { group in
            group.addTask {
                try await answerAll(batch, for: principal)
                return .done
            }
            group.addTask {
                while Date() < batch.expires {
                    if try await parts.store.batches.batch(batch.id, for: .operator)?.status != .inProgress { return .cancelled }
                    try await Task.sleep(for: Self.pause)
                }
                return .expired
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .done
        }
        // A cancelled batch is seen as such the next time.
        guard reason != .cancelled else { return }
        try await parts.store.batches.finalize(batch.id)
    }

    /// On whose behalf a batch is done. A key that is gone ends it: nobody would pay.
    private func principal(of batch: RequestBatch) async throws -> Principal {
        if let key = batch.keyID { return Principal(try await parts.store.keys.key(key)) }
        return batch.personID.map { Principal(personID: $0) } ?? .anonymous
    }

    private func answerAll(_ batch: RequestBatch, for principal: Principal) async throws {
        var after = 0
        while true {
            let lines = try await parts.store.batches.waiting(batch.id, after: after, limit: 500)
            guard let last = lines.last else { return }
            after = last.number
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, line) in lines.enumerated() {
                    if index >= Self.width { try await group.next() }
                    group.addTask { try await answer(line, of: batch, for: principal) }
                }
                try await group.waitForAll()
            }
        }
    }

    private func answer(_ line: BatchLine, of batch: RequestBatch, for principal: Principal) async throws {
        let path = parts.store.blobs.path(of: batch.sha256)
        let body = try await NIOThreadPool.singleton.runIfActive { try BatchFile(path).body(line) }
        let request = BatchedRequest(batch: batch.id, line: line, body: body, principal: principal)
        guard let endpoint = endpoints[batch.endpoint] else { return }
        let keep: BatchKeep = { try await parts.store.batches.answer(batch.id, $0, with: $1) }
        var tries = 0
        while true {
            do {
                return try await endpoint.run(request, keep: keep)
            } catch let error as APIError {
                try Task.checkCancellation()
                tries += 1
                let mayPass = [429, 502, 503, 504].contains(error.status) && error.code != "insufficient_quota"
                guard mayPass, tries < Self.tries else { return try await keep(request.answer(error), BatchCommit()) }
                try await Task.sleep(for: .seconds(min(60, error.retryAfter ?? Double(1 << tries))))
            }
        }
    }
}
