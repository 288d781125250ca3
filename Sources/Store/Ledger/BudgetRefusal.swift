import API
import Foundation
import Registry

/// A key's budget does not cover the worst case of a request.
public struct BudgetRefusal: Error, Equatable {
    /// Where the key stands.
    public var state: BudgetState
    /// The worst case of the request.
    public var asked: Money

    /// A refusal of `asked`.
    public init(state: BudgetState, asked: Money) {
        self.state = state
        self.asked = asked
    }

    /// The refusal as a response, which says what is left and when the budget resets.
    public var apiError: APIError {
        let resets = state.resets.map { $0.formatted(.iso8601) }
        let period =
            switch state.budget.period {
            case .day: " a day"
            case .month: " a month"
            case .total: ""
            }
        var message =
            "This request may cost up to \(asked), and \(state.left) is left of this key's budget of \(state.budget.amount)\(period)"
        message += " (\(state.spent) spent, \(state.reserved) reserved by requests under way)."
        message += resets.map { " The budget resets at \($0)." } ?? " The budget does not reset."
        var details: [String: JSONValue] = [
            "budget_usd": .string(state.budget.amount.decimal), "spent_usd": .string(state.spent.decimal),
            "reserved_usd": .string(state.reserved.decimal), "left_usd": .string(state.left.decimal),
            "worst_case_usd": .string(asked.decimal), "period": .string(state.budget.period.rawValue),
        ]
        if let resets { details["resets_at"] = .string(resets) }
        return .insufficientQuota(message, details: details)
    }
}
