import API
import Pictures
import Registry

extension FactSheet {
    /// What is known of a model.
    /// - Parameters:
    ///   - model: The name that was asked for.
    ///   - info: The model that is configured here under that name.
    ///   - entry: What the catalogue says of it. What is configured wins where both know something.
    public init(_ model: String, info: ModelInfo?, entry: CatalogueEntry?) {
        self.model = model
        id = info?.id ?? entry?.id ?? model
        let snapshots = info.map(\.snapshots) ?? entry?.snapshots ?? []
        snapshot = snapshots.contains(model) ? model : snapshots.first
        provider = info?.provider ?? entry?.provider ?? "unknown"
        kind = info?.kind ?? entry?.kind ?? .image
        summary = info?.summary ?? entry?.summary ?? ""
        isConfigured = info != nil
        prices = info?.prices ?? entry?.prices
        contextTokens = entry?.contextTokens
        outputTokens = entry?.outputTokens
        sizes = (info?.image?.sizes ?? entry?.sizes).map(Wording.sizes)
        qualities = (info?.image?.qualities ?? entry?.qualities ?? []).map(\.rawValue)
        formats = info?.image?.formats.map(\.rawValue) ?? entry?.formats ?? []
        transparent = info?.image?.transparent
        edits = info?.image.map { $0.references > 0 } ?? entry.map { $0.endpoints.contains("/v1/images/edits") }
        seeds = info?.image?.seeds
        endpoints =
            entry?.endpoints ?? info.map {
                $0.kind == .image ? ["/v1/images/generations"] + ($0.image?.references ?? 0 > 0 ? ["/v1/images/edits"] : []) : []
            } ?? []
        released = entry?.released
        shutdownDate = info?.shutdownDate ?? entry?.shutdownDate
        successors = entry?.successors ?? []
        sources = entry?.sources ?? (info == nil ? [] : ["This server's configuration"])
        pictureCost = prices.flatMap {
            Self.picture(
                kind: kind, draws: info?.image != nil && kind == .image || entry?.sizes != nil, prices: $0,
                counting: info?.counting ?? entry?.counting ?? .none,
                size: (info?.image?.sizes ?? entry?.sizes)?.standard ?? PixelSize(1024, 1024))
        }
    }

    /// The tokens of an SVG that a text model draws: enough for a scene of a dozen objects.
    public static let svgTokens = 2_000

    private static func picture(kind: ModelInfo.Kind, draws: Bool, prices: Prices, counting: TokenCounting, size: PixelSize) -> PictureCost?
    {
        if kind == .text {
            let usage = ImageUsage(textIn: 0, imageIn: 0, textOut: svgTokens, imageOut: 0)
            return PictureCost(amount: prices.cost(of: usage, images: 1), assumption: Wording.svgAssumption(svgTokens))
        }
        guard draws else { return nil }
        let tokens = counting.output(width: size.width, height: size.height, quality: .medium)
        if tokens == 0, prices.perImage == .zero, prices.imageOut > .zero { return nil }
        let usage = ImageUsage(textIn: 0, imageIn: 0, imageOut: tokens)
        return PictureCost(amount: prices.cost(of: usage, images: 1), assumption: Wording.imageAssumption(size, tokens))
    }
}

extension Catalogue {
    /// The fact sheet of a name: of the model that is configured under it, of the catalogue's entry, or of both.
    public func factSheet(_ name: String, info: ModelInfo?) -> FactSheet {
        FactSheet(name, info: info, entry: entry(named: name) ?? info.flatMap { entry(named: $0.id) })
    }

    /// What is known of a comparison's contestants.
    /// - Parameter info: The configured model of a name.
    public func factSheets(_ contestants: [Contestant], info: (String) -> ModelInfo?) -> [FactSheet] {
        contestants.map { contestant in
            let known = info(contestant.id) ?? info(contestant.model)
            var sheet = FactSheet(
                contestant.model, info: known, entry: entry(named: contestant.model) ?? entry(named: contestant.id))
            if known == nil, entry(named: sheet.id) == nil {
                sheet.provider = contestant.provider
                sheet.kind = contestant.kind
            }
            sheet.snapshot = contestant.snapshot ?? sheet.snapshot
            return sheet
        }
    }
}
