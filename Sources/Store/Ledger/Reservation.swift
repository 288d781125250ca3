import API
import Foundation
import Registry

/// What is to be reserved before a request's work.
public struct NewReservation: Sendable {
    /// The key that pays; `nil` for a request without one.
    public var keyID: String?
    /// The person or visitor it is for.
    public var personID: String?
    /// The model's id.
    public var model: String
    /// The snapshot, where the model has any.
    public var snapshot: String?
    /// The id of the HTTP request.
    public var requestID: String
    /// The most that the work can cost.
    public var worstCase: Money
    /// How many pictures are asked for.
    public var images: Int
    /// The work, where it is an app's run: the run is then written with the reservation, if the app's limits allow it.
    public var run: ImageTask?
    /// The comparison that pays, if it is one: its budget is held to in the same transaction.
    public var comparison: String?
    /// The app that pays where no run does: its limits are held to in the same transaction.
    public var charge: AppCharge?

    /// A reservation of `worstCase` for a request to `model`.
    public init(
        keyID: String?, personID: String? = nil, model: String, snapshot: String? = nil, requestID: String, worstCase: Money, images: Int,
        run: ImageTask? = nil, comparison: String? = nil, charge: AppCharge? = nil
    ) {
        self.keyID = keyID
        self.personID = personID
        self.model = model
        self.snapshot = snapshot
        self.requestID = requestID
        self.worstCase = worstCase
        self.images = images
        self.run = run?.stamp == nil ? nil : run
        self.comparison = comparison
        self.charge = charge
    }
}

/// A row of the ledger whose work is not yet settled.
public struct Reservation: Sendable, Hashable {
    /// The ledger row.
    public var id: Int64
    /// What is reserved.
    public var amount: Money

    /// The reservation in ledger row `id`.
    public init(id: Int64, amount: Money) {
        self.id = id
        self.amount = amount
    }
}

/// How a reserved request ended.
public struct Settlement: Sendable, Equatable {
    /// How it ended.
    public var outcome: Outcome
    /// What it cost.
    public var cost: Money
    /// The tokens it used.
    public var usage: ImageUsage
    /// Whether the usage is the model's own report rather than counted by rule.
    public var isExact: Bool
    /// Pictures that were finished.
    public var images: Int
    /// From the start of the work to its end.
    public var latency: Duration
    /// The code of the error that ended it.
    public var errorCode: String?

    /// An ended request.
    public init(
        _ outcome: Outcome, cost: Money, usage: ImageUsage, isExact: Bool, images: Int, latency: Duration, errorCode: String? = nil
    ) {
        self.outcome = outcome
        self.cost = cost
        self.usage = usage
        self.isExact = isExact
        self.images = images
        self.latency = latency
        self.errorCode = errorCode
    }

    /// A request that ended before it used anything.
    public static func unused(_ outcome: Outcome, errorCode: String? = nil) -> Settlement {
        Settlement(
            outcome, cost: .zero, usage: ImageUsage(textIn: 0, imageIn: 0, imageOut: 0), isExact: true, images: 0, latency: .zero,
            errorCode: errorCode)
    }

    /// How a request ended.
    public enum Outcome: String, Sendable, Codable { case succeeded, failed, cancelled }
}

/// Where a key stands with its budget.
public struct BudgetState: Sendable, Equatable {
    /// What it may spend, and in which period.
    public var budget: Budget
    /// Spent in this period.
    public var spent: Money
    /// Reserved by work under way.
    public var reserved: Money
    /// When spending starts anew; `nil` for a budget without a period.
    public var resets: Date?

    /// Where a key stands.
    public init(budget: Budget, spent: Money, reserved: Money, resets: Date?) {
        self.budget = budget
        self.spent = spent
        self.reserved = reserved
        self.resets = resets
    }

    /// What may still be reserved; never negative.
    public var left: Money { max(.zero, budget.amount - spent - reserved) }
}
