import API

extension AppParameter {
    /// The parameters that a request sets, an edit's `input_fidelity` among them.
    public static func values(of parameters: ImageParameters, fidelity: String?) -> ParameterValues {
        var values: ParameterValues = [:]
        values[.n] = parameters.n.map { .integer(Int64($0)) }
        values[.size] = parameters.size.map { .string($0) }
        values[.quality] = parameters.quality.map { .string($0) }
        values[.background] = parameters.background.map { .string($0) }
        values[.moderation] = parameters.moderation.map { .string($0) }
        values[.outputFormat] = parameters.outputFormat.map { .string($0) }
        values[.outputCompression] = parameters.outputCompression.map { .integer(Int64($0)) }
        values[.seed] = parameters.easel.seed.map { .integer(Int64(clamping: $0)) }
        values[.steps] = parameters.easel.steps.map { .integer(Int64($0)) }
        values[.strength] = parameters.easel.strength.map { .number($0) }
        values[.inputFidelity] = fidelity.map { .string($0) }
        return values
    }

    /// Makes a request's parameters what `values` say, and nothing else, and returns its `input_fidelity`.
    public static func set(_ values: ParameterValues, in parameters: inout ImageParameters) -> String? {
        func text(_ parameter: AppParameter) -> String? { values[parameter]?.text }
        func integer(_ parameter: AppParameter) -> Int? { values[parameter]?.double.flatMap { Int(exactly: $0) } }
        parameters.n = integer(.n)
        parameters.size = text(.size)
        parameters.quality = text(.quality)
        parameters.background = text(.background)
        parameters.moderation = text(.moderation)
        parameters.outputFormat = text(.outputFormat)
        parameters.outputCompression = integer(.outputCompression)
        if case .integer(let seed)? = values[.seed], seed >= 0 { parameters.easel.seed = UInt64(seed) } else { parameters.easel.seed = nil }
        parameters.easel.steps = integer(.steps)
        parameters.easel.strength = values[.strength]?.double
        return text(.inputFidelity)
    }

    /// Takes the parameter's value out of `key`, with the limits that hold for every model.
    func take(_ fields: inout Fields, as key: String? = nil) throws -> JSONValue? {
        let key = key ?? rawValue
        switch self {
        case .n: return try fields.integer(key, in: 1...10).map { .integer($0) }
        case .outputCompression: return try fields.integer(key, in: 0...100).map { .integer($0) }
        case .seed: return try fields.integer(key, in: 0...Int64.max).map { .integer($0) }
        case .steps: return try fields.integer(key, in: 1...200).map { .integer($0) }
        case .strength: return try fields.number(key, in: 0...1).map { .number($0) }
        case .moderation: return try word(&fields, key, ["auto", "low"])
        case .inputFidelity: return try word(&fields, key, ["low", "high"])
        case .background: return try word(&fields, key, ["auto", "transparent", "opaque"])
        case .size, .quality, .outputFormat: return try fields.string(key, limit: 32).map { .string($0) }
        }
    }

    private func word(_ fields: inout Fields, _ key: String, _ words: [String]) throws -> JSONValue? {
        guard let text = try fields.string(key) else { return nil }
        guard words.contains(text) else { throw APIError.invalidValue(text, param: fields.name(key), supported: words) }
        return .string(text)
    }
}

extension JSONValue {
    /// The text of a string.
    var text: String? { if case .string(let text) = self { text } else { nil } }

    /// The number, whole or not.
    var double: Double? {
        switch self {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }

    /// The value as a sentence says it.
    var said: String {
        switch self {
        case .string(let text): text
        case .integer(let integer): String(integer)
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
        case .bool(let bool): bool ? "on" : "off"
        default: String(decoding: encoded(), as: UTF8.self)
        }
    }
}
