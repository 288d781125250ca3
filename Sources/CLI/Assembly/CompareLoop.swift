import Compare
import Logging
import ServiceLifecycle

/// The part of a server that works on comparisons: it begins nothing new once the server stops.
struct CompareLoop: Service {
    private let runner: CompareRunner

    init(_ workplace: Workplace, logger: Logger) {
        runner = CompareRunner(
            CompareService(store: workplace.store, registry: workplace.registry), images: workplace.service, logger: logger)
    }

    func run() async throws { await cancelWhenGracefulShutdown { await runner.run() } }
}
