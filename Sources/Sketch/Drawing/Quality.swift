/// How much of the drawing is drawn.
public enum Quality: String, Codable, Sendable, CaseIterable, Comparable {
    /// Flat base shapes only.
    case low
    /// Also shade, light, soft shadows and a graded backdrop.
    case medium
    /// Also fine details, grain and richer shadows; to be rasterised with twofold supersampling.
    case high

    /// Low before medium before high.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}
