import API
import Compare
import Foundation
import Hummingbird
import Registry
import Server
import Store

/// The page on which a comparison is made: what can be chosen.
struct NewComparisonPage {
    let studio: Studio

    /// The page; `?app=…` begins with that app's model and history.
    func page(_ request: Request, _ visit: Visit) async throws -> Response {
        var page = try studio.page(request, visit, title: "titles.newComparison")
        let registry = studio.parts.registry
        let set = try PromptSet.bundled()
        let counts = Dictionary(grouping: set.prompts, by: \.category).mapValues(\.count)
        page.script["models"] = .array(registry.models.filter { $0.info.image != nil }.map(model))
        page.script["judges"] = .array(
            registry.textModels.filter(\.sees).map {
                ["id": .string($0.info.id), "provider": .string($0.info.provider), "family": .string($0.info.family)]
            })
        page.script["writer"] = (studio.assistant.model()?.info.id).map { .string($0) } ?? .null
        page.script["writers"] = .array(registry.textModels.map { .string($0.info.id) })
        page.script["presets"] = .array(
            try Preset.all.map {
                [
                    "id": .string($0.id), "title": .string($0.title), "summary": .string($0.summary),
                    "weights": try JSONValue.encoding($0.byCriterion),
                ]
            })
        page.script["criteria"] = .array(
            Criteria.all.map { ["id": .string($0.id), "title": .string($0.title), "summary": .string($0.summary)] })
        page.script["bundled"] = [
            "name": .string(set.name), "summary": .string(set.summary),
            "categories": .array(
                ComparePrompt.Category.allCases.compactMap { category in
                    counts[category].map { ["id": .string(category.rawValue), "count": .integer(Int64($0))] }
                }),
        ]
        page.script["sizes"] = ["1024x1024", "512x512", "1536x1024", "1024x1536"]
        page.script["qualities"] = ["medium", "low", "high"]
        page.script["apps"] = .array(try await studio.publishedApps())
        let query = request.uri.queryParameters
        page.script["app"] = query["app"].map { .string(String($0)) } ?? .null
        page.script["chosen"] = .array((query["models"] ?? "").split(separator: ",").map { .string(String($0)) })
        return try page.response("comparison-new")
    }

    private func model(_ model: any ImageModel) -> JSONValue {
        let info = model.info
        let price = studio.parts.registry.catalogue.factSheet(info.id, info: info).pictureCost
        return [
            "id": .string(info.id), "provider": .string(info.provider), "family": .string(info.family), "kind": .string(info.kind.rawValue),
            "summary": .string(info.summary), "price_usd": price.map { .string($0.amount.decimal) } ?? .null,
            "shutdown": Retirement(of: info.id, in: studio.parts.registry, now: Date()).map { .string($0.date) } ?? .null,
        ]
    }
}
