import Foundation
import Registry

/// A model that is watched: some pictures are made again on a schedule and compared with those that were kept.
public struct DriftWatch: Sendable, Equatable {
    /// `drift-…`.
    public var id: String
    /// An app's slug, or a comparison's id.
    public var subject: String
    /// The model's name.
    public var model: String
    /// What is made again.
    public var canaries: [DriftCanary]
    /// Hours between checks.
    public var hours: Int
    /// Who pays.
    public var personID: String?
    /// When it began.
    public var created: Date
    /// When the next check is due.
    public var due: Date

    /// A watch whose first check is due after one interval.
    public init(id: String, subject: String, model: String, canaries: [DriftCanary], hours: Int, personID: String?, created: Date) {
        self.id = id
        self.subject = subject
        self.model = model
        self.canaries = canaries
        self.hours = hours
        self.personID = personID
        self.created = created
        due = created.addingTimeInterval(Double(hours) * 3600)
    }
}

/// A picture that is made again.
public struct DriftCanary: Sendable, Equatable, Codable {
    /// The work that makes it, one picture.
    public var task: ImageTask
    /// SHA-256 of the picture that was kept.
    public var sha256: String
    /// How far two pictures of this work were apart when the watch began; `nil` for a model whose pictures repeat bit for bit.
    public var spread: Double?

    /// A picture that is made again.
    public init(task: ImageTask, sha256: String, spread: Double?) {
        self.task = task
        self.sha256 = sha256
        self.spread = spread
    }
}

/// What a check found.
public struct DriftCheck: Sendable, Equatable {
    /// Later checks have larger numbers.
    public var id: Int64
    /// The watch.
    public var watch: String
    /// Pictures that were made again.
    public var checked: Int
    /// Of them, those that differ: in any pixel, or by more than two pictures did before.
    public var changed: Int
    /// Whether that is more than chance.
    public var isDrift: Bool
    /// What was found, in a sentence.
    public var sentence: String
    /// When.
    public var created: Date

    /// A finding; the store gives it its number.
    public init(watch: String, checked: Int, changed: Int, isDrift: Bool, sentence: String, created: Date) {
        id = 0
        self.watch = watch
        self.checked = checked
        self.changed = changed
        self.isDrift = isDrift
        self.sentence = sentence
        self.created = created
    }
}

/// Watches and what their checks found.
public protocol DriftRepository: Sendable {
    /// Keeps a watch in place of its subject's earlier ones; the pictures it compares with are kept as long as it is.
    func begin(_ watch: DriftWatch) async throws
    /// The watches of a subject, or all.
    func watches(of subject: String?) async throws -> [DriftWatch]
    /// Watches that are due.
    func due(_ now: Date) async throws -> [DriftWatch]
    /// Notes that a watch is checked next at `date`.
    func schedule(_ id: String, _ date: Date) async throws
    /// Keeps what a check found.
    func note(_ check: DriftCheck) async throws
    /// The last check of each of a subject's watches, or of all.
    func last(of subject: String?) async throws -> [DriftCheck]
    /// Ends a subject's watches.
    func end(_ subject: String) async throws -> Bool
}
