import Foundation

/// The stretch of time that a budget counts over, in UTC. Days are counted as in Howard Hinnant's `civil_from_days`, since
/// a calendar object costs more than the whole reservation.
struct BudgetWindow: Sendable, Equatable {
    /// What the window is called in the database: `2026-11-21`, `2026-11` or `total`.
    var name: String
    /// Its first millisecond; 0 for a budget without a period.
    var start: Int64
    /// The first millisecond after it; `nil` for a budget without a period.
    var end: Int64?

    private static let day: Int64 = 86_400_000

    /// The window of `period` that `time`, in milliseconds, falls into.
    init(_ period: Budget.Period, at time: Int64) {
        let today = time >= 0 ? time / Self.day : (time - Self.day + 1) / Self.day
        let date = Self.civil(today)
        switch period {
        case .total:
            name = "total"
            start = 0
            end = nil
        case .day:
            name = Self.text(date)
            start = today * Self.day
            end = (today + 1) * Self.day
        case .month:
            name = String(Self.text(date).dropLast(3))
            start = Self.days(date.year, date.month, 1) * Self.day
            end = (date.month == 12 ? Self.days(date.year + 1, 1, 1) : Self.days(date.year, date.month + 1, 1)) * Self.day
        }
    }

    /// The name of the day `days` after 1970-01-01.
    static func text(day days: Int64) -> String { text(civil(days)) }

    private static func text(_ date: (year: Int64, month: Int64, day: Int64)) -> String {
        func two(_ n: Int64) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }

    private static func civil(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
