import Registry

/// What is known of a model before any picture is made: of one that is configured here, of one in the catalogue, or of both.
public struct FactSheet: Sendable, Equatable, Codable {
    /// The name that was asked for.
    public var model: String
    /// The id behind it.
    public var id: String
    /// The snapshot it stands for.
    public var snapshot: String?
    /// Whose it is.
    public var provider: String
    /// Image model, or text model that draws.
    public var kind: ModelInfo.Kind
    /// One sentence.
    public var summary: String
    /// Whether it can be used here.
    public var isConfigured: Bool
    /// Prices per million tokens and per image; `nil` where nothing is known of them.
    public var prices: Prices?
    /// What one standard picture costs by those prices; `nil` where nothing is known.
    public var pictureCost: PictureCost?
    /// Tokens of context.
    public var contextTokens: Int?
    /// Most tokens of output.
    public var outputTokens: Int?
    /// The sizes, in words.
    public var sizes: String?
    /// Its qualities.
    public var qualities: [String]
    /// Its file formats.
    public var formats: [String]
    /// Whether it draws on a transparent background; `nil` where nobody has written that down.
    public var transparent: Bool?
    /// Whether it edits pictures; `nil` where nobody has written that down.
    public var edits: Bool?
    /// Whether the same seed gives the same picture; `nil` where nobody has written that down.
    public var seeds: Bool?
    /// The endpoints it answers.
    public var endpoints: [String]
    /// When it came out, `YYYY-MM-DD`.
    public var released: String?
    /// The day it is shut down, `YYYY-MM-DD`.
    public var shutdownDate: String?
    /// What its maker suggests instead.
    public var successors: [String]
    /// Where each fact was read.
    public var sources: [String]

    /// What one picture costs by the price list.
    public struct PictureCost: Sendable, Equatable, Codable {
        /// The amount.
        public var amount: Money
        /// What was taken for granted: "1024x1024, medium, 1056 output tokens".
        public var assumption: String
    }

    enum CodingKeys: String, CodingKey {
        case model, id, snapshot, provider, kind, summary, prices, sizes, qualities, formats, transparent, edits, seeds, endpoints, released
        case successors, sources
        case isConfigured = "is_configured"
        case pictureCost = "picture_cost"
        case contextTokens = "context_tokens"
        case outputTokens = "output_tokens"
        case shutdownDate = "shutdown_date"
    }
}
