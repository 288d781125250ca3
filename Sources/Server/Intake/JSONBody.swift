import API
import Foundation
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Pictures

/// A JSON body within its limits.
package struct JSONBody: Sendable {
    /// Memory that all JSON bodies share.
    let budget: ByteBudget
    /// The largest body, in bytes, no more than the budget: 16 pictures of `ImageReference.longestURL` would not fit, and need not.
    let limit: Int
    /// Seconds for the whole body.
    let seconds: Double

    /// Bytes that are held for a body without an announced length, as long as it is no longer: the SDK's are small.
    private static let unannounced = 1 << 20

    init(budget: ByteBudget, limit: Int, seconds: Double) {
        self.budget = budget
        self.limit = limit
        self.seconds = seconds
    }

    /// Bodies of at most `limit` bytes with memory of their own.
    package init(limit: Int, seconds: Double) { self.init(budget: ByteBudget(8 * limit), limit: limit, seconds: seconds) }

    /// Reads the body and hands its fields to `work`, while the memory is held.
    package func read<Value: Sendable>(_ request: Request, _ work: (Fields) async throws -> Value) async throws -> Value {
        try await readOrdered(request) { fields, _ in try await work(fields) }
    }

    /// The same, with the body's text for whoever needs the order of its keys; it is made when it is asked for.
    package func readOrdered<Value: Sendable>(_ request: Request, _ work: (Fields, () throws -> JSONText) async throws -> Value)
        async throws
        -> Value
    {
        let announced = request.headers[.contentLength].flatMap(Int.init)
        if let announced, announced > limit { throw tooLarge }
        var held = announced ?? Self.unannounced
        try await budget.acquire(held)
        defer { budget.release(held) }
        var body = ByteBuffer()
        for try await chunk in request.body.within(seconds: seconds) {
            let size = body.readableBytes + chunk.readableBytes
            guard size <= limit else { throw tooLarge }
            if size > held {
                // All that it may need at once, and after giving back what it has: two that each wait for a part of the other's would wait for ever.
                budget.release(held)
                held = 0
                try await budget.acquire(limit)
                held = limit
            }
            body.writeImmutableBuffer(chunk)
        }
        guard body.readableBytes > 0 else { throw APIError.malformedBody("the body is empty; send a JSON object.") }
        if held > body.readableBytes {
            budget.release(held - body.readableBytes)
            held = body.readableBytes
        }
        let fields = try Fields(json: try JSONValue.parse(Data(buffer: body, byteTransferStrategy: .noCopy)))
        return try await work(fields) { try JSONText(Array(body.readableBytesView)) }
    }

    private var tooLarge: APIError {
        .tooLarge("The JSON body is over the limit of \(limit >> 20) MB; send pictures as a form or by file_id.")
    }
}
