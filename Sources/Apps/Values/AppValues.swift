import API

/// An app's inputs, filled in and checked.
public struct AppValues: Sendable, Equatable {
    /// The values by input id; what is empty is not there.
    public var values: [String: InputValue]
    /// Ids of picture inputs whose pictures came as uploads, with how many.
    public var uploads: [String: Int]

    /// Checks what came with a request and fills in what it left open.
    ///
    /// - Parameters:
    ///   - given: What came, by input id.
    ///   - uploads: Picture inputs that came as files, with how many each.
    ///   - app: The app.
    ///   - prompt: A request's own prompt, which fills the app's first text input where that was not given.
    /// - Throws: `APIError` with status 400; `param` is `easel.inputs.NAME`.
    public init(_ given: [String: JSONValue], uploads: [String: Int] = [:], for app: AppDefinition, prompt: String? = nil) throws {
        var given = given.filter { $0.value != .null }
        if let prompt, !prompt.allSatisfy(\.isWhitespace), let first = app.promptInput, given[first.id] == nil {
            given[first.id] = .string(prompt)
        }
        for name in Set(given.keys).union(uploads.keys).sorted() where app.input(name) == nil {
            throw APIError(
                status: 400, message: "The app '\(app.slug)' has no input '\(name.prefix(60))'. It has \(app.inputs.map(\.id).listed).",
                param: "easel.inputs.\(name.prefix(60))", code: "unknown_parameter")
        }
        values = [:]
        self.uploads = uploads
        for input in app.inputs { try take(input, given[input.id], app) }
        try checkMasks(app)
        try checkWords(app)
    }

    private mutating func take(_ input: AppInput, _ given: JSONValue?, _ app: AppDefinition) throws {
        guard let kind = InputKinds.standard[input.kind] else { throw APIError.internalError }
        let param = "easel.inputs.\(input.id)"
        if let count = uploads[input.id] {
            guard kind.isPicture, given == nil else { throw APIError.invalid("Invalid '\(param)': it takes no file.", param: param) }
            guard count <= input.settings.maxCount ?? 1 else {
                throw APIError.invalid(
                    "Invalid '\(input.label)': \(count) pictures came, and at most \(input.settings.maxCount ?? 1) are taken.", param: param
                )
            }
            return
        }
        do {
            if let given {
                let value = try kind.value(given, of: input)
                if !value.isEmpty { values[input.id] = value }
            }
            if values[input.id] == nil, let standard = input.standard {
                let value = try kind.value(standard, of: input)
                if !value.isEmpty { values[input.id] = value }
            }
        } catch let fault as InputFault {
            throw APIError.invalid("Invalid '\(input.label)': \(fault.message)", param: param)
        }
        if input.required, values[input.id] == nil {
            throw APIError(
                status: 400, message: "'\(input.label)' has to be filled in.", param: param, code: "missing_required_parameter")
        }
    }

    private func checkMasks(_ app: AppDefinition) throws {
        for input in app.inputs {
            guard let over = input.settings.over, isGiven(input.id), !isGiven(over) else { continue }
            throw APIError.invalid(
                "Invalid '\(input.label)': the picture that it lies over is missing.", param: "easel.inputs.\(over)", code: "invalid_mask")
        }
    }

    /// Whether an input was filled in, by a value or by an upload.
    public func isGiven(_ id: String) -> Bool { values[id] != nil || uploads[id].map { $0 > 0 } == true }

    /// What templates see.
    func bindings(for app: AppDefinition) -> [String: TemplateValue] {
        var bindings: [String: TemplateValue] = [:]
        for input in app.inputs {
            guard let kind = InputKinds.standard[input.kind] else { continue }
            if uploads[input.id].map({ $0 > 0 }) == true {
                bindings[input.id] = TemplateValue(input.label.lowercased())
            } else if let value = values[input.id] {
                bindings[input.id] = kind.binding(value, of: input)
            }
        }
        return bindings
    }
}

extension AppDefinition {
    /// The input that a request's `prompt` fills: the first that takes text and that is shown.
    public var promptInput: AppInput? { inputs.first { !$0.hidden && ($0.kind == "text" || $0.kind == "long_text") } }

    /// The values that an address gives for fields that may be filled so; what is wrong or unknown is left out.
    public func prefilled(_ query: [String: String]) -> [String: JSONValue] {
        var values: [String: JSONValue] = [:]
        for input in inputs where input.prefill {
            guard let text = query[input.id], let kind = InputKinds.standard[input.kind], !kind.isPicture else { continue }
            if (try? kind.value(.string(text), of: input)) != nil { values[input.id] = .string(text) }
        }
        return values
    }
}
