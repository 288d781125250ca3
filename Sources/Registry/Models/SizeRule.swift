/// The sizes that a model draws.
public enum SizeRule: Sendable, Equatable {
    /// Just these; the first is what `auto` means.
    case list([PixelSize])
    /// Any within bounds.
    case range(Range)

    /// The bounds of a model that draws any size.
    public struct Range: Sendable, Equatable, Codable {
        /// Both edges are multiples of this.
        public var multiple: Int
        /// The shortest edge.
        public var shortestEdge: Int
        /// The longest edge.
        public var longestEdge: Int
        /// The longest edge over the shortest, at most.
        public var ratio: Int
        /// The fewest pixels.
        public var fewestPixels: Int
        /// The most pixels.
        public var mostPixels: Int
        /// What `auto` means.
        public var standard: PixelSize

        enum CodingKeys: String, CodingKey {
            case multiple, ratio, standard
            case shortestEdge = "shortest_edge"
            case longestEdge = "longest_edge"
            case fewestPixels = "fewest_pixels"
            case mostPixels = "most_pixels"
        }

        /// Bounds; the defaults are gpt-image-2's.
        public init(
            multiple: Int = 16, shortestEdge: Int = 16, longestEdge: Int = 3840, ratio: Int = 3, fewestPixels: Int = 655_360,
            mostPixels: Int = 8_294_400, standard: PixelSize = PixelSize(1024, 1024)
        ) {
            self.multiple = multiple
            self.shortestEdge = shortestEdge
            self.longestEdge = longestEdge
            self.ratio = ratio
            self.fewestPixels = fewestPixels
            self.mostPixels = mostPixels
            self.standard = standard
        }
    }

    /// What `auto` means.
    public var standard: PixelSize {
        switch self {
        case .list(let sizes): sizes.first ?? PixelSize(1024, 1024)
        case .range(let range): range.standard
        }
    }

    /// Why `size` cannot be drawn, as a sentence; `nil` when it can.
    public func fault(_ size: PixelSize) -> String? {
        switch self {
        case .list(let sizes):
            return sizes.contains(size) ? nil : "Supported sizes are \(sizes.map(\.description).joined(separator: ", ")), and auto."
        case .range(let range):
            let long = Swift.max(size.width, size.height)
            let short = Swift.min(size.width, size.height)
            if size.width % range.multiple != 0 || size.height % range.multiple != 0 {
                return "Width and height must be multiples of \(range.multiple)."
            }
            if long > range.longestEdge { return "No edge may be longer than \(range.longestEdge) pixels." }
            if short < range.shortestEdge { return "No edge may be shorter than \(range.shortestEdge) pixels." }
            if long > range.ratio * short { return "The longer edge may be at most \(range.ratio) times the shorter." }
            if size.pixels < range.fewestPixels { return "A picture has at least \(range.fewestPixels) pixels." }
            if size.pixels > range.mostPixels { return "A picture has at most \(range.mostPixels) pixels." }
            return nil
        }
    }
}

extension SizeRule: Codable {
    /// Encodes a list as an array and a range as an object.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .list(let sizes): try container.encode(sizes)
        case .range(let range): try container.encode(range)
        }
    }

    /// Decodes an array of sizes or an object of bounds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let sizes = try? container.decode([PixelSize].self) {
            self = .list(sizes)
        } else {
            self = .range(try container.decode(Range.self))
        }
    }
}
