import API
import Foundation
import Logging
import Registry
import Store

@testable import Jobs

/// A service over a data folder of its own.
struct Studio: Sendable {
    let path: String
    let store: Store
    let registry: ModelRegistry
    let service: ImageService

    private static let root: String = {
        let root = FileManager.default.temporaryDirectory.appending(path: "easel-jobs-tests-\(getpid())").path
        try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        atexit {
            let root = FileManager.default.temporaryDirectory.appending(path: "easel-jobs-tests-\(getpid())").path
            try? FileManager.default.removeItem(atPath: root)
        }
        return root
    }()

    init(_ models: FakeModel..., path: String? = nil, options: (inout ServiceOptions) -> Void = { _ in }) throws {
        self.path = path ?? Self.root + "/" + UUID().uuidString
        store = try Store(self.path)
        var registry = ModelRegistry(catalogue: Catalogue())
        for model in models { try registry.register(model) }
        self.registry = registry
        var chosen = ServiceOptions()
        chosen.grace = .milliseconds(200)
        options(&chosen)
        service = ImageService(
            store: store, registry: registry, options: chosen, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    func principal(_ name: String = "key", budget: Money? = nil, models: [String]? = nil) async throws -> Principal {
        Principal(
            try await store.keys.create(NewKey(name: name, budget: budget.map { Budget($0, per: .total) }, models: models)).key)
    }

    func task(_ prompt: String = "a cat", count: Int = 1) -> ImageTask {
        var task = ImageTask(model: registry.models[0].info.id, prompt: prompt, count: count)
        task.seed = 7
        return task
    }

    func perform(_ task: ImageTask, for principal: Principal = .anonymous) throws -> AsyncThrowingStream<WorkEvent, any Error> {
        service.perform(task, by: try registry.resolve(task.model), for: principal, requestID: "req")
    }

    func enqueue(_ task: ImageTask, for principal: Principal = .anonymous, word: String? = nil) async throws -> JobObject {
        try await service.enqueue(task, by: try registry.resolve(task.model), for: principal, requestID: "req", idempotencyKey: word)
    }

    /// Runs the service while `body` does.
    func running<Value>(_ body: () async throws -> Value) async throws -> Value {
        let run = Task { try await service.run() }
        do {
            let value = try await body()
            run.cancel()
            try await run.value
            return value
        } catch {
            run.cancel()
            try await run.value
            throw error
        }
    }

    /// Waits for a job's end.
    func ended(_ id: String) async throws -> JobObject {
        for try await event in try await service.events(of: id, for: .operator) {
            if case .state(let job) = event, job.status.isFinal { return job }
        }
        return try await service.job(id, for: .operator)
    }

    func usage() async throws -> UsageRow? { try await store.ledger.usage(UsageQuery(), for: .operator).first }
}

/// Waits until something is so; false when it does not become so.
func eventually(_ seconds: Double = 10, _ condition: () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
        if try await condition() { return true }
        try await Task.sleep(for: .milliseconds(5))
    }
    return false
}
