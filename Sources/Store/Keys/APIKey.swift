import Foundation
import Registry

/// A key that requests are authorised with. The secret itself is not in here; it is shown once and then unknown.
public struct APIKey: Sendable, Hashable {
    /// `key-…`.
    public var id: String
    /// What its owner calls it.
    public var name: String
    /// The first characters of the secret, to recognise it by.
    public var prefix: String
    /// What it may spend; `nil` for any amount.
    public var budget: Budget?
    /// Requests a minute; `nil` for any number.
    public var rpm: Int?
    /// The models and aliases that it may name; `nil` for all.
    public var models: [String]?
    /// Whom it belongs to; for installations with several people.
    public var owner: String?
    /// When it was made.
    public var created: Date
    /// When it was revoked; `nil` while it is good.
    public var revoked: Date?
    /// When it was last used, to the minute.
    public var lastUsed: Date?

    /// Whether it may name the model `requested`, which stands for the model `id`.
    public func allows(_ requested: String, resolvedTo id: String) -> Bool {
        models.map { $0.contains(requested) || $0.contains(id) } ?? true
    }
}

/// What a key may spend in a period.
public struct Budget: Sendable, Hashable, Codable {
    /// The most it may spend.
    public var amount: Money
    /// When spending starts anew.
    public var period: Period

    /// `amount` in each `period`.
    public init(_ amount: Money, per period: Period = .month) {
        self.amount = amount
        self.period = period
    }

    /// A calendar day or month in UTC, or the key's whole life.
    public enum Period: String, Sendable, Codable, CaseIterable { case day, month, total }
}

/// What a new key is given.
public struct NewKey: Sendable {
    /// What its owner calls it; 1 to 100 characters.
    public var name: String
    /// What it may spend; `nil` for any amount.
    public var budget: Budget?
    /// Requests a minute; `nil` for any number.
    public var rpm: Int?
    /// The models and aliases that it may name; `nil` for all.
    public var models: [String]?
    /// Whom it belongs to.
    public var owner: String?

    /// A key called `name`.
    public init(name: String, budget: Budget? = nil, rpm: Int? = nil, models: [String]? = nil, owner: String? = nil) {
        self.name = name
        self.budget = budget
        self.rpm = rpm
        self.models = models
        self.owner = owner
    }
}

/// A key that was just made, with the only sight of its secret.
public struct CreatedKey: Sendable {
    /// The key.
    public var key: APIKey
    /// `sk-easel-…`: what requests carry.
    public var secret: String
}
