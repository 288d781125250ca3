/// How many tokens pictures count, by a model's published rule.
///
/// Source: OpenAI's image generation guide and pricing pages as of 2026-11.
public enum TokenCounting: String, Sendable, Codable, CaseIterable {
    /// gpt-image-1, -mini and 1.5: a table of three sizes by three qualities.
    case gptImage1 = "gpt-image-1"
    /// gpt-image-2 and later: a formula over any size.
    case gptImage2 = "gpt-image-2"
    /// Nothing is counted.
    case none

    /// Output tokens of one picture; other sizes than the table's are scaled from its square by area.
    public func output(width: Int, height: Int, quality: Quality) -> Int {
        switch self {
        case .none: return 0
        case .gptImage1:
            let row =
                switch quality {
                case .low: [272, 408, 400]
                case .medium: [1056, 1584, 1568]
                case .high, .xhigh, .max: [4160, 6240, 6208]
                }
            switch (width, height) {
            case (1024, 1024): return row[0]
            case (1024, 1536): return row[1]
            case (1536, 1024): return row[2]
            default: return max(1, (row[0] * width * height + (1 << 19)) >> 20)
            }
        case .gptImage2:
            let factor =
                switch quality {
                case .low: 16
                case .medium: 48
                case .high, .xhigh, .max: 96
                }
            let long = max(width, height)
            let short = min(width, height)
            guard long > 0 else { return 0 }
            // s = round-half-up(f·short/long); tokens = ceil(f·s·(2,000,000 + w·h) / 4,000,000)
            let side = (2 * factor * short + long) / (2 * long)
            return (factor * side * (2_000_000 + width * height) + 3_999_999) / 4_000_000
        }
    }

    /// Tokens of each partial picture that is streamed.
    public var perPartial: Int { self == .none ? 0 : 100 }

    /// Tokens of one input picture: fitted into 2048², its shortest side shrunk to 512, then 65 and 129 for each tile of
    /// 512 pixels; high fidelity adds 4160 for a square and 6240 for any other.
    public func input(width: Int, height: Int, highFidelity: Bool) -> Int {
        guard self != .none, width > 0, height > 0 else { return 0 }
        var w = Double(width)
        var h = Double(height)
        let fit = min(1, 2048 / max(w, h))
        (w, h) = (w * fit, h * fit)
        let shrink = min(1, 512 / min(w, h))
        (w, h) = (w * shrink, h * shrink)
        let tiles = Int((w / 512).rounded(.up)) * Int((h / 512).rounded(.up))
        return 65 + 129 * tiles + (highFidelity ? (width == height ? 4160 : 6240) : 0)
    }
}
