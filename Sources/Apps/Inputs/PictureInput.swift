import API

/// One or more pictures: uploaded, drawn on a canvas, or a mask over another.
struct PictureInput: InputKind {
    enum Source: String { case image, sketch, mask }

    let source: Source

    init(_ source: Source) { self.source = source }

    var name: String { source.rawValue }
    var summary: String {
        switch source {
        case .image: "A picture, or several."
        case .sketch: "A picture that is drawn on the page."
        case .mask: "What of a picture is to be changed, painted over it."
        }
    }
    var settings: Set<InputSettings.Key> {
        switch source {
        case .image: [.maxCount]
        case .sketch: []
        case .mask: [.over]
        }
    }
    var isPicture: Bool { true }

    func faults(of input: AppInput) -> [InputFault] {
        source == .mask && input.settings.over == nil ? [InputFault("A mask needs 'over', the id of the picture that it lies over.")] : []
    }

    func value(_ json: JSONValue, of input: AppInput) throws -> InputValue {
        let elements: [JSONValue]
        switch json {
        case .array(let array): elements = array
        case .string(""): elements = []
        default: elements = [json]
        }
        let most = input.settings.maxCount ?? 1
        guard elements.count <= most else { throw InputFault("\(elements.count) pictures came, and at most \(most) are taken.") }
        return .pictures(
            try elements.map { element in
                do {
                    return try ImageReference(json: element, path: input.id)
                } catch let error as APIError {
                    throw InputFault("give a picture as {\"file_id\": …} or {\"image_url\": …}. \(error.message)")
                }
            })
    }

    func binding(_ value: InputValue, of input: AppInput) -> TemplateValue? {
        // A template only asks whether there is a picture.
        guard case .pictures(let pictures) = value, !pictures.isEmpty else { return nil }
        return TemplateValue(input.label.lowercased())
    }
}
