import API
import Hummingbird
import Jobs
import Pictures
import Registry
import Store

/// `/v1/moderations`: passed to an upstream that has it, or asked of a text model.
struct ModerationRoutes: Sendable {
    /// The most texts of one request.
    private static let most = 32

    let parts: ServerParts
    private let intake: ChatIntake
    private let json: JSONBody

    init(parts: ServerParts) {
        self.parts = parts
        intake = ChatIntake(parts: parts)
        json = JSONBody(limit: 24 << 20, seconds: parts.settings.server.bodyTimeout)
    }

    func add(to router: Router<EaselContext>) {
        router.post("/v1/moderations") { request, context in
            try ImageRoutes.require(request, ["application/json"])
            let (name, input) = try await json.read(request) { fields in
                var fields = fields
                let name = try fields.string("model", limit: 256)
                guard let input = fields.value("input") else { throw APIError.missing("input") }
                try fields.finish()
                return (name, input)
            }
            return try await parts.departures.cancelling(with: context.channel) {
                try Response.json(try await moderate(input, by: name, context))
            }
        }
    }

    private func moderate(_ input: JSONValue, by given: String?, _ context: EaselContext) async throws -> JSONValue {
        // Clients that name OpenAI's own models mean whatever moderates here.
        let isOpenAIs = given.map { $0.hasPrefix("omni-moderation") || $0.hasPrefix("text-moderation") } ?? true
        let isHere = given.map { parts.registry.moderationModels[$0] != nil || (try? parts.registry.text(named: $0)) != nil } ?? false
        guard let name = isOpenAIs && !isHere ? parts.settings.moderationModel : given else {
            throw APIError.invalid(
                "No model moderates here. Name a text model that answers in a schema's form, or set moderation_model in easel.yaml.",
                param: "model", code: "no_moderation_model")
        }
        if let model = parts.registry.moderationModels[name] {
            if let key = context.principal.key, !key.allows(name, resolvedTo: name) {
                throw APIError.forbidden("This API key may not use the model '\(name.prefix(200))'.", param: "model")
            }
            return try await model.moderate(input)
        }
        let model = try intake.model(name, for: context.principal)
        guard model.model.info.text?.structured == true else {
            throw APIError.invalid(
                "The model '\(name.prefix(200))' does not hold its answers to a form and cannot moderate.", param: "model",
                code: "unsupported_model")
        }
        var results: [JSONValue] = []
        var cost = Money.zero
        for given in try Self.inputs(input) {
            let taken = try await intake.take([given], for: model, principal: context.principal)
            let task = ModerationQuestion.task(taken.messages, by: model)
            var answer = GatheredAnswer(count: 1)
            for try await event in parts.service.converse(task, by: model, for: context.principal, requestID: context.requestID) {
                answer.take(event)
            }
            cost += answer.summary?.cost ?? .zero
            results.append(try ModerationQuestion.result(answer.choices[0], inputs: given.kinds))
            withExtendedLifetime(taken.memory) {}
        }
        return [
            "id": .string(Identifier.make("modr")), "model": .string(name), "results": .array(results),
            "easel": ["model": .string(model.model.info.id), "cost_usd": .string(cost.decimal), "scores": "a text model's estimates"],
        ]
    }

    /// The inputs: a text, a list of texts, or the parts of one input.
    private static func inputs(_ input: JSONValue) throws -> [GivenMessage] {
        switch input {
        case .string(let text): return [GivenMessage(.user, [.text(text)])]
        case .array(let list):
            guard (1...most).contains(list.count) else {
                throw APIError.invalid("Invalid 'input': expected 1 to \(most) elements, but got \(list.count).", param: "input")
            }
            let texts = list.compactMap { if case .string(let text) = $0 { text } else { nil } }
            if texts.count == list.count { return texts.map { GivenMessage(.user, [.text($0)]) } }
            return [GivenMessage(.user, try list.enumerated().map { try part($1, "input[\($0)]") })]
        default: throw APIError.invalidType(param: "input", expected: "a string or an array", found: input.kind)
        }
    }

    private enum Kind: String, CaseIterable {
        case text
        case picture = "image_url"
    }

    private static func part(_ value: JSONValue, _ path: String) throws -> GivenPart {
        var fields = try Fields(json: value, path: path)
        guard let kind = try fields.choice("type", of: Kind.self) else { throw APIError.missing("\(path).type") }
        let part: GivenPart
        switch kind {
        case .text:
            guard let text = try fields.string("text") else { throw APIError.missing("\(path).text") }
            part = .text(text)
        case .picture:
            guard let url = fields.value("image_url") else { throw APIError.missing("\(path).image_url") }
            part = .picture(try GivenPicture(imageURL: url, path: "\(path).image_url"))
        }
        try fields.finish()
        return part
    }
}

extension GivenMessage {
    /// What it is made of, as moderations call it.
    fileprivate var kinds: [String] {
        let hasText = parts.contains { if case .text = $0 { true } else { false } }
        let hasPicture = parts.contains { if case .picture = $0 { true } else { false } }
        return (hasText ? ["text"] : []) + (hasPicture ? ["image"] : [])
    }
}
