import API

/// Uploaded files.
public protocol FileRepository: Sendable {
    /// Keeps a file. Throws `APIError.insufficientStorage` with nothing kept.
    func add(_ new: NewFile, for principal: Principal) async throws -> FileRecord

    /// The file with this id; `nil` where there is none, it is another's, or it expired.
    func file(_ id: String, for principal: Principal) async throws -> FileRecord?

    /// The principal's files.
    func list(_ page: PageRequest, purpose: FileObject.Purpose?, for principal: Principal) async throws -> Page<FileRecord>

    /// Removes a file, and its blob where nothing else refers to it. Returns false where there is none.
    func delete(_ id: String, for principal: Principal) async throws -> Bool
}
