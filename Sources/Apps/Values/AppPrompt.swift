import API

/// What an app's templates make of its inputs.
public struct AppPrompt: Sendable, Equatable {
    /// The text of the picture.
    public var prompt: String
    /// What must not be in it; `nil` where the app says nothing, or nothing for these inputs.
    public var negative: String?

    /// Fills the templates in; throws `AppProblems` where they are faulty.
    public init(_ app: AppDefinition, _ values: AppValues) throws {
        let bindings = values.bindings(for: app)
        prompt = try PromptTemplate(app.prompt, inputs: app.inputs, path: "prompt").render(bindings)
        let text = try app.negative.map { try PromptTemplate($0, inputs: app.inputs, path: "negative").render(bindings) } ?? ""
        negative = text.isEmpty ? nil : text
    }

    /// What a page shows while somebody types: fields that are empty or wrong still are left out rather than refused.
    public static func preview(_ app: AppDefinition, _ given: [String: JSONValue]) throws -> AppPrompt {
        var bindings: [String: TemplateValue] = [:]
        for input in app.inputs {
            guard let kind = InputKinds.standard[input.kind] else { continue }
            let value = [given[input.id], input.standard].compactMap { $0 }.lazy
                .compactMap { try? kind.value($0, of: input) }.first { !$0.isEmpty }
            if let value { bindings[input.id] = kind.binding(value, of: input) }
        }
        var preview = AppPrompt(prompt: "", negative: nil)
        preview.prompt = try PromptTemplate(app.prompt, inputs: app.inputs, path: "prompt").render(bindings)
        preview.negative = try app.negative.map { try PromptTemplate($0, inputs: app.inputs, path: "negative").render(bindings) }
        if preview.negative?.isEmpty == true { preview.negative = nil }
        return preview
    }

    private init(prompt: String, negative: String?) {
        self.prompt = prompt
        self.negative = negative
    }
}
