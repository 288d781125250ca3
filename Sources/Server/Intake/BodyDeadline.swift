import API
import Foundation
import Hummingbird
import NIOCore

extension RequestBody {
    /// The body, for as long as it may take to arrive; then `APIError.requestTimeout`.
    ///
    /// The deadline is checked whenever bytes come, and a connection on which nothing comes is closed by the channel's
    /// idle time-out: a slow sender is cut off either way.
    package func within(seconds: Double) -> some AsyncSequence<ByteBuffer, any Error> {
        let deadline = ContinuousClock.now + .seconds(seconds)
        return map { chunk in
            guard ContinuousClock.now < deadline else { throw APIError.requestTimeout }
            return chunk
        }
    }
}
