import API
import Foundation
import Registry

/// A run of an app: its pin, and what became of it.
public struct RunRecord: Sendable {
    /// `run-…`.
    public var id: String
    /// The work as it was given to the model, the app's stamp in it. Its pictures' paths are those of their blobs.
    public var task: ImageTask
    /// The key that pays; `nil` for a request without one.
    public var keyID: String?
    /// The job that does it, where there is one.
    public var jobID: String?
    /// Where it is on its way.
    public var status: Status
    /// What it cost.
    public var cost: Money
    /// Pictures that were finished.
    public var images: Int
    /// How long the work took, in milliseconds.
    public var latencyMilliseconds: Int?
    /// The code of the error that ended it.
    public var errorCode: String?
    /// When it was accepted.
    public var created: Date
    /// When it ended.
    public var ended: Date?

    /// The app's stamp.
    public var stamp: RunStamp { task.stamp ?? RunStamp(run: id, app: "", version: 0) }

    /// Where a run is on its way.
    public enum Status: String, Sendable, Codable, CaseIterable { case open, succeeded, failed, cancelled }
}

/// Which runs are listed.
public struct RunFilter: Sendable, Equatable {
    /// Only runs of this app.
    public var app: String
    /// Only runs of this visitor.
    public var visitor: String?
    /// Only runs with this end.
    public var status: RunRecord.Status?
    /// Only runs for this purpose.
    public var purpose: RunStamp.Purpose?
    /// Only runs of this batch.
    public var batch: String?

    /// Runs of `app`.
    public init(
        app: String, visitor: String? = nil, status: RunRecord.Status? = nil, purpose: RunStamp.Purpose? = nil, batch: String? = nil
    ) {
        self.app = app
        self.visitor = visitor
        self.status = status
        self.purpose = purpose
        self.batch = batch
    }
}

/// What somebody did with a picture that an app made: weak evidence for its model.
public enum RunOutcome: String, Sendable, Codable, CaseIterable {
    case kept, downloaded, starred, regenerated

    /// Whether the picture served.
    public var isAccepted: Bool { self != .regenerated }
}

/// What an app's runs say of one of its models.
public struct ModelEvidence: Sendable, Equatable, Codable {
    /// The model.
    public var model: String
    /// The arm, where rows are kept apart by it.
    public var arm: RunStamp.Arm?
    /// Runs that ended.
    public var runs: Int
    /// Runs that failed.
    public var failures: Int
    /// Pictures that were finished.
    public var images: Int
    /// Pictures that somebody kept, downloaded or starred.
    public var accepted: Int
    /// Pictures that somebody had made anew.
    public var regenerated: Int
    /// What all runs cost, those that failed among them.
    public var cost: Money
    /// The median time of the runs that succeeded, in milliseconds (nearest rank).
    public var p50Milliseconds: Int?
    /// The 95th percentile of the same.
    public var p95Milliseconds: Int?

    /// What a picture cost; `nil` without any.
    public var costPerImage: Money? { images > 0 ? Money(nanodollars: cost.nanodollars / Int64(images)) : nil }
    /// What a picture that served cost, all others counted in; `nil` without any.
    public var costPerAccepted: Money? { accepted > 0 ? Money(nanodollars: cost.nanodollars / Int64(accepted)) : nil }

    /// Evidence for `model`, or none.
    public init(model: String, arm: RunStamp.Arm? = nil) {
        self.model = model
        self.arm = arm
        runs = 0
        failures = 0
        images = 0
        accepted = 0
        regenerated = 0
        cost = .zero
    }
}
