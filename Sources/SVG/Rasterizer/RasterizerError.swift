/// Why a drawing was not turned into pixels.
public enum RasterizerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A canvas that is empty or has an edge over 16,384 pixels.
    case invalidSize(width: Int, height: Int)
    /// More pixels, supersampled ones counted, than the drawing's limits allow.
    case tooManyPixels(Int, limit: Int)
    /// The drawing's filters, layers and gradients would take too long at this size.
    case tooMuchWork
    /// librsvg was stopped because it took too long.
    case tooLate
    /// librsvg refused the drawing.
    case refused(String)

    /// A sentence without a full stop.
    public var description: String {
        switch self {
        case .invalidSize(let width, let height): "a drawing cannot be \(width)x\(height) pixels large"
        case .tooManyPixels(let pixels, let limit): "the drawing would have \(pixels) pixels; the limit is \(limit)"
        case .tooMuchWork: "the drawing's filters, layers and gradients would take too long at this size"
        case .tooLate: "the drawing took too long"
        case .refused(let reason): "the drawing cannot be drawn: \(reason)"
        }
    }
}
