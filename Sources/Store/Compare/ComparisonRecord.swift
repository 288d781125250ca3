import Foundation
import Registry

/// A comparison in the store, without its spec.
public struct ComparisonRecord: Sendable, Equatable {
    /// `cmp-…`.
    public var id: String
    /// What the models are compared for, in the user's words.
    public var title: String
    /// The contestants' names in the spec's order.
    public var models: [String]
    /// Where it is on its way.
    public var status: Status
    /// Why it is paused: `budget`, `user`, or an error's sentence.
    public var reason: String?
    /// The most that pictures and judging may cost together.
    public var budget: Money?
    /// The person who made it; `nil` for the command line.
    public var personID: String?
    /// The app that it is about.
    public var app: String?
    /// When it was made.
    public var created: Date
    /// When its state last changed.
    public var updated: Date
    /// When it was done or cancelled.
    public var ended: Date?

    /// A draft that is new.
    public init(
        id: String, title: String, models: [String], budget: Money? = nil, personID: String? = nil, app: String? = nil, created: Date
    ) {
        self.id = id
        self.title = title
        self.models = models
        self.budget = budget
        self.personID = personID
        self.app = app
        self.created = created
        updated = created
        status = .draft
    }

    /// Where a comparison is on its way. `running`: whoever serves the data folder draws and judges; `paused`: it waits for somebody to go on.
    public enum Status: String, Sendable, Codable, CaseIterable { case draft, running, paused, done, cancelled }
}

/// What was spent on something and what is reserved for it.
public struct Spending: Sendable, Equatable {
    /// Spent.
    public var spent: Money
    /// Reserved by work under way.
    public var reserved: Money

    /// An amount that is spent and one that is reserved.
    public init(spent: Money = .zero, reserved: Money = .zero) {
        self.spent = spent
        self.reserved = reserved
    }
}
