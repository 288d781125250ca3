import Pictures
import Registry
import SVG

/// One attempt of a text model: sanitised, drawn and looked at.
struct DrawnPicture: Sendable {
    /// The sanitised drawing.
    let svg: SanitizedSVG
    /// Its pixels.
    let bitmap: Bitmap
    /// What is wrong with it, as a sentence to the model; `nil` when nothing is.
    let fault: String?
    /// How usable it is, to keep the best of several: 0 is blank.
    let score: Double

    /// Sanitises and draws an answer; throws the sentence to send back as `DrawingFault`.
    init(_ document: [UInt8], size: PixelSize, transparent: Bool) throws {
        do {
            svg = try SVGSanitizer.sanitize(document)
            bitmap = try Rasterizer.render(svg, width: size.width, height: size.height, background: transparent ? nil : .white)
        } catch {
            throw DrawingFault(sentence: "it cannot be drawn, \(error).")
        }
        let look = Self.look(bitmap)
        if look.colours < 2 {
            fault = "it is blank: everything has one colour."
            score = 0
        } else if look.covered < 0.02 {
            fault = "almost nothing of the canvas is drawn on; scale it to fill the viewBox of \(size.width) by \(size.height)."
            score = 0.2
        } else if !svg.dropped.isEmpty {
            fault = "these parts are not allowed and were removed: \(svg.dropped.prefix(5).joined(separator: ", "))."
            score = 0.6
        } else {
            fault = nil
            score = 1
        }
    }

    /// Colours (coarsely) and the share of pixels that differ from the corner's, over a grid of samples.
    private static func look(_ bitmap: Bitmap) -> (colours: Int, covered: Double) {
        var seen: Set<UInt32> = []
        var different = 0
        let steps = 96
        let corner = bitmap[0, 0]
        for row in 0..<steps {
            for column in 0..<steps {
                let pixel = bitmap[column * (bitmap.width - 1) / (steps - 1), row * (bitmap.height - 1) / (steps - 1)]
                seen.insert(
                    UInt32(pixel.red >> 4) << 12 | UInt32(pixel.green >> 4) << 8 | UInt32(pixel.blue >> 4) << 4 | UInt32(pixel.alpha >> 4))
                if pixel != corner { different += 1 }
            }
        }
        return (seen.count, Double(different) / Double(steps * steps))
    }
}

/// Why an answer is no drawing, as a sentence to the model.
struct DrawingFault: Error {
    let sentence: String
}
