import API
import YAML

extension AppDefinition {
    /// The app as YAML, as `easel apps export` writes it: reading it again gives an equal app.
    public var yaml: String { YAMLText.write(json, order: Self.keys) }

    /// The app as JSON; what is not set is left out, so that equal apps are equal JSON.
    public var json: JSONValue {
        var object: [String: JSONValue] = [
            "slug": .string(slug), "title": .string(title), "prompt": .string(prompt), "model": .string(model),
        ]
        if !description.isEmpty { object["description"] = .string(description) }
        if !icon.isEmpty { object["icon"] = .string(icon) }
        if !inputs.isEmpty { object["inputs"] = .array(inputs.map(\.json)) }
        object["negative"] = negative.map { .string($0) }
        if !parameters.isEmpty {
            object["parameters"] = .object(Dictionary(uniqueKeysWithValues: parameters.map { ($0.key.rawValue, $0.value.json) }))
        }
        object["look"] = look.json
        object["rules"] = rules.json
        if !examples.isEmpty {
            object["examples"] = .array(examples.map { ["title": .string($0.title), "inputs": .object($0.inputs)] })
        }
        return .object(object)
    }

    /// Every key that a file can have, in the order in which files are written.
    public static let keys = [
        "slug", "title", "description", "icon", "id", "kind", "label", "help", "required", "default", "text", "inputs", "placeholder",
        "max_length", "min", "max", "step", "unit", "on", "off", "palette", "max_count", "over", "options", "picture", "hidden", "prefill",
        "prompt", "negative", "model", "parameters", "n", "size", "quality", "background", "output_format", "output_compression",
        "moderation", "seed", "steps", "strength", "input_fidelity", "fixed", "visitor", "choices", "look", "accent", "layout", "button",
        "history", "rules", "access", "limits", "visitor_per_day", "per_day", "budget", "usd", "per", "blocked_words", "word_lists",
        "embed", "brief", "examples",
    ]
}

extension AppInput {
    /// The input as its file has it.
    public var json: JSONValue {
        var object: [String: JSONValue] = ["id": .string(id), "kind": .string(kind), "label": .string(label)]
        if !help.isEmpty { object["help"] = .string(help) }
        if required { object["required"] = true }
        object["default"] = standard
        if hidden { object["hidden"] = true }
        if !prefill { object["prefill"] = false }
        func number(_ value: Double?) -> JSONValue? {
            value.map { $0 == $0.rounded() && abs($0) < 1e15 ? .integer(Int64($0)) : .number($0) }
        }
        object["placeholder"] = settings.placeholder.map { .string($0) }
        object["max_length"] = settings.maxLength.map { .integer(Int64($0)) }
        object["min"] = number(settings.min)
        object["max"] = number(settings.max)
        object["step"] = number(settings.step)
        object["unit"] = settings.unit.map { .string($0) }
        object["on"] = settings.on.map { .string($0) }
        object["off"] = settings.off.map { .string($0) }
        object["palette"] = settings.palette.map { .array($0.map { .string($0) }) }
        object["max_count"] = settings.maxCount.map { .integer(Int64($0)) }
        object["over"] = settings.over.map { .string($0) }
        object["options"] = settings.options.map { .array($0.map(\.json)) }
        return .object(object)
    }
}

extension InputOption {
    fileprivate var json: JSONValue {
        var object: [String: JSONValue] = ["id": .string(id), "label": .string(label)]
        object["text"] = text.map { .string($0) }
        object["picture"] = picture.map { .string($0) }
        return .object(object)
    }
}

extension ParameterRule {
    fileprivate var json: JSONValue {
        switch self {
        case .fixed(let value): return ["fixed": value]
        case .standard(let value): return ["default": value]
        case .visitor(let standard, let choices):
            var object: [String: JSONValue] = ["visitor": standard ?? true]
            object["choices"] = choices.map { .array($0) }
            return .object(object)
        }
    }
}

extension AppLook {
    fileprivate var json: JSONValue? {
        var object: [String: JSONValue] = [:]
        object["accent"] = accent.map { .string($0) }
        object["background"] = background.map { .string($0) }
        if layout != .side { object["layout"] = .string(layout.rawValue) }
        object["button"] = button.map { .string($0) }
        if !history { object["history"] = false }
        return object.isEmpty ? nil : .object(object)
    }
}

extension AppRules {
    fileprivate var json: JSONValue? {
        var object: [String: JSONValue] = [:]
        if access != .private { object["access"] = .string(access.rawValue) }
        var limits: [String: JSONValue] = [:]
        limits["visitor_per_day"] = self.limits.visitorPerDay.map { .integer(Int64($0)) }
        limits["per_day"] = self.limits.perDay.map { .integer(Int64($0)) }
        limits["budget"] = self.limits.budget.map { ["usd": .string($0.amount.decimal), "per": .string($0.period.rawValue)] }
        if !limits.isEmpty { object["limits"] = .object(limits) }
        if !blockedWords.isEmpty { object["blocked_words"] = .array(blockedWords.map { .string($0) }) }
        if !wordLists.isEmpty { object["word_lists"] = .array(wordLists.map { .string($0) }) }
        if !embed.isEmpty { object["embed"] = .array(embed.map { .string($0) }) }
        if brief { object["brief"] = true }
        return object.isEmpty ? nil : .object(object)
    }
}
