import API
import Pictures

extension ImageTask {
    /// Checks a request against its model and resolves what it left open.
    ///
    /// - Parameters:
    ///   - operation: What the endpoint does.
    ///   - parameters: The request.
    ///   - resolved: The model that it names.
    ///   - inputs: The pictures that came with it, in order.
    ///   - mask: The mask that came with it.
    ///   - fidelity: An edit's `input_fidelity`.
    ///   - newSeed: Draws the seed of a request that gives none.
    /// - Throws: `APIError` with status 400, naming the first parameter that the model cannot honour.
    public init(
        _ operation: Operation, _ parameters: ImageParameters, by resolved: ResolvedModel, inputs: [InputPicture] = [],
        mask: InputPicture? = nil, fidelity: String? = nil, newSeed: () -> UInt64
    ) throws {
        let info = resolved.model.info
        guard let can = info.image else {
            throw APIError.unsupportedParameter("model", model: resolved.requested, because: "it does not make pictures.")
        }
        let check = Check(model: resolved.requested, can: can)
        self.init(operation: operation, model: info.id, prompt: parameters.prompt, count: parameters.n ?? 1, size: nil)
        snapshot = resolved.snapshot
        try check.operation(operation, inputs: inputs, mask: mask)
        try check.legacy(parameters)
        size = try check.size(parameters.size, keeping: operation != .generate)
        quality = try check.quality(parameters.quality)
        format = try check.format(parameters.outputFormat)
        background = try check.background(parameters.background, format: format)
        compression = try check.compression(parameters.outputCompression, format: format)
        moderation = parameters.moderation ?? "auto"
        partials = try check.partials(parameters)
        highFidelity = try check.fidelity(fidelity)
        try check.extensions(parameters.easel)
        seed = can.seeds ? parameters.easel.seed ?? newSeed() : nil
        steps = parameters.easel.steps
        strength = parameters.easel.strength
        negativePrompt = parameters.easel.negativePrompt
        embedsRecipe = parameters.easel.recipe ?? true
        user = parameters.safetyIdentifier ?? parameters.user
        self.inputs = inputs
        self.mask = mask
    }
}

/// One model's answers to a request's parameters.
private struct Check {
    let model: String
    let can: ImageCapabilities

    func refuse(_ param: String, _ reason: String) -> APIError { .unsupportedParameter(param, model: model, because: reason) }

    func operation(_ operation: ImageTask.Operation, inputs: [InputPicture], mask: InputPicture?) throws {
        switch operation {
        case .generate:
            if !can.generates { throw refuse("prompt", "it only edits pictures.") }
        case .edit:
            if can.references == 0 { throw refuse("image", "it makes pictures from text only.") }
            if inputs.count > can.references {
                throw refuse("image", "it takes at most \(can.references) pictures, and \(inputs.count) came.")
            }
        case .variation:
            if !can.variations { throw refuse("image", "it makes no variations.") }
        }
        guard let mask else { return }
        if !can.masks { throw refuse("mask", "it takes no mask.") }
        if let first = inputs.first, first.size != mask.size {
            throw APIError.invalid(
                "Invalid mask image format - mask size (\(mask.size)) does not match image size (\(first.size)).", param: "mask",
                code: "invalid_mask")
        }
    }

    /// OpenAI's GPT image models know neither field; other servers' clients send them.
    func legacy(_ parameters: ImageParameters) throws {
        if model.hasPrefix("gpt-") || model.hasPrefix("chatgpt-"), parameters.responseFormat != nil {
            throw APIError.unknownParameter("response_format")
        }
        if parameters.style != nil { throw APIError.unknownParameter("style") }
    }

    func size(_ text: String?, keeping: Bool) throws -> PixelSize? {
        guard let text, text != "auto" else { return can.chooses || (keeping && can.keepsSize) ? nil : can.sizes.standard }
        guard let size = PixelSize(text) else {
            if case .list(let sizes) = can.sizes {
                throw APIError.invalidValue(text, param: "size", supported: sizes.map(\.description) + ["auto"])
            }
            throw APIError.invalid("Invalid value: '\(text)'. Write the size as WIDTHxHEIGHT in pixels, or auto.", param: "size")
        }
        if let fault = can.sizes.fault(size) {
            if case .list(let sizes) = can.sizes {
                throw APIError.invalidValue(text, param: "size", supported: sizes.map(\.description) + ["auto"])
            }
            throw APIError.invalid("Invalid size '\(text)' for the model '\(model)'. \(fault)", param: "size")
        }
        return size
    }

    func quality(_ text: String?) throws -> Quality? {
        guard let text, text != "auto" else { return can.chooses ? nil : can.standardQuality }
        guard let quality = Quality(rawValue: text), can.qualities.contains(quality) else {
            throw APIError.invalidValue(text, param: "quality", supported: can.qualities.map(\.rawValue) + ["auto"])
        }
        return quality
    }

    func format(_ text: String?) throws -> PictureFormat {
        guard let text else { return can.formats.contains(.png) ? .png : can.formats.first ?? .png }
        guard let format = PictureFormat(rawValue: text), can.formats.contains(format) else {
            throw APIError.invalidValue(text, param: "output_format", supported: can.formats.map(\.rawValue))
        }
        return format
    }

    func background(_ text: String?, format: PictureFormat) throws -> Background? {
        guard let text, text != "auto" else { return can.chooses ? nil : .opaque }
        guard let background = Background(rawValue: text) else {
            throw APIError.invalidValue(text, param: "background", supported: ["transparent", "opaque", "auto"])
        }
        if background == .transparent {
            if !can.transparent { throw refuse("background", "it draws no transparent background.") }
            if format == .jpeg {
                throw APIError.invalid(
                    "Transparent background is not supported for JPEG output format.", param: "background",
                    code: "invalid_background_format")
            }
        }
        return background
    }

    func compression(_ value: Int?, format: PictureFormat) throws -> Int {
        if let value, value < 100, format != .jpeg, format != .webp {
            throw APIError(
                status: 400, message: "Compression less than 100 is not supported for \(format.rawValue.uppercased()) output format.",
                type: "image_generation_user_error", param: "output_compression", code: "invalid_\(format.rawValue)_output_compression")
        }
        return value ?? 100
    }

    /// OpenAI defines `partial_images` for streams only; without one there is nowhere to send them.
    func partials(_ parameters: ImageParameters) throws -> Int {
        guard let partials = parameters.partialImages, partials > 0, parameters.stream == true else { return 0 }
        if !can.partials { throw refuse("partial_images", "it shows no partial pictures.") }
        return partials
    }

    func fidelity(_ text: String?) throws -> Bool {
        guard text == "high" else { return false }
        if !can.fidelity { throw refuse("input_fidelity", "it knows one fidelity only.") }
        return true
    }

    func extensions(_ easel: EaselParameters) throws {
        if easel.seed != nil, !can.seeds { throw refuse("easel.seed", "it takes no seed.") }
        if easel.negativePrompt != nil, !can.negativePrompt { throw refuse("easel.negative_prompt", "it takes no negative prompt.") }
        if easel.strength != nil, !can.strength { throw refuse("easel.strength", "it takes no strength.") }
        if let asked = easel.steps {
            guard let steps = can.steps else { throw refuse("easel.steps", "it has no steps.") }
            guard steps.contains(asked) else {
                throw APIError.invalid(
                    "Invalid 'easel.steps': the model '\(model)' takes \(steps.lowerBound) to \(steps.upperBound) steps.",
                    param: "easel.steps")
            }
        }
    }
}
