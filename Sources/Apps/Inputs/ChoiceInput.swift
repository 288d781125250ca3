import API

/// One of several options, each with a word for the prompt and, perhaps, a picture.
struct ChoiceInput: InputKind {
    let name = "choice"
    let summary = "One of several options, with or without pictures."
    let settings: Set<InputSettings.Key> = [.options]

    func faults(of input: AppInput) -> [InputFault] {
        let options = input.settings.options ?? []
        guard (1...60).contains(options.count) else { return [InputFault("A choice has 1 to 60 options.", in: .options)] }
        var seen: Set<String> = []
        var faults: [InputFault] = []
        for (index, option) in options.enumerated() {
            if !AppNames.isInput(option.id) {
                faults.append(InputFault(AppNames.inputRule, in: .options, rest: "[\(index)].id"))
            } else if Self.reserved.contains(option.id) {
                faults.append(InputFault("'\(option.id)' has a meaning of its own in templates.", in: .options, rest: "[\(index)].id"))
            } else if !seen.insert(option.id).inserted {
                faults.append(InputFault("The option '\(option.id)' stands there twice.", in: .options, rest: "[\(index)].id"))
            }
            if let picture = option.picture, !AppNames.isPicture(picture) {
                faults.append(InputFault(AppNames.pictureRule, in: .options, rest: "[\(index)].picture"))
            }
        }
        return faults
    }

    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue {
        guard case .string(let word) = json else { throw InputFault("expected the id of an option, but got \(json.kind).") }
        let options = input.settings.options ?? []
        if word.isEmpty { return .text("") }
        // A person or a table may give the label as it is shown.
        guard let option = options.first(where: { $0.id == word }) ?? options.first(where: { $0.label.lowercased() == word.lowercased() })
        else {
            throw InputFault("'\(word.prefix(100))' is no option. There are \(options.map(\.id).listed).")
        }
        return .text(option.id)
    }

    func members(of input: AppInput) -> [String] { Self.reserved + (input.settings.options ?? []).map(\.id) }

    func schema(of input: AppInput) -> JSONValue? {
        ["type": ["string", "null"], "enum": .array((input.settings.options ?? []).map { .string($0.id) } + [.null])]
    }

    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue? {
        guard case .text(let id) = value, let option = input.settings.options?.first(where: { $0.id == id }) else { return nil }
        return TemplateValue(option.text ?? option.label, members: ["label": option.label, "id": option.id, option.id: option.label])
    }

    private static let reserved = ["label", "id"]
}
