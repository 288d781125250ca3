import API
import Foundation

/// An uploaded file in the store.
public struct FileRecord: Sendable, Equatable {
    /// `file-…`.
    public var id: String
    /// SHA-256 of its bytes, which is its blob's name.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// The name it was uploaded under, made safe.
    public var filename: String
    /// What it is for.
    public var purpose: FileObject.Purpose
    /// The key it belongs to; `nil` for a request without one.
    public var keyID: String?
    /// When it came.
    public var created: Date
    /// When it is removed; `nil` to keep it.
    public var expires: Date?

    /// The file as `/v1/files` gives it.
    public var object: FileObject {
        FileObject(
            id: id, bytes: bytes, createdAt: Int(created.timeIntervalSince1970), filename: filename, purpose: purpose.rawValue,
            expiresAt: expires.map { Int($0.timeIntervalSince1970) })
    }
}

/// A file that is to be kept.
public struct NewFile: Sendable {
    /// Where it lies now, on the data folder's own file system (`uploads/`); the store links it and leaves this name to its owner.
    public var path: String
    /// SHA-256 of it in hexadecimal; `nil` where it is still to be computed.
    public var sha256: String?
    /// The name its sender gave it, whatever that contains.
    public var filename: String
    /// What it is for.
    public var purpose: FileObject.Purpose
    /// When it is to be removed.
    public var expires: Date?

    /// A file at `path`.
    public init(path: String, sha256: String? = nil, filename: String, purpose: FileObject.Purpose, expires: Date? = nil) {
        self.path = path
        self.sha256 = sha256
        self.filename = filename
        self.purpose = purpose
        self.expires = expires
    }
}
