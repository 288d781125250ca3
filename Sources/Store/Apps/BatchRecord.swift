import API
import Foundation

/// A table of inputs of which each row makes a run.
public struct BatchRecord: Sendable, Equatable {
    /// `batch-…`.
    public var id: String
    /// The app's slug.
    public var app: String
    /// The key that pays.
    public var keyID: String?
    /// Whose batch it is.
    public var visitor: String?
    /// The file's name.
    public var name: String
    /// How many rows it has.
    public var rows: Int
    /// When it came.
    public var created: Date
    /// When it was cancelled.
    public var cancelled: Date?

    /// A batch of `rows` rows.
    public init(
        id: String, app: String, keyID: String? = nil, visitor: String? = nil, name: String, rows: Int, created: Date,
        cancelled: Date? = nil
    ) {
        self.id = id
        self.app = app
        self.keyID = keyID
        self.visitor = visitor
        self.name = name
        self.rows = rows
        self.created = created
        self.cancelled = cancelled
    }
}

/// A row of a batch.
public struct BatchRow: Sendable, Equatable {
    /// From 1.
    public var number: Int
    /// The values of the inputs.
    public var inputs: [String: JSONValue]
    /// The job that does it; `nil` while it waits to be queued.
    public var jobID: String?
    /// Why it came to nothing before it was queued.
    public var error: APIError?
    /// Where its job is.
    public var status: JobObject.Status?
    /// Its pictures' ids.
    public var images: [String]
}
