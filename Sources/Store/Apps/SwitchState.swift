import API
import Foundation

/// Which models draw for an app: what its version says unless it was switched.
public struct SwitchState: Sendable, Equatable, Codable {
    /// What draws instead of the version's model; `nil` where that draws itself.
    public var stable: AppArm?
    /// What is tried on a share of the visitors.
    public var canary: Canary?

    /// The version's model draws for everybody.
    public init(stable: AppArm? = nil, canary: Canary? = nil) {
        self.stable = stable
        self.canary = canary
    }

    /// A model on trial.
    public struct Canary: Sendable, Equatable, Codable {
        /// `switch-…`: with a visitor's word it decides who gets this model, so the same visitor always does.
        public var id: String
        /// What draws.
        public var arm: AppArm
        /// The share of the visitors in percent, 1 to 50.
        public var share: Int
        /// When the trial began.
        public var since: Date

        /// A trial.
        public init(id: String, arm: AppArm, share: Int, since: Date) {
            self.id = id
            self.arm = arm
            self.share = share
            self.since = since
        }
    }
}

/// A model that draws for an app, with what differs from the version's parameters.
public struct AppArm: Sendable, Equatable, Codable {
    /// The model, an alias or a snapshot.
    public var model: String
    /// Parameters that hold instead of the version's, by their names in files.
    public var parameters: [String: JSONValue]

    /// `model` with the version's own parameters, or some others.
    public init(model: String, parameters: [String: JSONValue] = [:]) {
        self.model = model
        self.parameters = parameters
    }
}

/// One change of an app's models. Nothing is ever taken out of the history: an undo is a change as well.
public struct SwitchEvent: Sendable, Equatable {
    /// Later changes have larger numbers.
    public var id: Int64
    /// The app's slug.
    public var app: String
    /// What was done.
    public var kind: Kind
    /// What held before.
    public var earlier: SwitchState
    /// What has held since.
    public var later: SwitchState
    /// The change that this one took back.
    public var undoes: Int64?
    /// Who did it.
    public var author: String?
    /// When.
    public var created: Date

    /// What was done: everybody got another model, a share of the visitors did, the share changed, the trial's model was
    /// taken for everybody, the trial was ended, the last change was taken back, a version with a model of its own came.
    public enum Kind: String, Sendable, Codable, CaseIterable { case switched, canary, share, promoted, ended, undone, published }
}
