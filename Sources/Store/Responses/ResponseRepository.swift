import API

/// Responses of `/v1/responses` that are kept: nobody sees another's.
public protocol ResponseRepository: Sendable {
    /// Keeps a response with its items, and ends the pins of `pinned`, blobs that it names; where it throws, with the blobs.
    func add(_ record: ResponseRecord, pinned: [String]) async throws

    /// A response; `nil` where there is none or it is another's.
    func response(_ id: String, for principal: Principal) async throws -> ResponseRecord?

    /// A response after those that it follows, oldest first.
    ///
    /// - Throws: `APIError` with status 400, `previous_response_not_found`, where one of them is not there (any more).
    func chain(endingAt id: String, for principal: Principal) async throws -> [ResponseRecord]

    /// The item with this id, of whichever of the principal's responses; `nil` where there is none.
    func item(_ id: String, for principal: Principal) async throws -> KeptResponseItem?

    /// Removes a response; what only it named goes too. Returns false where there is none.
    func delete(_ id: String, for principal: Principal) async throws -> Bool

    /// Ids of responses that wait to be run, oldest first.
    func waiting() async throws -> [String]

    /// How many responses of anybody wait or run.
    func unfinished() async throws -> Int

    /// Takes up a response that waits; `nil` where it no longer does. Before this nothing was done for it, so that one that is found waiting after a
    /// crash can be run without being paid twice.
    func begin(_ id: String) async throws -> ResponseRecord?

    /// Keeps an item that a running response finished, at its place in the output, and ends its pictures' pins.
    func append(_ item: KeptResponseItem, at place: Int, to id: String) async throws

    /// Keeps events of a running response, and ends the pins of their previews.
    func note(_ events: [KeptResponseEvent], of id: String) async throws

    /// A response's events after number `after`, at most `limit`.
    func events(of id: String, after: Int, limit: Int) async throws -> [KeptResponseEvent]

    /// Ends a response that waits or runs; `events` are its last. Returns false where it was ended before.
    func finish(_ id: String, as object: ResponseObject, events: [KeptResponseEvent]) async throws -> Bool
}
