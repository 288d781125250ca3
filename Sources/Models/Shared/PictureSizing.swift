/// To which size a picture is scaled before a model looks at it: its shape is kept about, and both edges become multiples of a token's.
public struct PictureSizing: Sendable, Equatable {
    /// The pixels of a token's edge.
    public let edge: Int
    /// The fewest pixels of a picture; smaller ones are enlarged.
    public let leastPixels: Int
    /// The most pixels of a picture; larger ones are reduced.
    public let mostPixels: Int
    /// How many times longer than the other an edge may be.
    public static let mostRatio = 200

    /// Sizes within these bounds.
    public init(edge: Int, leastPixels: Int, mostPixels: Int) {
        self.edge = edge
        self.leastPixels = leastPixels
        self.mostPixels = mostPixels
    }

    /// The size of a picture of `width` × `height` pixels; nil where one edge is more than 200 times the other. Source: transformers
    /// `image_processing_qwen2_vl.py`, `smart_resize`.
    ///
    /// - Parameter mostTokens: a bound below that of the model.
    public func size(width: Int, height: Int, mostTokens: Int? = nil) -> (width: Int, height: Int)? {
        guard width > 0, height > 0, max(width, height) <= Self.mostRatio * min(width, height) else { return nil }
        let most = min(mostPixels, mostTokens.map { $0 * edge * edge } ?? mostPixels)
        let least = min(leastPixels, most)
        let (across, down, step) = (Double(width), Double(height), Double(edge))
        func near(_ length: Double) -> Int { Int((length / step).rounded(.toNearestOrEven)) * edge }
        let (wide, high) = (near(across), near(down))
        if wide * high > most {
            let factor = (across * down / Double(most)).squareRoot()
            func below(_ length: Double) -> Int { max(edge, Int((length / factor / step).rounded(.down)) * edge) }
            return (below(across), below(down))
        }
        if wide * high < least {
            let factor = (Double(least) / (across * down)).squareRoot()
            func above(_ length: Double) -> Int { Int((length * factor / step).rounded(.up)) * edge }
            return (above(across), above(down))
        }
        return (wide, high)
    }

    /// The tokens of a picture that has been scaled.
    public func tokens(width: Int, height: Int) -> Int { (width / edge) * (height / edge) }
}
