import API
import Apps
import Foundation
import Jobs
import Registry
import Store

extension ImageRoutes {
    /// The slug in a model's name `app:slug`; `nil` for a model.
    static func slug(_ model: String?) -> String? {
        guard let model, model.hasPrefix("app:") else { return nil }
        return String(model.dropFirst(4))
    }

    /// Turns a request to an app into its run. Pictures that `easel.inputs` names are fetched; they are added to `pictures`,
    /// which the caller removes when the request is over.
    func run(
        _ slug: String, _ parameters: ImageParameters, fidelity: String? = nil, _ pictures: inout PictureIntake.Pictures,
        _ context: EaselContext
    ) async throws -> PreparedRun {
        let name = "app:\(slug)"
        if let models = context.principal.key?.models, !models.contains(name), !models.contains("app:*") {
            throw APIError.forbidden("This key may not use the model '\(name)'.", param: "model")
        }
        let definition: AppDefinition
        do {
            definition = try await apps.published(slug).definition
        } catch let error as APIError where error.status == 404 {
            throw APIError.modelNotFound(name, hint: " `GET /v1/models` lists the apps that are published.")
        }
        var asked = AppRequest(inputs: parameters.easel.inputs ?? [:], visitor: Self.visitor(parameters, context.principal))
        asked.prompt = parameters.prompt
        asked.isClient = true
        asked.parameters = AppParameter.values(of: parameters, fidelity: fidelity)
        if parameters.easel.negativePrompt != nil {
            throw APIError.unsupportedParameter("easel.negative_prompt", model: name, because: "the app says what must not be in it.")
        }
        asked.pictures = try Self.placed(pictures, definition, name)
        for input in definition.inputs {
            guard let value = asked.inputs[input.id], value != .null else { continue }
            let found = try await fetched(value, of: input, context)
            pictures.discard += found.discard
            guard let own = found.inputs else { continue }
            asked.inputs[input.id] = nil
            asked.pictures += own.map { (input.id, $0) }
        }
        var prepared = try await apps.prepare(slug, asked)
        // Keys and jobs know the app by the name that the request gave.
        prepared.model.requested = name
        if parameters.stream == true, let partials = parameters.partialImages, partials > 0 {
            guard prepared.model.model.info.image?.partials == true else {
                throw APIError.unsupportedParameter("partial_images", model: name, because: "its model shows no partial pictures.")
            }
            prepared.task.partials = partials
        }
        prepared.task.user = parameters.safetyIdentifier ?? parameters.user
        prepared.task.embedsRecipe = parameters.easel.recipe ?? true
        return prepared
    }

    /// A word for whoever the client works for, so that limits and trials know them again.
    private static func visitor(_ parameters: ImageParameters, _ principal: Principal) -> String? {
        let user = parameters.safetyIdentifier ?? parameters.user
        guard let user else { return principal.keyID }
        return "\(principal.id)/\(user)"
    }

    /// Gives a request's own pictures to the app's picture inputs, in order.
    private static func placed(_ pictures: PictureIntake.Pictures, _ app: AppDefinition, _ name: String) throws
        -> [(input: String, picture: InputPicture)]
    {
        var rest = pictures.inputs[...]
        var placed: [(input: String, picture: InputPicture)] = []
        for input in app.inputs where input.kind == "image" || input.kind == "sketch" {
            for picture in rest.prefix(input.settings.maxCount ?? 1) { placed.append((input.id, picture)) }
            rest = rest.dropFirst(input.settings.maxCount ?? 1)
        }
        guard rest.isEmpty else {
            throw APIError.unsupportedParameter(
                "image", model: name, because: placed.isEmpty ? "it takes no pictures." : "it takes at most \(placed.count) pictures.")
        }
        guard let mask = pictures.mask else { return placed }
        guard let input = app.inputs.first(where: { $0.kind == "mask" }) else {
            throw APIError.unsupportedParameter("mask", model: name, because: "it takes no mask.")
        }
        return placed + [(input.id, mask)]
    }

    /// The pictures that an input's value names; `nil` for an input that is no picture.
    private func fetched(_ value: JSONValue, of input: AppInput, _ context: EaselContext) async throws -> (
        inputs: [InputPicture]?, discard: [String]
    ) {
        guard let kind = InputKinds.standard[input.kind], kind.isPicture else { return (nil, []) }
        let param = "easel.inputs.\(input.id)"
        do {
            guard case .pictures(let references) = try kind.value(value, of: input) else { return (nil, []) }
            let found = try await intake.pictures(images: references, mask: nil, for: context.principal)
            return (found.inputs, found.discard)
        } catch let fault as InputFault {
            throw APIError.invalid("Invalid '\(input.label)': \(fault.message)", param: param)
        } catch var error as APIError {
            error.param = param
            throw error
        }
    }
}
