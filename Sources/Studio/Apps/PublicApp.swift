import API
import Apps
import Store

/// What visitors of an app may know of it: what the page asks for and how it looks, not the prompt, the rules or the model's
/// fixed parameters.
enum PublicApp {
    static func json(_ app: AppDefinition, _ record: AppRecord, hasHelp: Bool) -> JSONValue {
        var object: [String: JSONValue] = [
            "slug": .string(app.slug), "title": .string(app.title), "description": .string(app.description), "icon": .string(app.icon),
            "inputs": .array(app.inputs.filter { !$0.hidden }.map(input)), "look": look(app.look),
            "revision": .integer(Int64(record.revision)),
            "version": .integer(Int64(record.published ?? 0)), "access": .string(app.rules.access.rawValue),
            "examples": .array(app.examples.map { ["title": .string($0.title), "inputs": .object(shown($0.inputs, app))] }),
        ]
        var parameters: [String: JSONValue] = [:]
        for (name, rule) in app.parameters {
            if case .visitor(let standard, let choices) = rule {
                parameters[name.rawValue] = ["default": standard ?? .null, "choices": choices.map { .array($0) } ?? .null]
            }
        }
        object["parameters"] = .object(parameters)
        if let most = app.rules.limits.visitorPerDay { object["visitor_per_day"] = .integer(Int64(most)) }
        if hasHelp, app.rules.brief { object["brief"] = true }
        return .object(object)
    }

    private static func look(_ look: AppLook) -> JSONValue {
        [
            "accent": look.accent.map { .string($0) } ?? .null, "background": look.background.map { .string($0) } ?? .null,
            "layout": .string(look.layout.rawValue), "button": look.button.map { .string($0) } ?? .null, "history": .bool(look.history),
        ]
    }

    private static func shown(_ values: [String: JSONValue], _ app: AppDefinition) -> [String: JSONValue] {
        values.filter { id, _ in app.input(id)?.hidden == false }
    }

    /// An input without what its options say in the prompt.
    private static func input(_ input: AppInput) -> JSONValue {
        guard case .object(var members) = input.json else { return input.json }
        if case .array(let options)? = members["options"] {
            members["options"] = .array(
                options.map { option in
                    guard case .object(var own) = option else { return option }
                    own["text"] = nil
                    return .object(own)
                })
        }
        members["on"] = nil
        members["off"] = nil
        return .object(members)
    }
}
