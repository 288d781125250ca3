import CRSVG
import Pictures

/// Turns sanitised drawings into pixels with librsvg and cairo. Safe to use from any number of threads at once.
///
/// The same drawing gives the same pixels with the same versions of librsvg, cairo and fonts.
public enum Rasterizer {
    /// Draws a drawing to fill a canvas, keeping its shape as its `preserveAspectRatio` says.
    ///
    /// - Parameters:
    ///   - drawing: The drawing.
    ///   - width: Columns of pixels.
    ///   - height: Rows of pixels.
    ///   - background: What lies under it; transparent where none is given.
    ///   - supersample: 1, or 2 to draw at twice the size and average: smoother edges, four times the work.
    /// - Throws: `RasterizerError`.
    public static func render(
        _ drawing: SanitizedSVG, width: Int, height: Int, background: RGBA? = nil, supersample: Int = 1
    ) throws -> Bitmap {
        guard width > 0, height > 0, width <= 16_384, height <= 16_384, supersample == 1 || supersample == 2 else {
            throw RasterizerError.invalidSize(width: width, height: height)
        }
        let pixels = width * height * supersample * supersample
        guard pixels <= drawing.limits.pixels, max(width, height) * supersample <= 32_767 else {
            throw RasterizerError.tooManyPixels(pixels, limit: drawing.limits.pixels)
        }
        let allowed = max(drawing.limits.work, drawing.limits.workPerPixel * Double(pixels))
        guard drawing.work * Double(pixels) <= allowed else { throw RasterizerError.tooMuchWork }
        let svg = OpacityFolding.fold(drawing.root).serialized()
        var message = easel_rsvg_message()
        let colour = background ?? .clear
        let under = [colour.red, colour.green, colour.blue, colour.alpha]
        return try Bitmap(width: width, height: height) { out in
            guard let start = out.baseAddress else { return }
            let status = easel_rsvg_draw(
                svg, svg.count, Int32(width), Int32(height), Int32(supersample), under, Int32(clamping: drawing.limits.milliseconds),
                start, &message)
            switch status {
            case .ok: return
            case .memory: throw PictureError.outOfMemory
            case .late: throw RasterizerError.tooLate
            case .refused: throw RasterizerError.refused(message.words)
            @unknown default: throw RasterizerError.refused(message.words)
            }
        }
    }

    /// librsvg's version, which pixels depend on, such as "2.54.7".
    public static var version: String {
        let version = easel_rsvg_version()
        return "\(version / 10_000).\(version / 100 % 100).\(version % 100)"
    }
}

extension easel_rsvg_message {
    /// The library's words.
    fileprivate var words: String { withUnsafeBytes(of: text) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) } }
}
