import Foundation
import Registry

/// One picture of a comparison: a contestant's for a prompt and a seed.
public struct CellRecord: Sendable, Equatable {
    /// The comparison, `cmp-…`.
    public var comparison: String
    /// Its number in the comparison, from 0; with the comparison it is the idempotency key of its job.
    public var number: Int
    /// The contestant's place in the spec.
    public var contestant: Int
    /// The prompt's place in the spec.
    public var prompt: Int
    /// Which of the prompt's pictures, from 0.
    public var seed: Int
    /// Where it is on its way.
    public var status: Status
    /// The job that makes it.
    public var jobID: String?
    /// The picture.
    public var imageID: String?
    /// The SHA-256 of the picture's file.
    public var sha256: String?
    /// What it cost, failed tries among it.
    public var cost: Money
    /// How long the model worked, in milliseconds.
    public var latencyMilliseconds: Int?
    /// The code of the error that ended it; `moderation_blocked` is a refusal.
    public var errorCode: String?
    /// The error's sentence.
    public var errorMessage: String?
    /// How many jobs were given it: after a failure it can be tried again.
    public var tries = 0

    /// Its name.
    public var name: CellName { CellName(comparison: comparison, number: number) }

    /// A picture that is still to be made.
    public init(comparison: String, number: Int, contestant: Int, prompt: Int, seed: Int) {
        self.comparison = comparison
        self.number = number
        self.contestant = contestant
        self.prompt = prompt
        self.seed = seed
        status = .waiting
        cost = .zero
    }

    /// Where a picture is on its way. `skipped`: the contestant cannot do what the prompt asks for (an edit, say), or the budget ended.
    public enum Status: String, Sendable, Codable, CaseIterable { case waiting, queued, done, refused, failed, skipped }
}

/// Which picture of which comparison.
public struct CellName: Sendable, Hashable, Codable {
    /// The comparison, `cmp-…`.
    public var comparison: String
    /// The picture's number in it, from 0.
    public var number: Int

    /// Picture `number` of `comparison`.
    public init(comparison: String, number: Int) {
        self.comparison = comparison
        self.number = number
    }
}
