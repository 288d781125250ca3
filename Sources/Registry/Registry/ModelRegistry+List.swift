import API

extension ModelRegistry {
    /// What `GET /v1/models` lists: models, their snapshots and the aliases, each as a name that requests may give.
    public var list: [ModelObject] {
        models.flatMap { model in
            ([model.info.id] + model.info.snapshots.filter { $0 != model.info.id }).map { object(model.info, as: $0, aliasOf: nil) }
        }
            + aliases.keys.sorted().compactMap { name in
                (try? resolve(name)).map { object($0.model.info, as: name, aliasOf: aliases[name]) }
            }
    }

    /// The entry of one name; throws `modelNotFound`.
    public func object(named name: String) throws -> ModelObject {
        object(try resolve(name).model.info, as: name, aliasOf: aliases[name])
    }

    private func object(_ info: ModelInfo, as name: String, aliasOf target: String?) -> ModelObject {
        ModelObject(
            id: name, created: info.created, ownedBy: info.provider, shutdownDate: info.shutdownDate,
            easel: .object(info.facts.merging(target.map { ["alias_of": .string($0)] } ?? [:]) { $1 }))
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
