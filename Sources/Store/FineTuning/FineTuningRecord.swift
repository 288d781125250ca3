import Foundation

/// A training job of an upstream that was asked for through this server, and on whose behalf.
public struct FineTuningRecord: Sendable, Equatable {
    /// `ftrec-…`; later ones sort after earlier ones.
    public var id: String
    /// The key it belongs to; `nil` for a request without one.
    public var keyID: String?
    /// The person it belongs to.
    public var personID: String?
    /// The name of the upstream that trains.
    public var provider: String
    /// The id of the training file at the upstream. Every job sends a file of its own, so it names the job before the job has a name.
    public var trainingFile: String
    /// The job's id at the upstream; `nil` while it is not known whether there is one.
    public var job: String?
    /// When it was asked for.
    public var created: Date

    /// A job that is about to be asked for.
    public init(provider: String, trainingFile: String, for principal: Principal, created: Date = Date()) {
        id = Identifier.make("ftrec", at: created)
        keyID = principal.keyID
        personID = principal.personID
        self.provider = provider
        self.trainingFile = trainingFile
        self.created = Date(milliseconds: created.milliseconds)
    }

    init(id: String, keyID: String?, personID: String?, provider: String, trainingFile: String, job: String?, created: Date) {
        self.id = id
        self.keyID = keyID
        self.personID = personID
        self.provider = provider
        self.trainingFile = trainingFile
        self.job = job
        self.created = created
    }
}
