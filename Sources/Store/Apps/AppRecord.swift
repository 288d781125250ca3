import Foundation

/// An app in the store. Definitions are JSON here: what they mean is the affair of the room `Apps`.
public struct AppRecord: Sendable, Equatable {
    /// Its name in addresses.
    public var slug: String
    /// The definition that is worked on, as JSON; it may be faulty.
    public var draft: String
    /// The number of the version in force; `nil` for an app that was never published.
    public var published: Int?
    /// Which models draw.
    public var state: SwitchState
    /// Raised by every change of the version or of the models in force; pages that are open compare it.
    public var revision: Int
    /// The hash of the password that visitors need, where the app asks for one.
    public var passwordHash: String?
    /// When it was made.
    public var created: Date
    /// When it was last changed.
    public var updated: Date
    /// When it was put away; `nil` while it is in use.
    public var archived: Date?
}

/// A version of an app: it never changes.
public struct AppVersion: Sendable, Equatable {
    /// The app's slug.
    public var app: String
    /// From 1.
    public var number: Int
    /// The definition, as JSON.
    public var definition: String
    /// What is counted against its runs.
    public var limits: AppLimits
    /// What its author says of it.
    public var note: String
    /// Who published it.
    public var author: String?
    /// When.
    public var created: Date
}

/// A version that is to be published.
public struct NewVersion: Sendable {
    /// The definition, as JSON.
    public var definition: String
    /// What is counted against its runs.
    public var limits: AppLimits
    /// What its author says of it.
    public var note: String
    /// Who publishes it.
    public var author: String?

    /// A version.
    public init(definition: String, limits: AppLimits, note: String = "", author: String? = nil) {
        self.definition = definition
        self.limits = limits
        self.note = note
        self.author = author
    }
}
