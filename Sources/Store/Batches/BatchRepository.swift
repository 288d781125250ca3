import Foundation

/// Batches of API requests. What became of a request is kept in one transaction with what it cost, so that no kill makes it be paid twice.
public protocol BatchRepository: Sendable {
    /// Accepts a batch over an uploaded file, to be validated.
    func create(_ batch: RequestBatch) async throws

    /// The batch with this id; `nil` where there is none or it is another's.
    func batch(_ id: String, for principal: Principal) async throws -> RequestBatch?

    /// The principal's batches, newest first.
    func list(_ page: PageRequest, for principal: Principal) async throws -> Page<RequestBatch>

    /// Batches that have not ended, oldest first.
    func open() async throws -> [RequestBatch]

    /// Takes the requests of a validated batch. Returns false where it is no longer to be begun.
    func begin(_ id: String, _ lines: [BatchLine]) async throws -> Bool

    /// Requests of a batch that wait, from the first; `after` a number.
    func waiting(_ id: String, after: Int, limit: Int) async throws -> [BatchLine]

    /// Keeps what became of a request with what belongs to it, in one transaction. A request that has its answer already only is settled.
    func answer(_ id: String, _ answer: BatchAnswer, with further: BatchCommit) async throws

    /// Asks for a batch's end; one that ended stays as it is. `nil` where there is none or it is another's.
    func cancel(_ id: String, for principal: Principal) async throws -> RequestBatch?

    /// Notes that the files are being written.
    func finalize(_ id: String) async throws

    /// Answers in their order, `after` a number: those of the output file, or of the error file.
    func answers(_ id: String, failed: Bool, after: Int, limit: Int) async throws -> [BatchAnswer]

    /// Ends a batch and forgets its requests, whose answers are in its files. An ended one stays as it is.
    func end(_ id: String, _ status: RequestBatch.Status, outputFile: String?, errorFile: String?, faults: [BatchFault]) async throws
}
