import API

/// An app's visible fields as something that a program fills in: their shape as a JSON Schema, their description in words, and the check of
/// what came back. Pictures and hidden fields are not among them.
public struct AppForm: Sendable {
    private let app: AppDefinition
    private let fields: [(input: AppInput, kind: any InputKind, schema: JSONValue)]

    /// The form of an app.
    public init(_ app: AppDefinition) {
        self.app = app
        fields = app.inputs.compactMap { input in
            guard !input.hidden, let kind = InputKinds.standard[input.kind], let schema = kind.schema(of: input) else { return nil }
            return (input, kind, schema)
        }
    }

    /// What was filled in.
    public struct Filled: Sendable, Equatable {
        /// Values by input id, as a run takes them.
        public var values: [String: JSONValue]
        /// What was given and not taken, with the reasons.
        public var left: [Left]

        /// A value that was not taken.
        public struct Left: Sendable, Equatable {
            /// The input.
            public var input: String
            /// A sentence.
            public var message: String
        }
    }

    /// An object with every field, each of its own type or null: the subset of JSON Schema that structured outputs know.
    public var schema: JSONValue {
        [
            "type": "object", "additionalProperties": false, "required": .array(fields.map { .string($0.input.id) }),
            "properties": .object(Dictionary(uniqueKeysWithValues: fields.map { ($0.input.id, $0.schema) })),
        ]
    }

    /// A line for each field.
    public var description: String {
        fields.map { field in
            var line = "- \(field.input.id): \(field.input.label)"
            if !field.input.help.isEmpty { line += ". \(field.input.help)" }
            if let unit = field.input.settings.unit { line += ", in \(unit)" }
            if let options = field.input.settings.options {
                line += ". Choices: " + options.map { "\($0.id) (\($0.label))" }.joined(separator: ", ")
            }
            return line
        }.joined(separator: "\n")
    }

    /// Checks values by the rules that hold for the app's visitors: kinds, limits, blocked words. What fails is left out; fields that there are
    /// none of are passed over.
    public func filled(_ given: [String: JSONValue]) -> Filled {
        var filled = Filled(values: [:], left: [])
        for field in fields {
            guard let value = given[field.input.id], value != .null else { continue }
            do {
                let checked = try field.kind.value(value, of: field.input)
                guard !checked.isEmpty, let json = checked.json else { continue }
                if let refusal = AppValues.refusal(of: checked, in: field.input, app) { throw InputFault(refusal.message) }
                filled.values[field.input.id] = json
            } catch let fault as InputFault {
                filled.left.append(Filled.Left(input: field.input.id, message: fault.message))
            } catch {
                filled.left.append(Filled.Left(input: field.input.id, message: "It cannot be read."))
            }
        }
        return filled
    }
}

extension InputValue {
    /// The value as a request gives it; `nil` for pictures.
    fileprivate var json: JSONValue? {
        switch self {
        case .text(let text): .string(text)
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? .integer(Int64(number)) : .number(number)
        case .flag(let flag): .bool(flag)
        case .pictures: nil
        }
    }
}
