import API
import Foundation
import Registry
import Store

/// What is done with comparisons: they are made, estimated, read, voted on and shared. It knows no network; `CompareRunner` draws and judges.
public struct CompareService: Sendable {
    /// Where comparisons are kept.
    public let store: Store
    /// The models.
    public let registry: ModelRegistry

    /// The service over an open store.
    public init(store: Store, registry: ModelRegistry) {
        self.store = store
        self.registry = registry
    }

    /// The comparison with this id; throws `APIError.notFound`.
    public func comparison(_ id: String) async throws -> ComparisonRecord {
        guard let record = try await store.compare.comparison(id) else { throw Self.none(id) }
        return record
    }

    /// What is compared in a comparison; throws `APIError.notFound`.
    public func spec(_ id: String) async throws -> ComparisonSpec {
        guard let text = try await store.compare.spec(id) else { throw Self.none(id) }
        return try ComparisonSpec(json: text)
    }

    /// Comparisons, newest first; about one app, if one is given.
    public func comparisons(app: String? = nil, _ page: PageRequest = PageRequest()) async throws -> Page<ComparisonRecord> {
        try await store.compare.comparisons(app: app, page)
    }

    /// Everything that is known of a comparison now; throws `APIError.notFound`.
    public func evidence(_ id: String) async throws -> Evidence {
        let spec = try await spec(id)
        var evidence = Evidence(
            spec: spec, cells: try await store.compare.cells(id), answers: try await store.compare.answers(id),
            votes: try await store.compare.votes(id), asOf: Date())
        // Anchors are kept by the judge's id, whatever it is called here.
        let names = Dictionary(spec.judges.map { ((try? registry.text(named: $0).model.info.id) ?? $0, $0) }) { first, _ in first }
        evidence.anchors = try await store.compare.anchorChecks(id).map { check in
            var check = check
            check.judge = names[check.judge] ?? check.judge
            return check
        }
        let spent = try await store.compare.spending(id).spent
        evidence.judgingCost = max(.zero, spent - evidence.cells.reduce(.zero) { $0 + $1.cost })
        return evidence
    }

    /// How far a comparison is; throws `APIError.notFound`.
    public func progress(_ id: String) async throws -> ComparisonProgress {
        let record = try await comparison(id)
        let spec = try await spec(id)
        let cells = try await store.compare.cells(id)
        var progress = ComparisonProgress(record: record)
        for cell in cells { progress.cells[cell.status, default: 0] += 1 }
        progress.spending = try await store.compare.spending(id)
        let judged = try await store.compare.judged(id)
        progress.answered = judged.count { $0.fault == nil }
        progress.unanswered = judged.count { $0.fault != nil }
        progress.questions = JudgeQuestion.all(of: spec, cells: cells, isExpected: true).count * spec.judges.count
        return progress
    }

    /// Draws and judges from now on, or goes on after a pause: whoever serves the data folder does the work.
    ///
    /// - Parameter retrying: Whether pictures that failed or were cancelled, and questions without an answer, are tried again.
    /// - Throws: `APIError.notFound`; `APIError.conflict` for one that runs already.
    public func start(_ id: String, retrying: Bool = false) async throws -> ComparisonRecord {
        let before = try await comparison(id)
        guard before.status != .running else { return before }
        if retrying || before.status == .cancelled {
            _ = try await store.compare.retry(id, [.failed, .skipped])
            try await store.compare.forgetFaults(id)
        }
        let record = try await store.compare.move(id, from: [.draft, .paused, .done, .cancelled], to: .running, reason: nil)
        guard let record else { return try await comparison(id) }
        return record
    }

    /// Stops a comparison for a while: what is being drawn is finished, nothing new begins.
    public func pause(_ id: String) async throws -> ComparisonRecord {
        if let record = try await store.compare.move(id, from: [.running], to: .paused, reason: "user") { return record }
        return try await comparison(id)
    }

    /// Ends a comparison: pictures that wait are given up, those being drawn are finished. What is there stays.
    public func cancel(_ id: String) async throws -> ComparisonRecord {
        if let record = try await store.compare.move(id, from: [.draft, .running, .paused], to: .cancelled, reason: nil) {
            for cell in try await store.compare.cells(id) where cell.status == .queued {
                if let job = cell.jobID { _ = try await store.jobs.cancel(job, for: .operator) }
            }
            return record
        }
        return try await comparison(id)
    }

    /// Changes what a comparison may cost; one that was paused for its budget can then be started again.
    public func setBudget(_ id: String, _ budget: Money?) async throws -> ComparisonRecord { try await store.compare.setBudget(id, budget) }

    /// Removes a comparison with its pictures, votes and answers, but for pictures with a star or on a board.
    public func delete(_ id: String) async throws {
        _ = try await cancel(id)
        guard try await store.compare.delete(id) else { throw Self.none(id) }
    }

    static func none(_ id: String) -> APIError { .notFound("There is no comparison '\(id.prefix(60))'.") }
}

/// How far a comparison is.
public struct ComparisonProgress: Sendable, Equatable {
    /// Its state.
    public var record: ComparisonRecord
    /// How many pictures are in which state.
    public var cells: [CellRecord.Status: Int] = [:]
    /// Questions that judges are to answer in the end, so far as can be said before the pictures are there.
    public var questions = 0
    /// Questions that they answered.
    public var answered = 0
    /// Questions that they refused, or answered in no way that can be read.
    public var unanswered = 0
    /// What it cost so far.
    public var spending = Spending()

    /// A comparison of which nothing is known yet.
    public init(record: ComparisonRecord) { self.record = record }

    /// Pictures in all.
    public var pictures: Int { cells.values.reduce(0, +) }
    /// Pictures about which nothing more will happen.
    public var ended: Int { pictures - cells[.waiting, default: 0] - cells[.queued, default: 0] }
    /// From 0 to 1, over pictures and questions, a question counting as a fifth of a picture.
    public var fraction: Double {
        let all = Double(pictures) + Double(questions) / 5
        return all == 0 ? 0 : min(1, (Double(ended) + Double(answered + unanswered) / 5) / all)
    }
}
