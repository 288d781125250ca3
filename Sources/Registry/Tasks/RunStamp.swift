import API

/// Which run of which app a task is: it travels with the task, so that the ledger, the pictures and the queue name the app
/// however the work is done.
public struct RunStamp: Sendable, Equatable, Codable {
    /// `run-…`.
    public var run: String
    /// The app's slug.
    public var app: String
    /// The app's version.
    public var version: Int
    /// Whether the app's ordinary model drew, or the one that is tried out.
    public var arm: Arm
    /// What the run is for.
    public var purpose: Purpose
    /// The trial of a model that the arm was chosen by.
    public var switchID: String?
    /// Whose run it is: a random word for a visitor, or what an API client calls its user.
    public var visitor: String?
    /// The values of the app's inputs; pictures by their SHA-256.
    public var inputs: JSONValue
    /// What the model's pictures depend on beside the task, where the model says (`ModelInfo.weights`).
    public var weights: String?
    /// What the reader of the answer should know: parameters that were mapped to what the model can do.
    public var notes: [String]
    /// The batch and the row in it that the run was made for.
    public var batch: BatchRow?

    /// A run of an app's version.
    public init(
        run: String, app: String, version: Int, arm: Arm = .stable, purpose: Purpose = .run, switchID: String? = nil,
        visitor: String? = nil, inputs: JSONValue = [:], weights: String? = nil, notes: [String] = [], batch: BatchRow? = nil
    ) {
        self.run = run
        self.app = app
        self.version = version
        self.arm = arm
        self.purpose = purpose
        self.switchID = switchID
        self.visitor = visitor
        self.inputs = inputs
        self.weights = weights
        self.notes = notes
        self.batch = batch
    }

    /// Which of an app's two models drew.
    public enum Arm: String, Sendable, Codable, CaseIterable { case stable, canary }
    /// Why a run was made: for somebody who uses the app, to try another model, to make a picture again.
    public enum Purpose: String, Sendable, Codable, CaseIterable { case run, trial, reproduction }

    /// A row of a batch.
    public struct BatchRow: Sendable, Equatable, Codable {
        /// `batch-…`.
        public var batch: String
        /// The row, from 1.
        public var row: Int

        /// Row `row` of `batch`.
        public init(batch: String, row: Int) {
            self.batch = batch
            self.row = row
        }
    }
}
