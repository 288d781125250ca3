/// The fields of a request, from JSON or from a form, taken out one by one with their checks; what nobody took is unknown.
///
/// Both bodies go through here, so a form and a JSON request cannot differ in what they accept.
public struct Fields: Sendable {
    private var values: [String: JSONValue]
    private let path: String
    /// Form fields are all strings, so that "3" and "true" are read as what is expected.
    private let isForm: Bool

    /// The fields of a JSON body; throws `malformedBody` unless it is an object.
    public init(json: JSONValue, path: String = "") throws {
        guard case .object(let values) = json else {
            throw path.isEmpty
                ? APIError.malformedBody("expected a JSON object, but got \(json.kind).")
                : APIError.invalidType(param: path, expected: "an object", found: json.kind)
        }
        self.values = values
        self.path = path
        self.isForm = false
    }

    /// The text fields of a form; `easel[seed]`, as clients flatten nested objects, is the field `seed` of `easel`.
    public init(form: [String: String]) {
        var values: [String: JSONValue] = [:]
        for (name, text) in form {
            guard name.hasSuffix("]"), let open = name.firstIndex(of: "["), open != name.startIndex else {
                values[name] = .string(text)
                continue
            }
            var inner: [String: JSONValue] = [:]
            if case .object(let found)? = values[String(name[..<open])] { inner = found }
            inner[String(name[name.index(after: open)...].dropLast())] = .string(text)
            values[String(name[..<open])] = .object(inner)
        }
        self.init(values: values, path: "", isForm: true)
    }

    private init(values: [String: JSONValue], path: String, isForm: Bool) {
        self.values = values
        self.path = path
        self.isForm = isForm
    }

    /// The names of the fields that are left, sorted.
    public var keys: [String] { values.keys.sorted() }

    /// The full name of a field, as errors give it: `easel.seed`.
    public func name(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// Takes a field as it is; `null` counts as absent.
    public mutating func value(_ key: String) -> JSONValue? {
        guard let value = values.removeValue(forKey: key), value != .null else { return nil }
        return value
    }

    /// Takes a string of at most `limit` Unicode scalars.
    public mutating func string(_ key: String, limit: Int = .max) throws -> String? {
        guard let value = value(key) else { return nil }
        guard case .string(let text) = value else {
            throw APIError.invalidType(param: name(key), expected: "a string", found: value.kind)
        }
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            throw APIError(
                status: 400,
                message:
                    "Invalid '\(name(key))': string too long. Expected a string with maximum length \(limit), but got a string with length \(text.unicodeScalars.count) instead.",
                param: name(key), code: "string_above_max_length")
        }
        return text
    }

    /// Takes an integer within `range`.
    public mutating func integer(_ key: String, in range: ClosedRange<Int64>) throws -> Int64? {
        guard let value = value(key) else { return nil }
        let number: Int64
        switch value {
        case .integer(let integer): number = integer
        case .string(let text) where isForm:
            guard let integer = Int64(text) else {
                throw APIError.invalidType(param: name(key), expected: "an integer", found: "a string")
            }
            number = integer
        default: throw APIError.invalidType(param: name(key), expected: "an integer", found: value.kind)
        }
        if number < range.lowerBound {
            throw APIError.invalid(
                "Invalid '\(name(key))': integer below minimum value. Expected a value >= \(range.lowerBound), but got \(number) instead.",
                param: name(key), code: "integer_below_min_value")
        }
        if number > range.upperBound {
            throw APIError.invalid(
                "Invalid '\(name(key))': integer above maximum value. Expected a value <= \(range.upperBound), but got \(number) instead.",
                param: name(key), code: "integer_above_max_value")
        }
        return number
    }

    /// Takes a number within `range`.
    public mutating func number(_ key: String, in range: ClosedRange<Double>) throws -> Double? {
        guard let value = value(key) else { return nil }
        let number: Double
        switch value {
        case .integer(let integer): number = Double(integer)
        case .number(let double): number = double
        case .string(let text) where isForm:
            guard let double = Double(text) else {
                throw APIError.invalidType(param: name(key), expected: "a number", found: "a string")
            }
            number = double
        default: throw APIError.invalidType(param: name(key), expected: "a number", found: value.kind)
        }
        guard range.contains(number) else {
            throw APIError.invalid(
                "Invalid '\(name(key))': expected a value from \(range.lowerBound) to \(range.upperBound), but got \(number) instead.",
                param: name(key))
        }
        return number
    }

    /// Takes a boolean.
    public mutating func bool(_ key: String) throws -> Bool? {
        guard let value = value(key) else { return nil }
        switch value {
        case .bool(let bool): return bool
        case .string("true") where isForm: return true
        case .string("false") where isForm: return false
        default: throw APIError.invalidType(param: name(key), expected: "a boolean", found: value.kind)
        }
    }

    /// Takes one of a set of words.
    public mutating func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of: Choice.Type) throws -> Choice?
    where Choice.RawValue == String {
        guard let text = try string(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw APIError.invalidValue(text, param: name(key), supported: Choice.allCases.map(\.rawValue))
        }
        return choice
    }

    /// Takes an object; in a form, an object written as JSON.
    public mutating func object(_ key: String) throws -> Fields? {
        guard var value = value(key) else { return nil }
        if isForm, case .string(let text) = value {
            guard let parsed = try? JSONValue.parse(Array(text.utf8)) else {
                throw APIError.invalid("Invalid '\(name(key))': expected a JSON object.", param: name(key), code: "invalid_type")
            }
            value = parsed
        }
        if isForm, case .object(let inner) = value, inner.values.allSatisfy({ if case .string = $0 { true } else { false } }) {
            return Fields(values: inner, path: name(key), isForm: true)
        }
        return try Fields(json: value, path: name(key))
    }

    /// Takes an array.
    public mutating func array(_ key: String) throws -> [JSONValue]? {
        guard let value = value(key) else { return nil }
        guard case .array(let elements) = value else {
            throw APIError.invalidType(param: name(key), expected: "an array", found: value.kind)
        }
        return elements
    }

    /// Refuses whatever was not taken: nothing a client sends is silently ignored.
    public func finish() throws {
        if let key = values.filter({ $0.value != .null }).keys.min() { throw APIError.unknownParameter(name(key)) }
    }
}
