import API
import Foundation
import Registry
import Store

extension ImageService {
    /// Takes up a job whose turn came and ends it, or puts it back.
    func runJob(_ id: String) async {
        let job: JobRecord
        do {
            guard let claimed = try await store.jobs.claim(id) else { return }
            job = claimed
        } catch {
            // It stays queued in the store; the next start finds it.
            logger.error("A job could not be taken up.", metadata: ["job": "\(id)", "error": "\(error)"])
            return
        }
        let work = Task { await self.execute(job) }
        running.begin(id, work)
        hub.publish(id, .state(decorated(job)))
        tellPositions()
        await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            work.cancel()
        }
        running.end(id)
    }

    private func execute(_ job: JobRecord) async {
        do {
            try store.checkRoom()
            let resolved = try registry.resolve(job.task.snapshot ?? job.task.model)
            var images: [(index: Int, record: ImageRecord)] = []
            var revised: [Int: String] = [:]
            let waited = Duration.seconds(Date().timeIntervalSince(job.created))
            let ending = await work(job.task, by: resolved, requestID: job.requestID).run(pass: { self.tell(job, $0) }) { product in
                let picture = product.picture
                let record = record(product, task: job.task, keyID: job.keyID, personID: job.personID, jobID: job.id)
                images.append((picture.index, try await store.put(picture.picture, as: record)))
                revised[picture.index] = picture.revisedPrompt
                tell(job, .progress(index: picture.index, fraction: 1, step: nil, steps: nil))
            }
            images.sort { $0.index < $1.index }
            let records = images.map(\.record)
            metrics.note(ending.settlement, model: job.task.model, waited: waited)
            guard let error = ending.error else {
                durations.note(job.task, seconds: ending.settlement.latency / .seconds(1))
                let result = response(ending, job, records, revised: images.map { revised[$0.index] })
                return await finish(job, JobOutcome(.succeeded, result: result, images: records, settlement: ending.settlement))
            }
            guard error is CancellationError else {
                let reason = explained(error, requestID: job.requestID) as? APIError ?? .internalError
                if records.isEmpty, await postpone(job, because: reason) { return }
                return await finish(job, JobOutcome(.failed, images: records, error: reason, settlement: ending.settlement))
            }
            if running.isCancelled(job.id) || job.isCancelling {
                return await finish(job, JobOutcome(.cancelled, images: records, error: .cancelled, settlement: ending.settlement))
            }
            await putBack(job, records)
        } catch {
            let reason = explained(error, requestID: job.requestID) as? APIError ?? .internalError
            await finish(job, JobOutcome(.failed, error: reason, settlement: .unused(.failed, errorCode: reason.code)))
        }
    }

    private func tell(_ job: JobRecord, _ event: WorkEvent) {
        switch event {
        case .progress(let index, let fraction, _, _):
            let overall = hub.advance(job.id, index: index, of: job.task.count, to: fraction)
            hub.publish(job.id, .progress(index: index, fraction: fraction, overall: overall))
        case .partial(let index, let number, let picture):
            hub.publish(job.id, .partial(index: index, number: number, picture: picture))
        case .resolved, .picture, .finished: break
        }
    }

    /// The server stops: the job waits for the next one. Its owner may have wished its end in the same moment.
    private func putBack(_ job: JobRecord, _ records: [ImageRecord]) async {
        await store.discard(records.map(\.sha256))
        hub.reset(job.id)
        do {
            if try await store.jobs.requeue(job.id, attempt: job.attempt) { return }
        } catch {
            logger.error("A job could not be put back.", metadata: ["job": "\(job.id)", "error": "\(error)"])
            return
        }
        await finish(
            job, JobOutcome(.cancelled, error: .cancelled, settlement: .unused(.cancelled, errorCode: APIError.cancelled.code)))
    }

    /// Writes a job's end. A disk that is full for a moment must not cost the work, so this is tried for a while; after
    /// that the job is the next start's.
    private func finish(_ job: JobRecord, _ outcome: JobOutcome) async {
        let pinned = outcome.images.map(\.sha256)
        for delay in [0.1, 1, 5, 10, nil] {
            do {
                // Each try ends one pin.
                if delay != nil { pinned.forEach(store.blobs.pin) }
                let ended = try await store.jobs.finish(job.id, attempt: job.attempt, outcome)
                if delay != nil { pinned.forEach(store.blobs.unpin) }
                guard let ended else {
                    return logger.warning("A job was ended by somebody else.", metadata: ["job": "\(job.id)"])
                }
                hub.publish(job.id, .state(decorated(ended)))
                return
            } catch {
                logger.error("A job's end could not be written.", metadata: ["job": "\(job.id)", "error": "\(error)"])
                guard let delay else { return }
                try? await Task.sleep(for: .seconds(delay))
            }
        }
    }

    private func response(_ ending: Work.Ending, _ job: JobRecord, _ records: [ImageRecord], revised: [String?]) -> ImagesResponse {
        var response = ImagesResponse(
            created: Int(Date().timeIntervalSince1970), data: revised.map { ImagesResponse.Item(revisedPrompt: $0) })
        response.background = ending.choices.background?.rawValue
        response.outputFormat = job.task.format.rawValue
        response.quality = ending.choices.quality?.rawValue
        response.size = ending.choices.size?.description
        response.usage = ending.settlement.usage
        var easel = EaselResponse(model: job.task.model)
        easel.snapshot = job.task.snapshot
        easel.seeds = job.task.seed == nil ? nil : records.compactMap(\.seed)
        easel.images = records.map(\.id)
        easel.costUSD = ending.settlement.cost.decimal
        easel.notes = ending.notes.isEmpty ? nil : ending.notes
        easel.job = job.id
        response.easel = easel
        return response
    }
}
