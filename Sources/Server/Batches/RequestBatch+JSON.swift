import API
import Foundation
import Store

extension RequestBatch {
    /// The batch as `/v1/batches` gives it.
    var json: JSONValue {
        func time(_ date: Date?) -> JSONValue { date.map { .integer(Int64($0.timeIntervalSince1970)) } ?? .null }
        func ended(as wanted: Status) -> JSONValue { status == wanted ? time(self.ended) : .null }
        var object: [String: JSONValue] = [
            "id": .string(id), "object": "batch", "endpoint": .string(endpoint), "input_file_id": .string(inputFile),
            "completion_window": "24h", "status": .string(status.rawValue),
            "output_file_id": outputFile.map { .string($0) } ?? .null, "error_file_id": errorFile.map { .string($0) } ?? .null,
            "created_at": time(created), "expires_at": time(expires), "in_progress_at": time(begun), "finalizing_at": time(finalizing),
            "cancelling_at": time(cancelling), "completed_at": ended(as: .completed), "failed_at": ended(as: .failed),
            "expired_at": ended(as: .expired), "cancelled_at": ended(as: .cancelled),
            "request_counts": [
                "total": .integer(Int64(total)), "completed": .integer(Int64(completed)), "failed": .integer(Int64(failed)),
            ],
            "metadata": metadata.map { .object($0.mapValues { .string($0) }) } ?? .null, "errors": nil,
        ]
        if !faults.isEmpty {
            object["errors"] = [
                "object": "list",
                "data": .array(
                    faults.map {
                        [
                            "code": .string($0.code), "message": .string($0.message), "param": $0.param.map { .string($0) } ?? .null,
                            "line": $0.line.map { .integer(Int64($0)) } ?? .null,
                        ]
                    }),
            ]
        }
        return .object(object)
    }
}
