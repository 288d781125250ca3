import API
import Foundation
import Registry
import Store

extension AppService {
    /// Turns a request to a published app into work: inputs are checked, templates filled in, the model chosen, and parameters
    /// that it does not know in that form are mapped, with a note.
    ///
    /// - Throws: `APIError` with status 400 for what the request did wrong.
    public func prepare(_ slug: String, _ request: AppRequest) async throws -> PreparedRun {
        let (app, definition) = try await published(slug)
        let chosen = Self.arm(app.state, visitor: request.visitor)
        let run = try prepare(
            definition, version: app.published ?? 0, request, by: chosen.override, arm: chosen.arm, switchID: chosen.switchID)
        if !request.pictures.isEmpty {
            try await store.apps.keepInputs(run.id, request.pictures.map { ($0.picture.path, $0.picture.sha256) })
        }
        return run
    }

    /// The same for a definition and a model of the caller's choice.
    public func prepare(
        _ definition: AppDefinition, version: Int, _ request: AppRequest, by override: AppArm?, arm: RunStamp.Arm = .stable,
        switchID: String? = nil
    ) throws -> PreparedRun {
        var uploads: [String: Int] = [:]
        for picture in request.pictures { uploads[picture.input, default: 0] += 1 }
        let values = try AppValues(request.inputs, uploads: uploads, for: definition, prompt: request.prompt)
        let prompt: AppPrompt
        do {
            prompt = try AppPrompt(definition, values)
        } catch let problems as AppProblems {
            throw APIError.invalid("The app '\(definition.slug)' is faulty: \(problems)", param: "model")
        }
        guard !prompt.prompt.allSatisfy(\.isWhitespace) else {
            throw APIError.invalid("Fill in at least one field.", param: "easel.inputs", code: "empty_string")
        }
        let resolved = try registry.resolve(override?.model ?? definition.model)
        var wanted = try Self.parameters(definition, request.parameters, isClient: request.isClient)
        for (name, value) in override?.parameters ?? [:] {
            if let parameter = AppParameter(rawValue: name) { wanted[parameter] = value == .null ? nil : value }
        }
        let translation = AppTranslation(wanted, for: resolved.model.info)
        var notes = translation.entries.filter { $0.verdict != .same }.map { "\($0.parameter): \($0.sentence)" }
        var parameters = ImageParameters(prompt: prompt.prompt, model: resolved.requested)
        let fidelity = AppParameter.set(translation.values, in: &parameters)
        if let negative = prompt.negative {
            if resolved.model.info.image?.negativePrompt == true {
                parameters.easel.negativePrompt = negative
            } else {
                parameters.prompt += "\nAvoid: \(negative)."
                notes.append("negative_prompt: The model takes none; the prompt says what to avoid.")
            }
        }
        let masks = Set(definition.inputs.filter { $0.kind == "mask" }.map(\.id))
        // In the order of the app's inputs, which the mask's picture leads.
        let pictures = definition.inputs.flatMap { input in request.pictures.filter { $0.input == input.id } }
        let mask = pictures.first { masks.contains($0.input) }?.picture
        let inputs = pictures.filter { !masks.contains($0.input) }.map(\.picture)
        var task = try ImageTask(
            inputs.isEmpty ? .generate : .edit, parameters, by: resolved, inputs: inputs, mask: mask,
            fidelity: inputs.isEmpty ? nil : fidelity, newSeed: { UInt64.random(in: 0..<1 << 32) })
        task.stamp = RunStamp(
            run: Identifier.make("run"), app: definition.slug, version: version, arm: arm, purpose: request.purpose, switchID: switchID,
            visitor: request.visitor, inputs: .object(Self.recorded(request)), weights: resolved.model.info.weights, notes: notes,
            batch: request.batch)
        return PreparedRun(task: task, model: resolved)
    }

    /// The inputs as the run keeps them: pictures by their hashes.
    private static func recorded(_ request: AppRequest) -> [String: JSONValue] {
        var inputs = request.inputs
        for (input, picture) in request.pictures {
            var list: [JSONValue] = []
            if case .array(let found)? = inputs[input] { list = found }
            inputs[input] = .array(list + [["sha256": .string(picture.sha256)]])
        }
        return inputs
    }

    /// The parameters of a run: the app's rules with what the request may set.
    static func parameters(_ app: AppDefinition, _ given: ParameterValues, isClient: Bool = false) throws -> ParameterValues {
        var values: ParameterValues = [:]
        for (parameter, rule) in app.parameters { values[parameter] = rule.value }
        for (parameter, value) in given {
            switch app.parameters[parameter] {
            case .fixed(let fixed)? where fixed == value: break
            case .visitor(_, let choices)? where choices.map({ $0.contains(value) }) ?? true: values[parameter] = value
            case .visitor(_, let choices)?:
                throw APIError.invalidValue(value.said, param: parameter.wireName, supported: (choices ?? []).map(\.said))
            case .standard?: values[parameter] = value
            case nil where isClient: values[parameter] = value
            case .fixed?, nil:
                // Everybody may ask for several pictures only where the app says so; all else is the app's own affair.
                throw APIError.unsupportedParameter(
                    parameter.wireName, model: "app:\(app.slug)", because: "the app does not leave it to its visitors.")
            }
        }
        return values
    }
}
