import API
import Foundation

extension AppReader {
    mutating func input(_ json: JSONValue, path: String) -> AppInput? {
        guard var fields = attempt({ try Fields(json: json, path: path) }) else { return nil }
        let id = attempt { try fields.need("id", limit: 40) }
        let name = attempt { try fields.need("kind", limit: 40) }
        let label = attempt { try fields.need("label", limit: 100) }
        var input = AppInput(id: id ?? "", kind: name ?? "", label: label ?? "")
        input.help = attempt { try fields.string("help", limit: 500) ?? "" } ?? ""
        input.required = attempt { try fields.bool("required") ?? false } ?? false
        input.standard = fields.value("default")
        input.hidden = attempt { try fields.bool("hidden") ?? false } ?? false
        input.prefill = attempt { try fields.bool("prefill") ?? true } ?? true
        guard let name, let kind = InputKinds.standard[name] else {
            if let name {
                note(AppProblem("\(path).kind", "There is no kind '\(name.prefix(40))'. There are \(InputKinds.standard.names.listed)."))
            }
            return nil
        }
        input.settings = settings(&fields, of: kind)
        finish(fields)
        return id == nil || label == nil ? nil : input
    }

    private mutating func settings(_ fields: inout Fields, of kind: any InputKind) -> InputSettings {
        var settings = InputSettings()
        for key in InputSettings.Key.allCases where fields.keys.contains(key.rawValue) {
            guard kind.settings.contains(key) else {
                _ = fields.value(key.rawValue)
                note(AppProblem(fields.name(key.rawValue), "An input of the kind '\(kind.name)' has no '\(key.rawValue)'."))
                continue
            }
            read(key, &fields, &settings)
        }
        return settings
    }

    private mutating func read(_ key: InputSettings.Key, _ fields: inout Fields, _ settings: inout InputSettings) {
        let bounds = -1e9...1e9
        let name = key.rawValue
        do {
            switch key {
            case .placeholder: settings.placeholder = try fields.string(name, limit: 200)
            case .maxLength: settings.maxLength = try fields.integer(name, in: 1...8000).map(Int.init)
            case .min: settings.min = try fields.number(name, in: bounds)
            case .max: settings.max = try fields.number(name, in: bounds)
            case .step: settings.step = try fields.number(name, in: 1e-6...1e9)
            case .unit: settings.unit = try fields.string(name, limit: 20)
            case .on: settings.on = try fields.string(name, limit: 500)
            case .off: settings.off = try fields.string(name, limit: 500)
            case .palette: settings.palette = try Self.texts(&fields, name, most: 24, limit: 7)
            case .maxCount: settings.maxCount = try fields.integer(name, in: 1...16).map(Int.init)
            case .over: settings.over = try fields.string(name, limit: 40)
            case .options:
                let path = fields.name(name)
                settings.options = []
                for (index, json) in (try fields.array(name) ?? []).enumerated() {
                    if let option = option(json, path: "\(path)[\(index)]") { settings.options?.append(option) }
                }
            }
        } catch {
            note(error)
        }
    }

    private mutating func option(_ json: JSONValue, path: String) -> InputOption? {
        // A bare word is an option that is called as it is named.
        if case .string(let word) = json { return InputOption(id: word, label: word.replacingOccurrences(of: "_", with: " ")) }
        return attempt {
            var fields = try Fields(json: json, path: path)
            let id = try fields.need("id", limit: 40)
            var option = InputOption(id: id, label: try fields.string("label", limit: 100) ?? id.replacingOccurrences(of: "_", with: " "))
            option.text = try fields.string("text", limit: 1000)
            option.picture = try fields.string("picture", limit: Self.longestPicture)
            try fields.finish()
            return option
        }
    }

    /// Takes a list of texts.
    static func texts(_ fields: inout Fields, _ key: String, most: Int, limit: Int) throws -> [String]? {
        let path = fields.name(key)
        guard let elements = try fields.array(key) else { return nil }
        guard elements.count <= most else { throw AppProblem(path, "It has \(elements.count) entries; there can be \(most).") }
        return try elements.enumerated().map { index, json in
            guard case .string(let text) = json else { throw AppProblem("\(path)[\(index)]", "It is \(json.kind), not text.") }
            guard (1...limit).contains(text.count) else {
                throw AppProblem("\(path)[\(index)]", "It has to have 1 to \(limit) characters.")
            }
            return text
        }
    }
}

extension [String] {
    /// The words in quotation marks with commas and an "and".
    var listed: String {
        let quoted = map { "'\($0)'" }
        guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "none" }
        return quoted.dropLast().joined(separator: ", ") + " and " + last
    }
}
