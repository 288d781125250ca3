import API

extension ModelRegistry {
    /// What `GET /v1/models` lists: models, their snapshots and the aliases, each as a name that requests may give. One that draws and converses is
    /// one entry.
    public var list: [ModelObject] {
        let drawing = models.map(\.info)
        let talking = textModels.map(\.info).filter { info in !drawing.contains { $0.id == info.id } }
        return (drawing + talking).flatMap { info in
            ([info.id] + info.snapshots.filter { $0 != info.id }).map { object(info, as: $0, aliasOf: nil) }
        }
            + aliases.keys.sorted().compactMap { name in
                (try? info(named: name)).map { object($0, as: name, aliasOf: aliases[name]) }
            }
    }

    /// The entry of one name; throws `modelNotFound`.
    public func object(named name: String) throws -> ModelObject {
        object(try info(named: name), as: name, aliasOf: aliases[name])
    }

    private func info(named name: String) throws -> ModelInfo {
        do { return try resolve(name).model.info } catch {
            guard let text = try? text(named: name) else { throw error }
            return text.model.info
        }
    }

    private func object(_ info: ModelInfo, as name: String, aliasOf target: String?) -> ModelObject {
        ModelObject(
            id: name, created: info.created, ownedBy: info.provider, shutdownDate: info.shutdownDate,
            easel: .object(facts(info).merging(target.map { ["alias_of": .string($0)] } ?? [:]) { $1 }))
    }

    /// A model's facts, with what the same model can do in conversations.
    private func facts(_ info: ModelInfo) -> [String: JSONValue] {
        var facts = info.facts
        let text = info.text ?? textModels.first { $0.info.id == info.id }?.info.text
        if let text { facts["text_capabilities"] = .object(text.facts) }
        return facts
    }
}

extension ModelInfo {
    /// What `/v1/models` and `easel models` tell beyond OpenAI's fields.
    public var facts: [String: JSONValue] {
        var facts: [String: JSONValue] = [
            "provider": .string(provider), "kind": .string(kind.rawValue), "summary": .string(summary),
            "snapshots": .array(snapshots.map { .string($0) }),
        ]
        if let image { facts["capabilities"] = .object(image.facts) }
        if prices != .free { facts["prices_usd_per_million_tokens"] = prices.facts }
        return facts
    }
}

extension Prices {
    fileprivate var facts: JSONValue {
        let all: [(String, Money?)] = [
            ("text_in", textIn), ("cached_text_in", cachedTextIn), ("image_in", imageIn), ("cached_image_in", cachedImageIn),
            ("text_out", textOut), ("image_out", imageOut), ("per_image", perImage),
        ]
        return .object(Dictionary(uniqueKeysWithValues: all.compactMap { key, price in price.map { (key, .string($0.decimal)) } }))
    }
}

extension TextCapabilities {
    /// The capabilities as JSON.
    public var facts: [String: JSONValue] {
        var facts: [String: JSONValue] = [
            "vision": .bool(vision), "tools": .bool(tools), "structured_outputs": .bool(structured), "logprobs": .bool(logProbabilities),
            "predictions": .bool(predictions), "reasoning": .bool(reasoning),
        ]
        if let context { facts["context_tokens"] = .integer(Int64(context)) }
        if let maxOutput { facts["max_output_tokens"] = .integer(Int64(maxOutput)) }
        return facts
    }
}

extension ImageCapabilities {
    /// The capabilities as JSON, for lists and for pages whose forms follow them.
    public var facts: [String: JSONValue] {
        var facts: [String: JSONValue] = [
            "qualities": .array(qualities.map { .string($0.rawValue) }), "standard_quality": .string(standardQuality.rawValue),
            "formats": .array(formats.map { .string($0.rawValue) }), "transparent": .bool(transparent), "generates": .bool(generates),
            "edits": .bool(references > 0), "references": .integer(Int64(references)), "masks": .bool(masks),
            "input_fidelity": .bool(fidelity), "variations": .bool(variations), "partial_images": .bool(partials), "seeds": .bool(seeds),
            "negative_prompt": .bool(negativePrompt), "strength": .bool(strength), "chooses": .bool(chooses),
        ]
        if let steps { facts["steps"] = ["from": .integer(Int64(steps.lowerBound)), "to": .integer(Int64(steps.upperBound))] }
        switch sizes {
        case .list(let sizes): facts["sizes"] = .array(sizes.map { .string($0.description) })
        case .range(let range):
            facts["size_range"] = [
                "multiple": .integer(Int64(range.multiple)), "shortest_edge": .integer(Int64(range.shortestEdge)),
                "longest_edge": .integer(Int64(range.longestEdge)), "ratio": .integer(Int64(range.ratio)),
                "fewest_pixels": .integer(Int64(range.fewestPixels)), "most_pixels": .integer(Int64(range.mostPixels)),
                "standard": .string(range.standard.description),
            ]
        }
        return facts
    }
}
