import API
import Compare
import Foundation
import Registry
import Store

/// A comparison as the page asks for it: models by their names, prompts as a part of the bundled set or one by one.
struct ComparisonForm: Sendable {
    var useCase: String
    var preset: String?
    var weights: [String: Double] = [:]
    var models: [String] = []
    var prompts: [ComparePrompt] = []
    var promptSet: String
    var seeds: Int
    var parameters: [String: JSONValue] = [:]
    var judges: [String] = []
    var budget: Money?
    var app: String?

    /// Takes the form's fields; throws `APIError` that names the one that is wrong.
    init(_ fields: inout Fields) throws {
        useCase = try fields.string("use_case", limit: 200) ?? ""
        preset = try fields.string("preset", limit: 60)
        models = try Self.names("models", &fields, most: CompareService.mostContestants)
        judges = try Self.names("judges", &fields, most: 8)
        seeds = Int(try fields.integer("seeds", in: 1...Int64(CompareService.mostSeeds)) ?? 1)
        app = try fields.string("app", limit: 40)
        promptSet = try fields.string("prompt_set", limit: 200) ?? "own"
        budget = try Self.money(fields.value("budget_usd"))
        if case .object(let members)? = fields.value("weights") {
            for (name, value) in members {
                switch value {
                case .number(let weight): weights[name] = weight
                case .integer(let weight): weights[name] = Double(weight)
                default: throw APIError.invalidType(param: "weights.\(name)", expected: "a number", found: value.kind)
                }
            }
        }
        if case .object(let members)? = fields.value("parameters") { parameters = members }
        if let list = try fields.array("prompts") {
            prompts = try Self.prompts(.array(list))
        } else if var part = try fields.object("bundled") {
            let categories = try Self.names("categories", &part, most: 20).map { name -> ComparePrompt.Category in
                guard let category = ComparePrompt.Category(rawValue: name) else {
                    throw APIError.invalidValue(
                        name, param: "bundled.categories", supported: ComparePrompt.Category.allCases.map(\.rawValue))
                }
                return category
            }
            let limit = try part.integer("limit", in: 1...Int64(PromptSet.Limits.prompts))
            try part.finish()
            let set = try PromptSet.bundled()
            prompts = set.selection(categories: Set(categories), limit: limit.map { Int($0) })
            promptSet = set.name
        } else {
            throw APIError.missing("prompts")
        }
    }

    /// What is compared.
    var spec: ComparisonSpec {
        var spec = ComparisonSpec(
            useCase: useCase.isEmpty ? models.joined(separator: ", ") : useCase, weights: weights,
            contestants: models.map { Contestant(model: $0, id: $0, provider: "", family: "", kind: .image) }, promptSet: promptSet,
            prompts: prompts)
        spec.preset = preset
        spec.seeds = seeds
        spec.parameters = parameters
        spec.judges = judges
        spec.budget = budget
        spec.app = app
        return spec
    }

    /// Prompts as JSON; throws `APIError` that names the place.
    static func prompts(_ value: JSONValue) throws -> [ComparePrompt] {
        do {
            let set = PromptSet(
                name: "own", summary: "", prompts: try JSONDecoder().decode([ComparePrompt].self, from: Data(value.encoded())))
            try set.check()
            return set.prompts
        } catch let error as DecodingError {
            throw APIError.invalid("These are no prompts: \(error)", param: "prompts")
        }
    }

    /// An amount of dollars, as a number or a string; `nil` and an empty string are none.
    static func money(_ value: JSONValue?) throws -> Money? {
        switch value {
        case nil, .null?, .string("")?: return nil
        case let value?:
            guard let money = try? JSONDecoder().decode(Money.self, from: Data(value.encoded())), money > .zero else {
                throw APIError.invalid("A budget is a number of dollars above 0.", param: "budget_usd")
            }
            return money
        }
    }

    private static func names(_ key: String, _ fields: inout Fields, most: Int) throws -> [String] {
        let list = try fields.array(key) ?? []
        guard list.count <= most else { throw APIError.invalid("'\(key)' has at most \(most) entries.", param: key) }
        return try list.map { value in
            guard case .string(let name) = value else { throw APIError.invalidType(param: key, expected: "a string", found: value.kind) }
            return name
        }
    }
}
