import Registry

extension Wording {
    /// "1024x1024, 1536x1024"; "any in multiples of 16 up to 3840 pixels an edge".
    static func sizes(_ rule: SizeRule) -> String {
        switch rule {
        case .list(let sizes): sizes.map(\.description).joined(separator: ", ")
        case .range(let range): "any in multiples of \(range.multiple), edges of \(range.shortestEdge) to \(range.longestEdge) pixels"
        }
    }

    static func svgAssumption(_ tokens: Int) -> String { "an SVG of \(count(tokens)) output tokens; the prompt is not counted" }

    static func imageAssumption(_ size: PixelSize, _ tokens: Int) -> String {
        tokens == 0 ? "\(size)" : "\(size) at medium quality, \(count(tokens)) output tokens; the prompt is not counted"
    }

    static func kind(_ sheet: FactSheet) -> String { sheet.kind == .image ? "image model" : "text model that draws (SVG)" }

    static func yes(_ known: Bool?) -> String { known.map { $0 ? "yes" : "no" } ?? "not known" }

    /// Prices of what goes in, per million tokens.
    static func inputPrice(_ prices: Prices?) -> String {
        guard let prices else { return "not known" }
        if prices == .free { return "free" }
        let parts = [
            prices.textIn > .zero ? "text \(money(prices.textIn))" : nil,
            prices.imageIn > .zero ? "pictures \(money(prices.imageIn))" : nil,
        ]
        let named = parts.compactMap { $0 }
        return named.isEmpty ? "$0" : "\(named.joined(separator: ", ")) per million tokens"
    }

    /// Prices of what comes out, per million tokens and per image.
    static func outputPrice(_ prices: Prices?) -> String {
        guard let prices else { return "not known" }
        if prices == .free { return "free" }
        let tokens = [
            prices.textOut > .zero ? "text \(money(prices.textOut))" : nil,
            prices.imageOut > .zero ? "pictures \(money(prices.imageOut))" : nil,
        ].compactMap { $0 }
        let parts = [
            tokens.isEmpty ? nil : "\(tokens.joined(separator: ", ")) per million tokens",
            prices.perImage > .zero ? "\(money(prices.perImage)) per image" : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// "2026-10-23; its maker suggests a or b"; a day that has passed is said to have.
    static func retirement(_ sheet: FactSheet, today: String) -> String {
        guard let date = sheet.shutdownDate else { return "none announced" }
        let gone = date <= today ? " (passed)" : ""
        return sheet.successors.isEmpty ? date + gone : "\(date)\(gone); its maker suggests \(list(sheet.successors, "or"))"
    }

    /// "x was shut down on 2026-10-23; its maker suggests a or b"; `nil` where no end is known.
    static func end(_ sheet: FactSheet, today: String) -> String? {
        guard let date = sheet.shutdownDate else { return nil }
        let successors = sheet.successors.isEmpty ? "" : "; its maker suggests \(list(sheet.successors, "or"))"
        return "\(sheet.model) \(date <= today ? "was" : "will be") shut down by its maker on \(date)\(successors)."
    }

    /// The rows of a table of facts: a label and each model's value. Rows of which nothing is known are left out.
    static func facts(_ sheets: [FactSheet], today: String) -> [(label: String, values: [String])] {
        let rows: [(String, (FactSheet) -> String?)] = [
            ("Provider", { $0.provider }),
            ("Kind", { kind($0) }),
            ("What it is", { $0.summary.isEmpty ? nil : $0.summary }),
            ("Snapshot", { $0.snapshot }),
            ("Context", { $0.contextTokens.map { "\(count($0)) tokens" } }),
            ("Longest output", { $0.outputTokens.map { "\(count($0)) tokens" } }),
            ("Input price", { inputPrice($0.prices) }),
            ("Output price", { outputPrice($0.prices) }),
            ("One picture by list price", { sheet in sheet.pictureCost.map { "\(money($0.amount)) (\($0.assumption))" } }),
            ("Sizes", { $0.sizes ?? ($0.kind == .text ? "any: it writes SVG" : nil) }),
            ("Qualities", { $0.qualities.isEmpty ? nil : $0.qualities.joined(separator: ", ") }),
            ("Formats", { $0.formats.isEmpty ? nil : $0.formats.joined(separator: ", ") }),
            ("Transparent background", { $0.transparent.map { yes($0) } }),
            ("Edits pictures", { $0.edits.map { yes($0) } }),
            ("Same seed, same picture", { $0.seeds.map { yes($0) } }),
            ("Endpoints", { $0.endpoints.isEmpty ? nil : $0.endpoints.joined(separator: ", ") }),
            ("Released", { $0.released }),
            ("Retirement", { retirement($0, today: today) }),
            ("Usable here", { $0.isConfigured ? "yes" : "not configured" }),
        ]
        return rows.compactMap { label, value in
            let values = sheets.map(value)
            return values.allSatisfy { $0 == nil } ? nil : (label, values.map { $0 ?? "not stated" })
        }
    }
}
