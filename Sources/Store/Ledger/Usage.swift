import API
import Foundation
import Registry

/// What of the ledger is summed, and how.
public struct UsageQuery: Sendable, Equatable {
    /// What the rows are grouped by, in this order; empty for one row of everything.
    public var by: [Group]
    /// Only requests from this time on.
    public var from: Date?
    /// Only requests before this time.
    public var until: Date?
    /// Only this model.
    public var model: String?
    /// Only this key, by id.
    public var keyID: String?
    /// Only this app, by its slug.
    public var app: String?

    /// Everything between two times, grouped.
    public init(by: [Group] = [], from: Date? = nil, until: Date? = nil, model: String? = nil, keyID: String? = nil, app: String? = nil) {
        self.by = by
        self.from = from
        self.until = until
        self.model = model
        self.keyID = keyID
        self.app = app
    }

    /// What usage is grouped by.
    public enum Group: String, Sendable, CaseIterable, Codable { case model, key, day, app, person }
}

/// The sum of a group of requests.
public struct UsageRow: Sendable, Equatable {
    /// The model, where rows are grouped by it.
    public var model: String?
    /// The key's id, where rows are grouped by it; `nil` too for requests without one.
    public var keyID: String?
    /// The key's name.
    public var keyName: String?
    /// The app's slug, where rows are grouped by it; `nil` too for requests outside apps.
    public var app: String?
    /// The person's or visitor's id, where rows are grouped by it.
    public var personID: String?
    /// The person's name.
    public var personName: String?
    /// The UTC day, `YYYY-MM-DD`, where rows are grouped by it.
    public var day: String?
    /// Requests, whatever became of them.
    public var requests: Int
    /// Requests that failed, those among them that died with their server.
    public var failures: Int
    /// Requests that were cancelled.
    public var cancelled: Int
    /// Requests under way.
    public var open: Int
    /// Pictures that were finished.
    public var images: Int
    /// Tokens by kind.
    public var usage: ImageUsage
    /// What it cost.
    public var cost: Money
    /// Requests whose usage was counted by rule, not reported.
    public var estimated: Int
    /// The median time of the requests that succeeded, in milliseconds (nearest rank).
    public var p50Milliseconds: Int?
    /// The 95th percentile of the same.
    public var p95Milliseconds: Int?
}

extension UsageRow {
    /// A day without requests.
    public init(day: String) {
        self.init(
            day: day, requests: 0, failures: 0, cancelled: 0, open: 0, images: 0, usage: ImageUsage(textIn: 0, imageIn: 0, imageOut: 0),
            cost: .zero, estimated: 0)
    }
}
