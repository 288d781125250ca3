import API
import Compare
import Foundation
import Logging
import Store

/// Checks watched models when they are due, one after the other.
actor DriftRunner {
    private let drift: DriftService
    private let store: Store
    private let logger: Logger
    private var task: Task<Void, Never>?
    private static let pause = Duration.seconds(60)

    init(drift: DriftService, store: Store, logger: Logger) {
        self.drift = drift
        self.store = store
        self.logger = logger
    }

    /// Looks for what is due from now on.
    func start() {
        guard task == nil else { return }
        task = Task {
            while !Task.isCancelled {
                await self.look()
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func look() async {
        do {
            for watch in try await store.drift.due(Date()) {
                do {
                    let check = try await drift.check(watch)
                    logger.info("A watched model was checked.", metadata: ["watch": "\(watch.id)", "found": "\(check.sentence)"])
                } catch {
                    // It is due again after its interval; a model that is gone must not be asked for every minute.
                    logger.warning("A watched model could not be checked.", metadata: ["watch": "\(watch.id)", "error": "\(error)"])
                }
            }
        } catch {
            logger.error("The watched models could not be read.", metadata: ["error": "\(error)"])
        }
    }
}
