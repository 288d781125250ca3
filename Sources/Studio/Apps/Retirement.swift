import API
import Foundation
import Registry

/// A model that is going to be shut down.
struct Retirement {
    /// `YYYY-MM-DD`.
    let date: String
    /// Whole days that are left; 0 or less once the day has come.
    let daysLeft: Int

    /// The end of the model that `name` stands for; `nil` where none is known.
    init?(of name: String, in registry: ModelRegistry, now: Date) {
        let here = (try? registry.resolve(name))?.model.info.shutdownDate
        guard let date = here ?? registry.catalogue.entry(named: name)?.shutdownDate,
            let day = try? Date(date + "T00:00:00Z", strategy: .iso8601)
        else { return nil }
        self.date = date
        daysLeft = Int((day.timeIntervalSince(now) / 86_400).rounded(.up))
    }

    var json: JSONValue { ["date": .string(date), "days_left": .integer(Int64(daysLeft))] }
}
