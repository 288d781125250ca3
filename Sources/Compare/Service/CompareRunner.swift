import API
import Foundation
import Jobs
import Logging
import Registry
import Store
import Synchronization

/// Does the work of comparisons that run: gives their pictures to the queue, a few at a time, and asks their judges. What a dead server left
/// goes on at the next start; what was done and settled is not done again.
public struct CompareRunner: Sendable {
    let service: CompareService
    let images: ImageService
    let logger: Logger
    /// How often the store is asked what there is to do.
    let every: Duration

    /// A runner over the server's image service.
    public init(_ service: CompareService, images: ImageService, logger: Logger, every: Duration = .milliseconds(250)) {
        self.service = service
        self.images = images
        self.logger = logger
        self.every = every
    }

    var store: Store { service.store }

    /// Works on every comparison that runs, whoever started it, until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: String?.self) { group in
            var busy: Set<String> = []
            group.addTask { await pause() }
            while let ended = await group.next() {
                if let ended {
                    busy.remove(ended)
                    continue
                }
                if Task.isCancelled { break }
                do {
                    for record in try await store.compare.running() where busy.insert(record.id).inserted {
                        group.addTask {
                            await drive(record)
                            return record.id
                        }
                    }
                } catch {
                    logger.error("The store could not be asked for comparisons.", metadata: ["error": "\(error)"])
                }
                group.addTask { await pause() }
            }
            group.cancelAll()
        }
    }

    /// Works on one comparison until it no longer runs, or the task is cancelled.
    public func run(only id: String) async throws {
        while !Task.isCancelled, let record = try await store.compare.comparison(id), record.status == .running { await drive(record) }
    }

    private func pause() async -> String? {
        try? await Task.sleep(for: every)
        return nil
    }

    /// Works on one comparison until it is done, paused or cancelled.
    func drive(_ record: ComparisonRecord) async {
        do {
            let course = Course()
            let spec = try await service.spec(record.id)
            let judges = try spec.judges.map { name in
                Judge(store: store, comparison: record, spec: spec, name: name, model: try service.registry.text(named: name))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await draw(record, spec)
                    course.drawn()
                }
                for judge in judges { group.addTask { try await ask(judge, course) } }
                try await group.waitForAll()
            }
            if try await isRunning(record.id) { _ = try await store.compare.move(record.id, from: [.running], to: .done, reason: nil) }
        } catch is CancellationError {
            return
        } catch let error as APIError {
            if Task.isCancelled { return }
            let reason = error.isComparisonBudget ? "budget" : error.message
            _ = try? await store.compare.move(record.id, from: [.running], to: .paused, reason: reason)
            logger.notice("A comparison pauses.", metadata: ["comparison": "\(record.id)", "because": "\(error)"])
        } catch {
            logger.error("A comparison could not go on.", metadata: ["comparison": "\(record.id)", "error": "\(error)"])
            try? await Task.sleep(for: .seconds(5))
        }
    }

    func isRunning(_ id: String) async throws -> Bool { try await store.compare.comparison(id)?.status == .running }

    /// Gives pictures to the queue until all have ended.
    private func draw(_ record: ComparisonRecord, _ spec: ComparisonSpec) async throws {
        while try await isRunning(record.id) {
            let counts = try await store.compare.counts([record.id])[record.id] ?? [:]
            let queued = counts[.queued, default: 0]
            if queued == 0, counts[.waiting, default: 0] == 0 { return }
            if queued < spec.parallel {
                for cell in try await store.compare.waitingCells(record.id, limit: spec.parallel - queued) {
                    guard try await enqueue(cell, record, spec) else { break }
                }
            }
            try await Task.sleep(for: every / 2)
        }
    }

    /// Gives one picture to the queue; false where there is no room for more at the moment.
    private func enqueue(_ cell: CellRecord, _ record: ComparisonRecord, _ spec: ComparisonSpec) async throws -> Bool {
        do {
            let (task, model) = try service.task(cell, of: spec)
            let principal = record.personID.map { Principal(personID: $0) } ?? .anonymous
            let word = cell.tries == 0 ? "\(record.id)/\(cell.number)" : "\(record.id)/\(cell.number)/\(cell.tries)"
            _ = try await images.enqueue(task, by: model, for: principal, requestID: record.id, idempotencyKey: word, cell: cell.name)
            return true
        } catch let error as APIError where error.isComparisonBudget {
            // What is under way may cost less than was reserved for it.
            if try await store.compare.spending(record.id).reserved > .zero { return false }
            throw error
        } catch let error as APIError where error.code == "rate_limit_exceeded" || error.status == 503 || error.status == 507 {
            return false
        } catch let error as APIError where error.status == 409 {
            // Paused or cancelled in this moment.
            return false
        } catch let error as APIError where error.status < 500 && error.code != "insufficient_quota" {
            let status: CellRecord.Status = error.status == 400 ? .skipped : .failed
            try await store.compare.settle(cell.name, as: status, code: error.code ?? "failed", message: error.message)
            return true
        }
    }
}

/// What a comparison's drawing and judging know of each other.
final class Course: Sendable {
    private let isOver = Mutex(false)

    /// Whether no further pictures come.
    var isDrawn: Bool { isOver.withLock { $0 } }
    /// Notes that no further pictures come.
    func drawn() { isOver.withLock { $0 = true } }
}
