import Metrics
import Registry
import Store
import Synchronization

/// What the service tells its metrics.
final class ServiceMetrics: Sendable {
    /// A model's handles, made once: looking them up for each request would cost more than using them.
    private struct Handles {
        var outcomes: [Settlement.Outcome: Counter]
        var images: Counter
        var seconds: Timer
        var wait: Timer
        var cost: FloatingPointCounter

        init(_ model: String) {
            let dimensions = [("model", model)]
            outcomes = [.succeeded: 0, .failed: 0, .cancelled: 0].reduce(into: [:]) { outcomes, outcome in
                outcomes[outcome.key] = Counter(
                    label: "easel_requests_total", dimensions: dimensions + [("outcome", outcome.key.rawValue)])
            }
            images = Counter(label: "easel_images_total", dimensions: dimensions)
            seconds = Timer(label: "easel_request_seconds", dimensions: dimensions)
            wait = Timer(label: "easel_queue_wait_seconds", dimensions: dimensions)
            cost = FloatingPointCounter(label: "easel_cost_usd_total", dimensions: dimensions)
        }
    }

    private let handles = Mutex<[String: Handles]>([:])

    /// Notes an ended request.
    func note(_ settlement: Settlement, model: String, waited: Duration) {
        let handles = handles.withLock { all in
            if let known = all[model] { return known }
            let new = Handles(model)
            all[model] = new
            return new
        }
        handles.outcomes[settlement.outcome]?.increment()
        handles.images.increment(by: settlement.images)
        handles.seconds.recordNanoseconds(Int64(settlement.latency / .nanoseconds(1)))
        handles.wait.recordNanoseconds(Int64(waited / .nanoseconds(1)))
        handles.cost.increment(by: Double(settlement.cost.nanodollars) / 1e9)
    }

    /// Notes how many wait and run.
    func note(_ depths: [String: (waiting: Int, running: Int)]) {
        for (model, depth) in depths {
            Gauge(label: "easel_queue_depth", dimensions: [("model", model)]).record(depth.waiting)
            Gauge(label: "easel_running", dimensions: [("model", model)]).record(depth.running)
        }
    }
}
