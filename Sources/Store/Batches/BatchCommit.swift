/// What is written in one transaction with the answer to a request of a batch.
public struct BatchCommit: Sendable {
    /// What it cost.
    public var settling: (reservation: Reservation, settlement: Settlement)?
    /// The response that it is, to be found by its id.
    public var response: ResponseRecord?
    /// Blobs that `response` names; their pins end, with the blobs where nothing names them.
    public var pinned: [String]

    /// By default nothing more than the answer.
    public init(
        settling: (reservation: Reservation, settlement: Settlement)? = nil, response: ResponseRecord? = nil, pinned: [String] = []
    ) {
        self.settling = settling
        self.response = response
        self.pinned = pinned
    }
}
