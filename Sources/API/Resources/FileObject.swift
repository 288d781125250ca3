/// An uploaded file, as `/v1/files` gives it.
public struct FileObject: Codable, Sendable, Equatable {
    /// `file-…`.
    public var id: String
    /// Always `file`.
    public var object = "file"
    /// Its size.
    public var bytes: Int
    /// Unix seconds.
    public var createdAt: Int
    /// Unix seconds after which it is removed, where it expires.
    public var expiresAt: Int?
    /// The name it was uploaded under.
    public var filename: String
    /// `assistants`, `batch`, `fine-tune`, `vision`, `user_data` or `evals`.
    public var purpose: String
    /// Always `processed`: a file is checked before it is accepted.
    public var status = "processed"

    /// A file's entry.
    public init(id: String, bytes: Int, createdAt: Int, filename: String, purpose: String, expiresAt: Int? = nil) {
        self.id = id
        self.bytes = bytes
        self.createdAt = createdAt
        self.filename = filename
        self.purpose = purpose
        self.expiresAt = expiresAt
    }

    /// What a file is for.
    public enum Purpose: String, CaseIterable, Sendable {
        case assistants, batch, vision, evals
        case fineTune = "fine-tune"
        case userData = "user_data"
    }

    enum CodingKeys: String, CodingKey {
        case id, object, bytes, filename, purpose, status
        case createdAt = "created_at"
        case expiresAt = "expires_at"
    }
}

/// The answer to a deletion.
public struct DeletedObject: Codable, Sendable {
    /// What was deleted.
    public var id: String
    /// Its kind.
    public var object: String
    /// Always true.
    public var deleted = true

    /// `id`, an `object`, is gone.
    public init(id: String, object: String) {
        self.id = id
        self.object = object
    }
}
