import Foundation

/// How much may be made with an app. Runs that failed or were cancelled do not count.
public struct AppLimits: Sendable, Equatable, Codable {
    /// Runs a visitor may make in a day, in UTC; `nil` for any number.
    public var visitorPerDay: Int?
    /// Runs of all visitors together in a day; `nil` for any number.
    public var perDay: Int?
    /// What the app may spend; `nil` for any amount.
    public var budget: Budget?

    /// No limits.
    public init(visitorPerDay: Int? = nil, perDay: Int? = nil, budget: Budget? = nil) {
        self.visitorPerDay = visitorPerDay
        self.perDay = perDay
        self.budget = budget
    }
}
