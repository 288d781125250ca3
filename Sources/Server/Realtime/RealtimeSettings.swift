import API
import Registry

/// How a realtime session answers: what `session.update` sets and a `response.create` may set for itself.
struct RealtimeSettings: Sendable {
    /// The model; it stays.
    let model: ResolvedChatModel
    /// The session's id.
    let id: String
    private(set) var instructions = ""
    private(set) var tools: [ChatTool] = []
    private(set) var image: ResponseImageTool?
    private(set) var choice = ChatTask.ToolChoice.auto
    private(set) var demandsPicture = false
    private(set) var maxTokens: Int?
    private(set) var sampling = Sampling()
    private(set) var parallelCalls: Bool?
    private(set) var effort: String?
    private(set) var forgets = true
    private var shownTools: [JSONValue] = []
    private var shownChoice: JSONValue = "auto"

    init(model: ResolvedChatModel, id: String) {
        self.model = model
        self.id = id
    }

    /// Takes what both events may set and leaves the rest in `fields`.
    ///
    /// - Parameter text: The same as it was written, for the order of the schemas' keys.
    mutating func take(_ fields: inout Fields, _ text: JSONText?, _ tools: ToolIntake) throws {
        if let words = try fields.string("instructions") { instructions = words }
        try Self.checkModalities(&fields)
        try takeTools(&fields, text, tools)
        if let value = fields.value("max_output_tokens") {
            switch value {
            case "inf": maxTokens = nil
            case .integer(let number) where number >= 1: maxTokens = Int(clamping: number)
            default:
                throw APIError.invalid(
                    "Invalid '\(fields.name("max_output_tokens"))': expected a positive integer or 'inf'.",
                    param: fields.name("max_output_tokens"))
            }
        }
        if let temperature = try fields.number("temperature", in: 0...2) { sampling.temperature = temperature }
        if let parallel = try fields.bool("parallel_tool_calls") { parallelCalls = parallel }
        if var reasoning = try fields.object("reasoning") {
            effort = try reasoning.string("effort", limit: 20)
            try reasoning.finish()
        }
    }

    /// Takes what only a session sets.
    mutating func takeSession(_ fields: inout Fields) throws {
        if let type = try fields.string("type"), type != "realtime" {
            throw APIError.invalidValue(type, param: fields.name("type"), supported: ["realtime"])
        }
        if let name = try fields.string("model"), name != model.requested {
            throw APIError.invalid(
                "The model of a session is chosen when it is opened, and this one's is '\(model.requested)'.", param: fields.name("model"))
        }
        switch fields.value("truncation") {
        case nil: break
        case "auto"?: forgets = true
        case "disabled"?: forgets = false
        case .object(let object)? where object["type"] == "retention_ratio": forgets = true
        default:
            throw APIError.invalid(
                "Invalid '\(fields.name("truncation"))': it is 'auto', 'disabled' or a retention_ratio.", param: fields.name("truncation"))
        }
        for key in ["id", "object", "expires_at"] { _ = fields.value(key) }
        if let tracing = fields.value("tracing"), tracing != "auto" {
            throw APIError.invalid("This server keeps no traces.", param: fields.name("tracing"), code: "unsupported_parameter")
        }
        try Self.checkAudio(&fields)
    }

    private mutating func takeTools(_ fields: inout Fields, _ text: JSONText?, _ intake: ToolIntake) throws {
        let hasTools: Bool
        if let list = try fields.array("tools") {
            hasTools = true
            let read = try intake.read(list, text?.at("tools"), path: fields.name("tools"))
            (tools, image, shownTools) = (read.functions, read.image, list)
            if tools.isEmpty, image == nil { (choice, demandsPicture, shownChoice) = (.auto, false, "auto") }
        } else {
            hasTools = false
        }
        if let value = fields.value("tool_choice") {
            demandsPicture = false
            if case .object(let object) = value, object["type"] == .string(DrawingTool.name), image != nil {
                (choice, demandsPicture) = (.auto, true)
            } else if value == "required", tools.isEmpty, image != nil {
                (choice, demandsPicture) = (.auto, true)
            } else {
                var offered = tools
                choice = try FunctionTools.choice(value, among: &offered, path: fields.name("tool_choice"))
            }
            shownChoice = value
        } else if hasTools, case .named(let name) = choice, !tools.contains(where: { $0.name == name }) {
            (choice, shownChoice) = (.auto, "auto")
        }
    }

    /// Text is all there is; what asks for audio is refused rather than answered in silence.
    private static func checkModalities(_ fields: inout Fields) throws {
        guard let list = try fields.array("output_modalities") else { return }
        guard list == ["text"] else {
            throw APIError.invalid(
                "This server answers in text: 'output_modalities' has to be [\"text\"].", param: fields.name("output_modalities"),
                code: "unsupported_parameter")
        }
    }

    /// `audio` may be there as long as it asks for nothing: clients send `turn_detection: null` with their settings.
    static func checkAudio(_ fields: inout Fields) throws {
        guard let audio = fields.value("audio") else { return }
        func isEmpty(_ value: JSONValue) -> Bool {
            switch value {
            case .null: true
            case .object(let object): object.values.allSatisfy(isEmpty)
            default: false
            }
        }
        guard isEmpty(audio) else {
            throw APIError.invalid(
                "This server has no audio: leave '\(fields.name("audio"))' out.", param: fields.name("audio"), code: "unsupported_parameter"
            )
        }
    }

    /// The session as events give it.
    var json: JSONValue {
        let most: JSONValue = maxTokens == nil ? "inf" : .orNull(maxTokens)
        var object: [String: JSONValue] = [
            "id": .string(id), "object": "realtime.session", "type": "realtime", "model": .string(model.requested),
            "instructions": .string(instructions), "output_modalities": ["text"], "tools": .array(shownTools),
            "tool_choice": shownChoice, "max_output_tokens": most,
            "truncation": forgets ? "auto" : "disabled",
        ]
        if let temperature = sampling.temperature { object["temperature"] = .number(temperature) }
        if let parallelCalls { object["parallel_tool_calls"] = .bool(parallelCalls) }
        if let effort { object["reasoning"] = ["effort": .string(effort)] }
        return .object(object)
    }
}
