import API
import Foundation
import Registry
import Store

extension FineTuningDesk {
    /// Jobs that are asked for at once.
    private static let width = 8
    /// How long, in seconds, a job may take to appear among the upstream's; after that it is taken for one that was never made.
    private static let patience = 3600.0
    /// How far, in seconds, the upstream's clock may be behind this one's.
    private static let skew = 300.0
    /// The most pages of 100 that are searched for a job.
    private static let mostPages = 10

    /// The viewer's jobs, newest first, as their upstreams tell of them. One that its upstream no longer has, or whose upstream is no longer
    /// configured, is left out.
    ///
    /// - Parameter after: The id of the job before the first.
    /// - Throws: `APIError`, with status 400 where `after` is none of the viewer's.
    func list(after: String?, limit: Int, for viewer: Principal) async throws -> JSONValue {
        _ = try tuners()
        try await recover(for: viewer)
        var page = PageRequest(limit: limit)
        if let after {
            guard let last = try await parts.store.fineTuning.record(ofJob: after, for: viewer) else {
                throw APIError.invalid("Invalid 'after': there is no fine-tuning job '\(after.prefix(100))'.", param: "after")
            }
            page.after = last.id
        }
        var jobs: [JSONValue] = []
        while true {
            page.limit = limit - jobs.count
            let found = try await parts.store.fineTuning.list(page, for: viewer)
            jobs += try await told(found.elements)
            guard found.hasMore, jobs.count < limit else {
                return ["object": "list", "data": .array(jobs), "has_more": .bool(found.hasMore)]
            }
            page.after = found.elements.last?.id
        }
    }

    /// What upstreams tell of these jobs, in their order.
    private func told(_ records: [FineTuningRecord]) async throws -> [JSONValue] {
        try await withThrowingTaskGroup(of: (Int, JSONValue?).self) { group in
            var jobs = [JSONValue?](repeating: nil, count: records.count)
            for (index, record) in records.enumerated() {
                if index >= Self.width, let (place, job) = try await group.next() { jobs[place] = job }
                group.addTask { (index, try await told(record)) }
            }
            for try await (place, job) in group { jobs[place] = job }
            return jobs.compactMap { $0 }
        }
    }

    private func told(_ record: FineTuningRecord) async throws -> JSONValue? {
        guard let tuner = tuner(of: record), let job = record.job else { return nil }
        do {
            return try await tuner.ask("/jobs/\(job)", query: nil, posts: false, body: nil)
        } catch let error as APIError where error.status == 404 {
            return nil
        }
    }

    /// Looks for the viewer's jobs whose making was cut off, by their training files. An upstream that cannot be asked now is asked another time.
    func recover(for viewer: Principal) async throws {
        for record in try await parts.store.fineTuning.open(for: viewer) {
            guard let tuner = tuner(of: record) else { continue }
            do {
                try await recover(record, at: tuner)
            } catch is APIError {
                continue
            }
        }
    }

    private func recover(_ record: FineTuningRecord, at tuner: any FineTuner) async throws {
        var query = "limit=100"
        for _ in 0..<Self.mostPages {
            let page = try Listed(try await tuner.ask("/jobs", query: query, posts: false, body: nil))
            for job in page.jobs where job.file == record.trainingFile && job.created >= record.created.timeIntervalSince1970 - Self.skew {
                if try await parts.store.fineTuning.adopt(job.id, for: record.id) { return }
            }
            guard page.hasMore, let last = page.jobs.last, last.created >= record.created.timeIntervalSince1970 - Self.skew else {
                // Everything since then was seen.
                if record.created.timeIntervalSinceNow < -Self.patience { try await parts.store.fineTuning.forget(record.id) }
                return
            }
            query = "limit=100&after=\(last.id)"
        }
    }

    /// A page of an upstream's jobs.
    private struct Listed {
        var jobs: [(id: String, file: String, created: Double)] = []
        var hasMore = false

        init(_ value: JSONValue) throws {
            guard case .object(let object) = value, case .array(let data)? = object["data"] else {
                throw APIError.upstream("An upstream's list of training jobs is none.")
            }
            hasMore = object["has_more"] == true
            for case .object(let job) in data {
                guard case .string(let id)? = job["id"], case .string(let file)? = job["training_file"],
                    case .integer(let created)? = job["created_at"]
                else { continue }
                jobs.append((id, file, Double(created)))
            }
        }
    }
}
