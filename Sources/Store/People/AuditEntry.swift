import API
import Foundation

/// Who changed what.
public struct AuditEntry: Sendable, Equatable {
    /// Its number; later ones are higher.
    public var id: Int64
    /// When it was.
    public var at: Date
    /// Who did it; `nil` at the command line.
    public var personID: String?
    /// Their name at that time.
    public var name: String?
    /// What was done, as `app.published`.
    public var action: String
    /// To what it was done: an id, a slug or a name.
    public var subject: String?
    /// What else is to be known.
    public var detail: JSONValue?

    /// An entry that is to be written; its number and time are the database's.
    public init(_ action: String, by person: Person?, subject: String? = nil, detail: JSONValue? = nil) {
        id = 0
        at = Date()
        personID = person?.id
        name = person?.name
        self.action = action
        self.subject = subject
        self.detail = detail
    }
}

/// The log of who changed what. Nothing in it is ever changed.
public protocol AuditRepository: Sendable {
    /// Writes an entry.
    func add(_ entry: AuditEntry) async throws

    /// Entries from the newest to the oldest, those before `before`, only of `subject` where it is given.
    func list(before: Int64?, limit: Int, subject: String?) async throws -> [AuditEntry]
}
