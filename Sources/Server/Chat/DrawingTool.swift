import API
import Pictures
import Registry

/// The `image_generation` tool of one conversation: any image model, with what the client settled beforehand, offered to a text model as a function.
package struct DrawingTool: Sendable {
    /// The name under which text models call it.
    package static let name = "image_generation"

    /// What draws.
    package var model: ResolvedModel
    /// Size, quality and the like; the prompt is the call's.
    package var parameters: ImageParameters
    /// Whether pictures are made anew, worked on, or as the call says.
    package var action: Action
    /// How closely an edit keeps its pictures' features (`high`, `low`).
    package var fidelity: String?
    /// The area that an edit may change, over its first picture; with one, `auto` means `edit`.
    package var mask: InputPicture?

    /// A tool that draws with `model`.
    package init(
        _ model: ResolvedModel, parameters: ImageParameters = ImageParameters(prompt: ""), action: Action = .auto, fidelity: String? = nil,
        mask: InputPicture? = nil
    ) {
        self.model = model
        self.parameters = parameters
        self.action = action
        self.fidelity = fidelity
        self.mask = mask
    }

    /// What a call does with the conversation's pictures.
    package enum Action: String, Sendable, CaseIterable { case auto, generate, edit }

    /// The most characters of a prompt, as `/v1/images/generations` has it.
    private static let longestPrompt = 32_000

    private var can: ImageCapabilities? { model.model.info.image }
    private var references: Int { can?.references ?? 0 }
    private var generates: Bool { can?.generates ?? false }

    /// What the call may still decide, given that there are pictures or none.
    private func choices(_ hasPictures: Bool) -> [ImageTask.Operation] {
        switch action {
        case .generate: return [.generate]
        case .edit: return [.edit]
        case .auto:
            guard hasPictures, references > 0 else { return [.generate] }
            return mask != nil || !generates ? [.edit] : [.generate, .edit]
        }
    }

    /// Refuses, naming the field under `path`, what the model cannot do whatever the call will say.
    ///
    /// - Throws: `APIError` with status 400.
    package func check(path: String) throws {
        do {
            let works = action == .edit || mask != nil || fidelity != nil || !generates
            // The mask is compared with its picture once that is known.
            if mask != nil, can?.masks == false {
                throw APIError.unsupportedParameter("mask", model: model.requested, because: "it takes no mask.")
            }
            for operation in works && action != .edit ? [ImageTask.Operation.generate, .edit] : [works ? .edit : .generate] {
                if operation == .generate, !generates, action == .auto { continue }
                _ = try ImageTask(operation, parameters, by: model, fidelity: operation == .edit ? fidelity : nil) { 0 }
            }
        } catch var error as APIError {
            let names = ["image": "action", "prompt": "action", "mask": "input_image_mask"]
            error.param = error.param.map { "\(path).\(names[$0] ?? $0)" }
            throw error
        }
    }

    /// The function as a text model is offered it.
    package func definition(_ pictures: [ConversationPicture]) -> ChatTool {
        let operations = choices(!pictures.isEmpty)
        var properties: [(String, JSONValue)] = [
            (
                "prompt",
                [
                    "type": "string",
                    "description":
                        "What the picture shows, complete in itself: subject, setting, style, light, colours. For an edit, what is to change.",
                ]
            )
        ]
        var description = "Draws a picture and shows it to the user."
        if operations.contains(.edit), !pictures.isEmpty {
            let list = pictures.enumerated().map { "\($0 + 1) (\($1.callID == nil ? "from the user" : "drawn by you"))" }
            description = "Draws a picture, or changes pictures of this conversation, and shows the result to the user. Pictures: "
            description += list.joined(separator: ", ") + "."
            if operations.count > 1 {
                properties.append(
                    ("action", ["type": "string", "enum": ["generate", "edit"], "description": "edit to change or build upon pictures."]))
            }
            properties.append(
                (
                    "pictures",
                    [
                        "type": "array", "items": ["type": "integer"],
                        "description": "The numbers of the pictures to edit; empty for the newest.",
                    ]
                ))
        }
        var schema = JSONWriter()
        schema.object { schema in
            schema.member("type", "object")
            schema.key("properties")
            schema.object { object in for (name, value) in properties { object.member(name, value) } }
            schema.member("required", .array(properties.map { .string($0.0) }))
            schema.member("additionalProperties", false)
        }
        return ChatTool(name: Self.name, description: description, parameters: try? JSONText(schema.bytes), strict: true)
    }

    /// The work that a text model's call asks for.
    ///
    /// - Throws: `DrawingMistake` where the model erred, which it is told; `APIError` where the client asked for what cannot be.
    package func call(_ arguments: String, _ pictures: [ConversationPicture]) throws -> DrawingCall {
        let asked = try Arguments(arguments)
        let operations = choices(!pictures.isEmpty)
        let wished = asked.operation ?? (asked.pictures.isEmpty ? nil : .edit)
        let operation = wished.flatMap { operations.contains($0) ? $0 : nil } ?? operations[0]
        guard operation == .edit else { return try call(asked.prompt, .generate, []) }
        guard asked.pictures.count <= max(1, references) else {
            throw DrawingMistake("At most \(max(1, references)) pictures can be edited at once.")
        }
        let chosen = try asked.pictures.map { number in
            guard pictures.indices.contains(number - 1) else {
                throw DrawingMistake(
                    pictures.isEmpty
                        ? "There is no picture to edit." : "There is no picture \(number): they are numbered 1 to \(pictures.count).")
            }
            return pictures[number - 1].file
        }
        return try call(asked.prompt, .edit, chosen.isEmpty ? newest(of: pictures) : chosen)
    }

    /// The work that the user's own words ask for, without a text model in between: with a picture in the conversation `auto` changes it.
    ///
    /// - Throws: `APIError` with status 400.
    package func call(prompt: String, _ pictures: [ConversationPicture]) throws -> DrawingCall {
        let operation = choices(!pictures.isEmpty).last ?? .generate
        return try call(prompt, operation, operation == .edit ? newest(of: pictures) : [])
    }

    private func call(_ prompt: String, _ operation: ImageTask.Operation, _ inputs: [InputPicture]) throws -> DrawingCall {
        guard !prompt.allSatisfy(\.isWhitespace) else {
            throw APIError.invalid("Invalid 'input': there are no words to draw from.", param: "input", code: "empty_string")
        }
        guard prompt.unicodeScalars.count <= Self.longestPrompt else {
            throw APIError.invalid(
                "Invalid 'input': a picture's text has at most \(Self.longestPrompt) characters.", param: "input",
                code: "string_above_max_length")
        }
        if operation == .edit, inputs.isEmpty {
            throw APIError.invalid("There is no picture in this conversation that could be edited.", param: "input", code: "missing_image")
        }
        var parameters = parameters
        parameters.prompt = prompt
        let task = try ImageTask(
            operation, parameters, by: model, inputs: operation == .edit ? inputs : [], mask: operation == .edit ? mask : nil,
            fidelity: operation == .edit ? fidelity : nil
        ) { UInt64.random(in: 0..<1 << 32) }
        return DrawingCall(id: WireID.make("ig"), task: task)
    }

    /// What "it" means: the pictures that came with the newest message, else the one before.
    private func newest(of pictures: [ConversationPicture]) -> [InputPicture] {
        let new = pictures.filter(\.isNew)
        return (new.isEmpty ? pictures.suffix(1) : new.suffix(max(1, references))).map(\.file)
    }

    /// The words of a call.
    private struct Arguments {
        var prompt: String
        var operation: ImageTask.Operation?
        var pictures: [Int]

        init(_ text: String) throws {
            do {
                var fields = try Fields(json: try JSONValue.parse(Array(text.utf8)))
                guard let prompt = try fields.string("prompt", limit: DrawingTool.longestPrompt), !prompt.allSatisfy(\.isWhitespace) else {
                    throw APIError.missing("prompt")
                }
                self.prompt = prompt
                operation = try fields.string("action").flatMap { $0 == "edit" ? .edit : $0 == "generate" ? .generate : nil }
                pictures = try (fields.array("pictures") ?? []).map {
                    guard case .integer(let number) = $0, let number = Int(exactly: number) else {
                        throw APIError.invalidType(param: "pictures", expected: "integers", found: $0.kind)
                    }
                    return number
                }
            } catch let error as APIError {
                throw DrawingMistake(error.message)
            }
        }
    }
}

/// A text model called the drawing tool in a way that cannot be; it hears the sentence and may try again.
package struct DrawingMistake: Error {
    /// What was wrong.
    package var sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}
