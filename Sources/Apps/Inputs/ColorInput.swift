import API

/// A colour. The prompt says its name, which every model understands; `{{colour.hex}}` says the exact one.
struct ColorInput: InputKind {
    let name = "color"
    let summary = "A colour."
    let settings: Set<InputSettings.Key> = [.palette]

    func faults(of input: AppInput) -> [InputFault] {
        (input.settings.palette ?? []).enumerated().compactMap { index, text in
            RGBColor(text) == nil ? InputFault("Write a colour as #rrggbb.", in: .palette, rest: "[\(index)]") : nil
        }
    }

    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue {
        guard case .string(let text) = json else { throw InputFault("expected a colour, but got \(json.kind).") }
        if text.isEmpty { return .text("") }
        guard let color = RGBColor(text.trimmed.lowercased()) ?? RGBColor(named: text.trimmed.lowercased()) else {
            throw InputFault("'\(text.prefix(40))' is no colour: write it as #rrggbb.")
        }
        return .text(color.hex)
    }

    func members(of input: AppInput) -> [String] { ["hex", "name"] }

    func schema(of input: AppInput) -> JSONValue? {
        ["type": ["string", "null"], "pattern": "^#[0-9a-f]{6}$", "description": "A color as #rrggbb."]
    }

    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue? {
        guard case .text(let hex) = value, let color = RGBColor(hex) else { return nil }
        return TemplateValue(color.name, members: ["hex": color.hex, "name": color.name])
    }
}
