import API
import Foundation
import Registry
import Store

extension AppService {
    /// The most rows of a table.
    public static let mostRows = 10_000

    /// Takes a table of inputs in: each row is checked now and runs later. Nothing of a faulty table is kept.
    ///
    /// - Throws: `APIError` with status 400 that names the first faulty row.
    public func createBatch(_ slug: String, _ text: String, name: String, visitor: String?) async throws -> BatchRecord {
        let (_, definition) = try await published(slug)
        let table = try CSVTable(text, most: Self.mostRows)
        let rows = try table.rows.enumerated().map { index, row in
            var inputs: [String: JSONValue] = [:]
            for (column, field) in zip(table.columns, row) where !field.isEmpty { inputs[column] = .string(field) }
            do {
                _ = try AppValues(inputs, for: definition)
            } catch var error as APIError {
                error.message = "Row \(index + 1): \(error.message)"
                throw error
            }
            return inputs
        }
        let batch = BatchRecord(
            id: Identifier.make("batch"), app: slug, visitor: visitor, name: String(name.prefix(200)), rows: rows.count, created: Date())
        try await store.apps.createBatch(batch, rows: rows)
        return batch
    }

    /// Gives waiting rows to the queue, oldest first; returns how many are done with. What cannot be queued now waits on, what
    /// never can is noted in its row. After a crash the rows that were not queued are simply there.
    public func advanceBatches(_ enqueue: (PreparedRun, BatchRecord) async throws -> JobObject) async throws -> Int {
        var done = 0
        var looked: Set<String> = []
        for (batch, row) in try await store.apps.waitingRows(20) {
            // A server that died between queueing a row and noting its job left the batch's newest run to this row.
            if looked.insert(batch.id).inserted, let job = try await newestJob(of: batch, ifRow: row.number) {
                try await store.apps.settle(batch: batch.id, row: row.number, job: job, error: nil)
                done += 1
                continue
            }
            var asked = AppRequest(inputs: row.inputs, visitor: batch.visitor)
            asked.batch = RunStamp.BatchRow(batch: batch.id, row: row.number)
            do {
                let job = try await enqueue(try await prepare(batch.app, asked), batch)
                try await store.apps.settle(batch: batch.id, row: row.number, job: job.id, error: nil)
            } catch let error as APIError where error.code == "rate_limit_exceeded" || error.status == 503 || error.status == 507 {
                return done
            } catch let error as APIError {
                try await store.apps.settle(batch: batch.id, row: row.number, job: nil, error: error)
            }
            done += 1
        }
        return done
    }

    /// The job of a batch's newest run, if that is of this row.
    private func newestJob(of batch: BatchRecord, ifRow number: Int) async throws -> String? {
        let runs = try await store.apps.runs(RunFilter(app: batch.app, batch: batch.id), PageRequest(limit: 1))
        return runs.elements.first.flatMap { $0.stamp.batch?.row == number ? $0.jobID : nil }
    }
}
