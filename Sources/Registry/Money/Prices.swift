import API

/// What a model's tokens cost, in dollars per million; and what a picture costs where a model is paid by picture.
public struct Prices: Sendable, Equatable, Codable {
    /// Text that goes in.
    public var textIn: Money
    /// Text that goes in from a cache; `nil` for the same as `textIn`.
    public var cachedTextIn: Money?
    /// Pictures that go in.
    public var imageIn: Money
    /// Pictures that go in from a cache.
    public var cachedImageIn: Money?
    /// Text that comes out.
    public var textOut: Money
    /// Pictures that come out.
    public var imageOut: Money
    /// A flat price for each picture, beside the tokens.
    public var perImage: Money

    /// Prices in dollars per million tokens; what is not given is free.
    public init(
        textIn: Money = .zero, cachedTextIn: Money? = nil, imageIn: Money = .zero, cachedImageIn: Money? = nil, textOut: Money = .zero,
        imageOut: Money = .zero, perImage: Money = .zero
    ) {
        self.textIn = textIn
        self.cachedTextIn = cachedTextIn
        self.imageIn = imageIn
        self.cachedImageIn = cachedImageIn
        self.textOut = textOut
        self.imageOut = imageOut
        self.perImage = perImage
    }

    /// Everything is free.
    public static let free = Prices()

    /// What `usage` and `images` finished pictures cost. Cached tokens are taken from the text first, as OpenAI counts them.
    public func cost(of usage: ImageUsage, images: Int) -> Money {
        let input = usage.inputTokensDetails
        let output = usage.outputTokensDetails
        let cached = input.cachedTokens ?? 0
        let cachedText = min(cached, input.textTokens)
        let cachedImage = min(cached - cachedText, input.imageTokens)
        func price(_ perMillion: Money, _ tokens: Int) -> Int64 { perMillion.nanodollars * Int64(tokens) }
        let sum =
            price(textIn, input.textTokens - cachedText) + price(cachedTextIn ?? textIn, cachedText)
            + price(imageIn, input.imageTokens - cachedImage) + price(cachedImageIn ?? imageIn, cachedImage)
            + price(textOut, output.textTokens) + price(imageOut, output.imageTokens)
        // Half a nanodollar rounds up: a ledger may not lose fractions of every request.
        return Money(nanodollars: (sum + 500_000) / 1_000_000) + perImage * images
    }

    enum CodingKeys: String, CodingKey {
        case textIn = "text_in"
        case cachedTextIn = "cached_text_in"
        case imageIn = "image_in"
        case cachedImageIn = "cached_image_in"
        case textOut = "text_out"
        case imageOut = "image_out"
        case perImage = "per_image"
    }

    /// Decodes prices; what is not given is free.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            textIn: try container.decodeIfPresent(Money.self, forKey: .textIn) ?? .zero,
            cachedTextIn: try container.decodeIfPresent(Money.self, forKey: .cachedTextIn),
            imageIn: try container.decodeIfPresent(Money.self, forKey: .imageIn) ?? .zero,
            cachedImageIn: try container.decodeIfPresent(Money.self, forKey: .cachedImageIn),
            textOut: try container.decodeIfPresent(Money.self, forKey: .textOut) ?? .zero,
            imageOut: try container.decodeIfPresent(Money.self, forKey: .imageOut) ?? .zero,
            perImage: try container.decodeIfPresent(Money.self, forKey: .perImage) ?? .zero)
    }
}
