import Foundation
import Hummingbird
import Jobs
import NIOCore
import Store

/// What Easel keeps of a request while it is answered.
public struct EaselContext: RequestContext {
    /// Hummingbird's own part.
    public var coreContext: CoreRequestContextStorage
    /// The id in `x-request-id` and in the log.
    public let requestID: String
    /// Who asks; set by `Authentication`.
    public var principal: Principal
    /// Who is signed in; set by `Authentication`.
    public var visit: Visit?
    /// When the request's head was read.
    public let began: ContinuousClock.Instant
    /// The connection.
    public let channel: any Channel

    /// The context of a new request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        requestID = "req_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        principal = .anonymous
        visit = nil
        began = .now
        channel = source.channel
    }
}
