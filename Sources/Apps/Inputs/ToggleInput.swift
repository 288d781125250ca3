import API

/// On or off.
struct ToggleInput: InputKind {
    let name = "toggle"
    let summary = "On or off."
    let settings: Set<InputSettings.Key> = [.on, .off]

    func faults(of input: AppInput) -> [InputFault] { [] }

    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue {
        switch json {
        case .bool(let bool): return .flag(bool)
        case .string(let text):
            switch text.trimmed.lowercased() {
            case "true", "on", "yes", "1": return .flag(true)
            case "false", "off", "no", "0", "": return .flag(false)
            default: throw InputFault("'\(text.prefix(40))' is neither true nor false.")
            }
        default: throw InputFault("expected true or false, but got \(json.kind).")
        }
    }

    func schema(of input: AppInput) -> JSONValue? { ["type": ["boolean", "null"]] }

    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue? {
        guard case .flag(let isOn) = value else { return nil }
        // A section asks for being on; off has a text only where the definition gives it one, and never opens a section.
        if isOn { return TemplateValue(input.settings.on ?? input.label.lowercased()) }
        return input.settings.off.map { TemplateValue($0, opensSections: false) }
    }
}
