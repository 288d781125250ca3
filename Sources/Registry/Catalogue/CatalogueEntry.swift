/// What is publicly known of one model.
public struct CatalogueEntry: Sendable, Codable {
    /// The id that requests name.
    public var id: String
    /// Who makes it.
    public var provider: String
    /// The family that judges of its pictures must not be of; `nil` for one of its own.
    public var family: String?
    /// What it puts out.
    public var kind: ModelInfo.Kind
    /// One sentence.
    public var summary: String
    /// Its dated ids, newest first.
    public var snapshots: [String]
    /// What it costs.
    public var prices: Prices
    /// How its pictures are counted.
    public var counting: TokenCounting
    /// The sizes it draws; absent for text models.
    public var sizes: SizeRule?
    /// Its qualities; absent for text models.
    public var qualities: [Quality]?
    /// Its file formats; absent for text models.
    public var formats: [String]?
    /// Whether it takes `input_fidelity`.
    public var inputFidelity: Bool?
    /// Tokens of context; absent for image models.
    public var contextTokens: Int?
    /// Most tokens of output; absent for image models.
    public var outputTokens: Int?
    /// The endpoints it answers.
    public var endpoints: [String]
    /// When it came out, `YYYY-MM-DD`, where known.
    public var released: String?
    /// The day it is shut down, `YYYY-MM-DD`.
    public var shutdownDate: String?
    /// What its maker suggests instead.
    public var successors: [String]?
    /// Where each fact was read.
    public var sources: [String]

    enum CodingKeys: String, CodingKey {
        case id, provider, family, kind, summary, snapshots, prices, counting, sizes, qualities, formats, endpoints, released, successors,
            sources
        case inputFidelity = "input_fidelity"
        case contextTokens = "context_tokens"
        case outputTokens = "output_tokens"
        case shutdownDate = "shutdown_date"
    }
}
