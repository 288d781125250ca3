import Foundation

/// What is known of a model: the registry's entry.
public struct ModelInfo: Sendable {
    /// The id that requests name.
    public var id: String
    /// Whose it is ("easel", "openai", the upstream's name).
    public var provider: String
    /// Models of one family share training or makers closely enough that one may prefer another's pictures: no judge is of a contestant's family.
    /// The catalogue says which; else it is the provider and the first word of the id.
    public var family: String
    /// Image or text.
    public var kind: Kind
    /// One sentence for a list of models.
    public var summary: String
    /// When it came out, as Unix seconds; 0 where unknown.
    public var created: Int
    /// What it can do with pictures; `nil` for a text model that does not draw.
    public var image: ImageCapabilities?
    /// What it can do in conversations; `nil` for a model that does not converse, and for one entry of a model that has another for it.
    public var text: TextCapabilities?
    /// What it costs.
    public var prices: Prices
    /// What share of the prices a batch's requests cost, in percent: 100 unless its maker really bills them for less.
    public var batchPercent: Int
    /// How its tokens are counted beforehand and where the model itself reports none.
    public var counting: TokenCounting
    /// The day it is shut down, `YYYY-MM-DD`.
    public var shutdownDate: String?
    /// Its snapshots, newest first; the id itself means the first. Empty for a model without.
    public var snapshots: [String]
    /// What its pictures depend on beside the task, as a hash: of a local model's weights, of the built-in model's drawings.
    /// The same task and the same hash make the same picture; `nil` for a model that cannot tell.
    public var weights: String?
    /// How many requests it works on at once.
    public var concurrency: Int

    /// A model's entry with its essentials.
    public init(id: String, provider: String, kind: Kind, summary: String, image: ImageCapabilities? = nil) {
        self.id = id
        self.provider = provider
        family = Self.family(of: id, provider: provider)
        self.kind = kind
        self.summary = summary
        self.image = image
        created = 0
        prices = .free
        batchPercent = 100
        counting = .none
        shutdownDate = nil
        snapshots = []
        weights = nil
        concurrency = 1
    }

    /// The family of a model that the catalogue does not know: `acme/flux` for `flux-2-dev` of the upstream `acme`.
    public static func family(of id: String, provider: String) -> String {
        let name = id.split(separator: "/").last ?? Substring(id)
        return "\(provider)/\(name.prefix { $0.isLetter || $0.isNumber })".lowercased()
    }

    /// What a model puts out.
    public enum Kind: String, Sendable, Codable { case image, text }
}
