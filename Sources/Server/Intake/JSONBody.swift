import API
import Foundation
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// A JSON body within its limits.
package struct JSONBody: Sendable {
    /// Memory that all JSON bodies share.
    let budget: ByteBudget
    /// The largest body, in bytes: 16 pictures of `ImageReference.longestURL` would not fit, and need not.
    let limit: Int
    /// Seconds for the whole body.
    let seconds: Double

    init(budget: ByteBudget, limit: Int, seconds: Double) {
        self.budget = budget
        self.limit = limit
        self.seconds = seconds
    }

    /// Bodies of at most `limit` bytes with memory of their own.
    package init(limit: Int, seconds: Double) { self.init(budget: ByteBudget(8 * limit), limit: limit, seconds: seconds) }

    /// Reads the body and hands its fields to `work`, while the memory is held.
    package func read<Value: Sendable>(_ request: Request, _ work: (Fields) async throws -> Value) async throws -> Value {
        let announced = request.headers[.contentLength].flatMap(Int.init)
        if let announced, announced > limit { throw tooLarge }
        // Chunked bodies announce nothing: the SDK's are small, so a small share is held and the limit is theirs.
        let share = announced ?? 1 << 20
        return try await budget.holding(share) {
            var body = ByteBuffer()
            for try await chunk in request.body.within(seconds: seconds) {
                guard body.readableBytes + chunk.readableBytes <= (announced == nil ? share : limit) else { throw tooLarge }
                body.writeImmutableBuffer(chunk)
            }
            guard body.readableBytes > 0 else { throw APIError.malformedBody("the body is empty; send a JSON object.") }
            return try await work(try Fields(json: try JSONValue.parse(Data(buffer: body, byteTransferStrategy: .noCopy))))
        }
    }

    private var tooLarge: APIError {
        .tooLarge("The JSON body is over the limit of \(limit >> 20) MB; send pictures as a form or by file_id.")
    }
}
