import API

/// A number, typed or drawn on a slider.
struct NumberInput: InputKind {
    let isSlider: Bool

    var name: String { isSlider ? "slider" : "number" }
    var summary: String { isSlider ? "A number between two bounds, on a slider." : "A number." }
    var settings: Set<InputSettings.Key> { [.min, .max, .step, .unit] }

    func faults(of input: AppInput) -> [InputFault] {
        let settings = input.settings
        if isSlider, settings.min == nil || settings.max == nil { return [InputFault("A slider needs 'min' and 'max'.")] }
        if let min = settings.min, let max = settings.max, min >= max { return [InputFault("It has to be more than 'min'.", in: .max)] }
        return []
    }

    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue {
        let settings = input.settings
        var number: Double
        switch json {
        case .integer, .number: number = json.double ?? 0
        case .string(let text):
            if text.trimmed.isEmpty { return .text("") }
            guard let read = Double(text.trimmed), read.isFinite else { throw InputFault("'\(text.prefix(40))' is no number.") }
            number = read
        default: throw InputFault("expected a number, but got \(json.kind).")
        }
        let step = settings.step ?? (isSlider ? 1 : nil)
        if let step {
            let base = settings.min ?? 0
            let steps = ((number - base) / step).rounded()
            guard abs(base + steps * step - number) <= step * 1e-6 else {
                throw InputFault(
                    "\(JSONValue.number(number).said) is not \(JSONValue.number(base).said) and steps of \(JSONValue.number(step).said).")
            }
            // 0.1 + 0.2 is to read 0.3 in the prompt.
            number = ((base + steps * step) * 1e6).rounded() / 1e6
        }
        if let min = settings.min, number < min { throw InputFault("it is at least \(JSONValue.number(min).said).") }
        if let max = settings.max, number > max { throw InputFault("it is at most \(JSONValue.number(max).said).") }
        return .number(number)
    }

    func members(of input: AppInput) -> [String] { ["unit"] }

    func schema(of input: AppInput) -> JSONValue? {
        var schema: [String: JSONValue] = ["type": ["number", "null"]]
        schema["minimum"] = input.settings.min.map { .number($0) }
        schema["maximum"] = input.settings.max.map { .number($0) }
        return .object(schema)
    }

    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue? {
        guard case .number(let number) = value else { return nil }
        return TemplateValue(JSONValue.number(number).said, members: ["unit": input.settings.unit ?? ""])
    }
}
