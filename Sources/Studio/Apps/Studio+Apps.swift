import API
import Apps
import Foundation
import Hummingbird
import NIOPosix
import Server

extension Studio {
    /// Reads a JSON body's fields with one function; what it leaves is unknown.
    func body<Value: Sendable>(_ request: Request, _ take: @Sendable (inout Fields) throws -> Value) async throws -> Value {
        try await json.read(request) { fields in
            var fields = fields
            let value = try take(&fields)
            try fields.finish()
            return value
        }
    }

    /// Runs work that may find faults in an app, and tells them as a 400 with every fault in `easel.problems`.
    func readable<Value>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let found as AppProblems { throw Self.refusal(found) }
    }

    /// The same for work that does not wait.
    func readable<Value>(_ work: () throws -> Value) throws -> Value {
        do { return try work() } catch let found as AppProblems { throw Self.refusal(found) }
    }

    private static func refusal(_ found: AppProblems) -> APIError {
        let first = found.problems.first
        var error = APIError.invalid(
            found.problems.count == 1
                ? "\(first?.path ?? ""): \(first?.message ?? "")"
                : "The app has \(found.problems.count) faults; the first: \(first?.path ?? ""): \(first?.message ?? "")",
            param: first?.path,
            code: "invalid_app")
        error.details["problems"] = .array(found.problems.compactMap { try? JSONValue.encoding($0) })
        return error
    }

    /// Runs work that computes for a while beside the event loops.
    func beside<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await NIOThreadPool.singleton.runIfActive(work)
    }
}
