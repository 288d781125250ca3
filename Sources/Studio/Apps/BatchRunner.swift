import API
import Apps
import Foundation
import Jobs
import Logging
import Store

/// Feeds batches to the queue, a few rows at a time, so that a table of thousands does not fill it for everybody else. It rests
/// while there is nothing to do; what a dead server left waiting goes on at the next start.
actor BatchRunner {
    private let apps: AppService
    private let service: ImageService
    private let logger: Logger
    private var task: Task<Void, Never>?
    /// Jobs of batches that may be under way at once.
    private static let together = 32

    init(apps: AppService, service: ImageService, logger: Logger) {
        self.apps = apps
        self.service = service
        self.logger = logger
    }

    /// Goes to work unless it is at work.
    func wake() {
        guard task == nil else { return }
        task = Task {
            await self.work()
            self.rest()
        }
    }

    private func rest() { task = nil }

    private func work() async {
        while !Task.isCancelled {
            do {
                guard try await !apps.store.apps.waitingRows(1).isEmpty else { return }
                let open = try await apps.store.jobs.waiting().count { $0.personID?.hasPrefix("vis-batch-") == true }
                let done =
                    open < Self.together
                    ? try await apps.advanceBatches { [service] run, batch in
                        // All batches of a visitor share one turn in the queue, beside the visitor's own.
                        let principal = Principal.visitor("vis-batch-\(batch.visitor ?? batch.id)")
                        return try await service.enqueue(run.task, by: run.model, for: principal, requestID: batch.id)
                    } : 0
                if done == 0 { try await Task.sleep(for: .milliseconds(300)) }
            } catch {
                logger.error("A batch could not go on.", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(5))
            }
        }
    }
}

extension Studio {
    /// Goes on with what a stopped server left: batches, watched models that are due, and alt texts.
    public func resume() async {
        await batches.wake()
        await drifts.start()
        await altTexts.start(self)
    }
}
