import API
import Foundation
import Registry
import ServiceLifecycle
import Store

extension ImageService: Service {
    /// Takes up what waits and works on jobs until a graceful shutdown or cancellation: then nothing new starts, running
    /// jobs are given their grace and go back into the queue after it, and pictures that were answered reach the disk.
    ///
    /// Give it to the service group before the HTTP server: services are shut down in reverse, so requests end first.
    public func run() async throws {
        await refill()
        turns.open()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.housekeeping() }
            group.addTask { await self.attend() }
            await self.workOnJobs()
            group.cancelAll()
        }
        await drain()
        hub.close()
    }

    /// Lines up the jobs that wait in the store.
    private func refill() async {
        do {
            for job in try await store.jobs.waiting() {
                let principal = job.keyID ?? job.personID ?? Principal.anonymous.id
                if let at = job.retryAt, at > Date() {
                    postponed.add(Postponed.Entry(job: job.id, model: job.model, principal: principal, weight: job.images, at: at))
                    continue
                }
                // A model that is gone: the job's turn comes at once and fails with the reason.
                let info =
                    (try? registry.resolve(job.model))?.model.info ?? ModelInfo(id: job.model, provider: "", kind: .image, summary: "")
                line(job.id, info, principal: principal, weight: job.images)
            }
        } catch {
            logger.error("The queue could not be read.", metadata: ["error": "\(error)"])
        }
    }

    private func workOnJobs() async {
        await withDiscardingTaskGroup { group in
            await withTaskCancellationOrGracefulShutdownHandler {
                for await due in launches {
                    group.addTask {
                        await self.runJob(due.job)
                        self.turns.done(due.model)
                    }
                }
            } onCancelOrGracefulShutdown: {
                self.stop()
            }
            await patience()
            running.cancelAll()
        }
    }

    private func stop() {
        turns.close()
        launch.finish()
    }

    /// Waits until all work is done, at most for the grace.
    private func patience() async {
        let end = ContinuousClock.now + options.grace
        while !isIdle, ContinuousClock.now < end, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(10)) }
    }

    private func housekeeping() async {
        do {
            let orphans = try await store.sweepOrphans()
            if orphans > 0 { logger.info("Removed files that nothing refers to.", metadata: ["files": "\(orphans)"]) }
        } catch {
            logger.error("Orphans could not be swept.", metadata: ["error": "\(error)"])
        }
        while !Task.isCancelled {
            do {
                let swept = try await store.sweep(options.retention)
                if swept != Swept() {
                    logger.info(
                        "Swept the store.",
                        metadata: ["images": "\(swept.images)", "files": "\(swept.files)", "jobs": "\(swept.jobs)"])
                }
            } catch {
                logger.error("The store could not be swept.", metadata: ["error": "\(error)"])
            }
            recordDepths()
            try? await Task.sleep(for: options.sweepEvery)
        }
    }
}
