import API
import Foundation
import Registry
import Store

extension ImageService {
    /// Puts a job back whose upstream failed for a reason that may pass; false where it is not worth another try, or its end was asked for.
    ///
    /// Only jobs of which nothing was drawn are repeated: what was drawn is paid for.
    func postpone(_ job: JobRecord, because reason: APIError) async -> Bool {
        guard let delay = retryDelay(after: reason, retries: job.retries) else { return false }
        let until = Date().addingTimeInterval(delay)
        do {
            hub.reset(job.id)
            guard let waiting = try await store.jobs.postpone(job.id, attempt: job.attempt, until: until, because: reason) else {
                return false
            }
            postponed.add(
                Postponed.Entry(
                    job: job.id, model: job.task.model, principal: job.keyID ?? Principal.anonymous.id, weight: job.task.count, at: until))
            logger.notice(
                "A job waits for its upstream.",
                metadata: [
                    "job": "\(job.id)", "retry": "\(waiting.retries)", "seconds": "\(Int(delay.rounded(.up)))", "because": "\(reason)",
                ])
            hub.publish(job.id, .state(decorated(waiting)))
            return true
        } catch {
            logger.error("A job could not be put back.", metadata: ["job": "\(job.id)", "error": "\(error)"])
            return false
        }
    }

    /// Seconds until the next try; `nil` where there is none.
    private func retryDelay(after reason: APIError, retries: Int) -> Double? {
        guard reason.mayPass, retries < options.jobRetries else { return nil }
        let longest = options.longestRetryDelay / .seconds(1)
        let backoff = min(options.retryDelay / .seconds(1) * pow(2, Double(retries)), longest) * (1 + 0.25 * Double.random(in: 0..<1))
        guard let asked = reason.retryAfter else { return min(backoff, longest) }
        return asked > longest ? nil : max(asked, min(backoff, longest))
    }

    /// Wakes jobs whose moment came, and ends those whose end another process asked for, until it is cancelled.
    func attend() async {
        while !Task.isCancelled {
            for entry in postponed.due(at: Date()) {
                let limit = (try? registry.resolve(entry.model))?.model.info.concurrency ?? 1
                turns.add(job: entry.job, model: entry.model, limit: limit, principal: entry.principal, weight: entry.weight)
            }
            await endWhatOthersCancelled()
            try? await Task.sleep(for: options.attendEvery)
        }
    }

    private func endWhatOthersCancelled() async {
        let known = Array(Set(running.ids + hub.watched).prefix(500))
        do {
            for id in try await store.jobs.cancelled(among: known) {
                if running.cancelIfRunning(id) { continue }
                guard let job = try await store.jobs.job(id, for: .operator), job.status == .cancelled else { continue }
                turns.remove(job: id)
                postponed.remove(id)
                hub.publish(id, .state(decorated(job)))
                tellPositions()
            }
        } catch {
            logger.error("The store could not be asked for cancelled jobs.", metadata: ["error": "\(error)"])
        }
    }
}

extension APIError {
    /// Whether the same request may succeed a while later: the upstream is overloaded, down or cannot be reached.
    var mayPass: Bool {
        switch status {
        case 429: code != "insufficient_quota" && type != "insufficient_quota"
        case 503: true
        case 502: code == "upstream_error"
        default: false
        }
    }
}
