import Foundation
import Registry

/// What is known of models without making a picture: facts, list prices, published numbers. It is no evidence about anybody's pictures, and says so.
public struct CatalogueComparison: Sendable, Equatable, Codable {
    /// The format's version.
    public var easelFacts: Int
    /// What is known of each model, in the order asked for.
    public var facts: [FactSheet]
    /// What their pictures cost by list price.
    public var costs: [CostModel]
    /// Published benchmark numbers.
    public var priors: [Prior]
    /// What can be said from this alone, in sentences; the first says that it is no evidence.
    public var sentences: [String]
    /// The day on which the catalogue's facts were read, `YYYY-MM-DD`.
    public var asOf: String
    /// Names of which nothing is known.
    public var unknown: [String]

    enum CodingKeys: String, CodingKey {
        case facts, costs, priors, sentences, unknown
        case easelFacts = "easel_facts"
        case asOf = "as_of"
    }

    /// Compares models by what is known.
    /// - Parameters:
    ///   - models: The names; a name twice counts once.
    ///   - catalogue: The facts.
    ///   - priors: The published numbers.
    ///   - info: The model that is configured here under a name.
    public init(_ models: [String], catalogue: Catalogue, priors file: PriorFile, info: (String) -> ModelInfo?) {
        let names = models.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let sheets = names.map { catalogue.factSheet($0, info: info($0)) }
        let known = sheets.filter { info($0.model) != nil || catalogue.entry(named: $0.model) != nil }
        easelFacts = 1
        facts = known
        unknown = sheets.filter { !known.contains($0) }.map(\.model)
        costs = known.map { CostModel(model: $0.model, perImage: $0.pictureCost?.amount, isMeasured: false) }
        priors = known.reduce(into: []) { all, sheet in
            for prior in Prior.of([sheet.model, sheet.id, sheet.snapshot].compactMap { $0 }, in: file) where !all.contains(prior) {
                all.append(prior)
            }
        }
        asOf = catalogue.asOf
        sentences = Wording.catalogue(known, unknown: unknown, costs: costs, today: catalogue.asOf)
    }
}
