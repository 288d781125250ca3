import API
import Registry
import Store

extension AppReader {
    mutating func parameters(_ own: Fields) -> [AppParameter: ParameterRule] {
        var fields = own
        var rules: [AppParameter: ParameterRule] = [:]
        for parameter in AppParameter.allCases where fields.keys.contains(parameter.rawValue) {
            if let rule = attempt({ try Self.rule(parameter, &fields) }) { rules[parameter] = rule }
        }
        finish(fields)
        return rules
    }

    /// `high`, `{fixed: high}`, `{default: high}`, `{visitor: high}` or `{visitor: true, choices: [low, high]}`.
    private static func rule(_ parameter: AppParameter, _ fields: inout Fields) throws -> ParameterRule? {
        var copy = fields
        guard case .object(let object)? = copy.value(parameter.rawValue) else {
            return try parameter.take(&fields).map { .fixed($0) }
        }
        _ = fields.value(parameter.rawValue)
        let path = fields.name(parameter.rawValue)
        var own = try Fields(json: .object(object), path: path)
        let fixed = try parameter.take(&own, as: "fixed")
        let standard = try parameter.take(&own, as: "default")
        let isBare = object["visitor"] == .bool(true)
        if isBare { _ = own.value("visitor") }
        let visitor = isBare ? nil : try parameter.take(&own, as: "visitor")
        let choices = try own.array("choices")?.enumerated().map { index, json in
            var one = try Fields(json: ["value": json], path: "\(path).choices[\(index)]")
            guard let value = try parameter.take(&one, as: "value") else { throw AppProblem("\(path).choices[\(index)]", "It is empty.") }
            return value
        }
        try own.finish()
        let hasVisitor = isBare || visitor != nil || choices != nil
        guard [fixed != nil, standard != nil, hasVisitor].count(where: { $0 }) == 1 else {
            throw AppProblem(path, "Say one of 'fixed', 'default' and 'visitor'.")
        }
        if let choices {
            guard (1...20).contains(choices.count) else { throw AppProblem("\(path).choices", "There are 1 to 20 choices.") }
            if let visitor, !choices.contains(visitor) { throw AppProblem(path, "'\(visitor.said)' is not among its choices.") }
        }
        if let fixed { return .fixed(fixed) }
        if let standard { return .standard(standard) }
        return .visitor(standard: visitor, choices: choices)
    }

    mutating func look(_ own: Fields) -> AppLook {
        var fields = own
        var look = AppLook()
        look.accent = attempt { try fields.string("accent", limit: 7) } ?? nil
        look.background = attempt { try fields.string("background", limit: 7) } ?? nil
        look.layout = attempt { try fields.choice("layout", of: AppLook.Layout.self) ?? .side } ?? .side
        look.button = attempt { try fields.string("button", limit: 40) } ?? nil
        look.history = attempt { try fields.bool("history") ?? true } ?? true
        finish(fields)
        return look
    }

    mutating func rules(_ own: Fields) -> AppRules {
        var fields = own
        var rules = AppRules()
        rules.access = attempt { try fields.choice("access", of: AppRules.Access.self) ?? .private } ?? .private
        if let own = attempt({ try fields.object("limits") }), let own { rules.limits = limits(own) }
        rules.blockedWords = attempt { try Self.texts(&fields, "blocked_words", most: 2000, limit: 100) ?? [] } ?? []
        rules.wordLists = attempt { try Self.texts(&fields, "word_lists", most: 20, limit: 40) ?? [] } ?? []
        rules.embed = attempt { try Self.texts(&fields, "embed", most: 50, limit: 200) ?? [] } ?? []
        rules.brief = attempt { try fields.bool("brief") ?? false } ?? false
        finish(fields)
        return rules
    }

    private mutating func limits(_ own: Fields) -> AppLimits {
        var fields = own
        var limits = AppLimits()
        limits.visitorPerDay = attempt { try fields.integer("visitor_per_day", in: 1...1_000_000).map(Int.init) } ?? nil
        limits.perDay = attempt { try fields.integer("per_day", in: 1...1_000_000_000).map(Int.init) } ?? nil
        limits.budget = attempt { try Self.budget(&fields) } ?? nil
        finish(fields)
        return limits
    }

    /// `{usd: 10, per: month}`.
    private static func budget(_ fields: inout Fields) throws -> Budget? {
        guard var own = try fields.object("budget") else { return nil }
        guard let amount = own.value("usd") else { throw AppProblem(own.name("usd"), "It is missing.") }
        guard let money = Money(amount.said), money > .zero else {
            throw AppProblem(own.name("usd"), "'\(amount.said)' is no amount of dollars.")
        }
        let period = try own.choice("per", of: Budget.Period.self) ?? .month
        try own.finish()
        return Budget(money, per: period)
    }

    mutating func example(_ json: JSONValue, path: String) -> AppExample? {
        attempt {
            var fields = try Fields(json: json, path: path)
            let title = try fields.need("title", limit: 80)
            var inputs: [String: JSONValue] = [:]
            if var own = try fields.object("inputs") {
                for key in own.keys { inputs[key] = own.value(key) }
            }
            try fields.finish()
            return AppExample(title: title, inputs: inputs)
        }
    }
}
