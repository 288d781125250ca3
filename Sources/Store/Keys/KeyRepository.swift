/// The keys of an installation.
public protocol KeyRepository: Sendable {
    /// Makes a key. Throws `APIError` for an empty or overlong name, a negative budget or a limit below 1.
    func create(_ new: NewKey) async throws -> CreatedKey

    /// Finds the good key whose secret this is; `nil` for one that is unknown or revoked. Answers may be a few seconds old
    /// where another process revoked the key.
    func find(secret: String) async throws -> APIKey?

    /// All keys, revoked ones too, in the order in which they were made.
    func list() async throws -> [APIKey]

    /// The key with this id, or the only good key with this name; throws `APIError.notFound`, or `conflict` where several
    /// have the name.
    func key(_ idOrName: String) async throws -> APIKey

    /// Revokes a key at once. Revoking twice changes nothing.
    func revoke(_ idOrName: String) async throws -> APIKey

    /// Whether any key was ever made.
    func isEmpty() async throws -> Bool
}
