import API
import Foundation
import Store

/// An endpoint whose requests may come in batches. Each is a value that the server registers in one place (`BatchEndpoints`).
package protocol BatchEndpoint: Sendable {
    /// The path that requests name.
    var path: String { get }

    /// Does one request's work and has its answer kept, at best together with its settlement; a request that is run again after a kill must not be
    /// paid again.
    ///
    /// - Parameter keep: Keeps the answer; to be called once, with what belongs into its transaction.
    /// - Throws: `APIError`, which becomes the request's line in the error file; `CancellationError`.
    func run(_ request: BatchedRequest, keep: BatchKeep) async throws

    /// A line as it goes into the output file, where it is kept shorter than that.
    func output(_ line: String, for principal: Principal) async throws -> [UInt8]
}

extension BatchEndpoint {
    /// The line as it is kept.
    package func output(_ line: String, for principal: Principal) async throws -> [UInt8] { Array(line.utf8) }
}

/// Keeps a request's answer, with what belongs into the same transaction.
package typealias BatchKeep = @Sendable (BatchAnswer, BatchCommit) async throws -> Void

/// One request of a batch that is to be done.
package struct BatchedRequest: Sendable {
    /// The batch.
    package var batch: String
    /// The request's place and its client's name for it.
    package var line: BatchLine
    /// Its body.
    package var body: JSONText
    /// On whose behalf it is done.
    package var principal: Principal

    /// The id in logs and in the ledger: the same each time it is run.
    package var requestID: String { "\(batch)-\(line.number)" }

    /// The answer with this body.
    package func answer(_ body: JSONValue, status: Int = 200) -> BatchAnswer {
        let response: JSONValue = ["status_code": .integer(Int64(status)), "request_id": .string(requestID), "body": body]
        return answer(response: response, error: nil, isFailure: !(200..<300).contains(status))
    }

    /// The answer for a request that failed.
    package func answer(_ error: APIError) -> BatchAnswer {
        let body = (try? JSONEncoder().encode(error.envelope)).flatMap { try? JSONValue.parse($0) }
        return answer(body ?? .null, status: error.status)
    }

    /// The answer for a request that was never done.
    package func answer(undone code: String, _ message: String) -> BatchAnswer {
        answer(response: .null, error: ["code": .string(code), "message": .string(message)], isFailure: true)
    }

    private func answer(response: JSONValue, error: JSONValue?, isFailure: Bool) -> BatchAnswer {
        let object: JSONValue = [
            "id": .string(requestID), "custom_id": .string(line.customID), "response": response, "error": error ?? .null,
        ]
        return BatchAnswer(number: line.number, line: String(decoding: object.encoded(), as: UTF8.self), isFailure: isFailure)
    }
}

/// The endpoints of batches.
package struct BatchEndpoints: Sendable {
    private let endpoints: [any BatchEndpoint]

    /// Those of a server.
    package init(parts: ServerParts) {
        endpoints = [
            ChatBatchEndpoint(parts: parts), ResponseBatchEndpoint(parts: parts), ImageBatchEndpoint(.generate, parts: parts),
            ImageBatchEndpoint(.edit, parts: parts),
        ]
    }

    /// Their paths.
    package var paths: [String] { endpoints.map(\.path) }

    /// The endpoint of a path.
    package subscript(path: String) -> (any BatchEndpoint)? { endpoints.first { $0.path == path } }
}
