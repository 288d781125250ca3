import API
import Foundation
import GRDB
import Registry

/// The rows of comparisons' pictures, written in their jobs' transactions.
enum CellRows {
    /// Gives a waiting picture to its job. Throws where the comparison does not run, or the picture no longer waits.
    static func queue(_ cell: CellName, job: String, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE comparison_cells SET status = 'queued', job = ?, code = NULL, message = NULL, tries = tries + 1
                WHERE comparison = ? AND number = ? AND status = 'waiting'
                    AND EXISTS (SELECT 1 FROM comparisons WHERE id = comparison AND status = 'running')
                """
        ).execute(arguments: [job, cell.comparison, cell.number])
        guard db.changesCount == 1 else {
            throw APIError.conflict("The picture \(cell.number) of '\(cell.comparison)' does not wait to be made.")
        }
    }

    /// Ends the picture that a job was to make; returns its comparison, where there is one.
    static func end(job: String, _ outcome: JobOutcome, in db: Database) throws -> String? {
        let image = outcome.images.first
        let status: CellRecord.Status =
            switch outcome.status {
            case .succeeded: image == nil ? .failed : .done
            case .cancelled: .skipped
            default: outcome.error?.isRefusal == true ? .refused : .failed
            }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    UPDATE comparison_cells SET status = ?, image = ?, sha256 = ?, cost = cost + ?, latency = ?, code = ?, message = ?
                    WHERE job = ? AND status = 'queued' RETURNING comparison
                    """),
            arguments: [
                status.rawValue, status == .done ? image?.id : nil, status == .done ? image?.sha256 : nil,
                max(.zero, outcome.settlement.cost).nanodollars, Int64(outcome.settlement.latency / .milliseconds(1)), outcome.error?.code,
                outcome.error?.message, job,
            ])
        return row?["comparison"]
    }

    static func cell(_ row: Row) -> CellRecord {
        var cell = CellRecord(
            comparison: row["comparison"], number: row["number"], contestant: row["contestant"], prompt: row["prompt"], seed: row["seed"])
        cell.status = CellRecord.Status(rawValue: row["status"]) ?? .failed
        cell.jobID = row["job"]
        cell.imageID = row["image"]
        cell.sha256 = row["sha256"]
        cell.cost = Money(nanodollars: row["cost"])
        cell.latencyMilliseconds = row["latency"]
        cell.errorCode = row["code"]
        cell.errorMessage = row["message"]
        cell.tries = row["tries"]
        return cell
    }
}
