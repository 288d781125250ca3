/// Makes a drawing from outside safe: it is read, what is not allowed is left out, what is dangerous is refused, and the rest is
/// written anew. Nothing of it can run, reach a file or the network, or take more than its share of time and memory.
public enum SVGSanitizer {
    /// Sanitises a drawing.
    ///
    /// - Throws: `SVGError` for text that is no well-formed SVG, document types, numbers that are not finite or too large,
    ///   references in a circle, and whatever exceeds `limits`.
    public static func sanitize(_ bytes: [UInt8], limits: SVGLimits = .standard) throws -> SanitizedSVG {
        try sanitize(SVGElement(parsing: bytes, limits: limits.xml), limits: limits)
    }

    /// Sanitises a drawing that was made in code.
    ///
    /// - Throws: `SVGError`, as for text.
    public static func sanitize(_ root: SVGElement, limits: SVGLimits = .standard) throws -> SanitizedSVG {
        var walk = SanitizerWalk(limits: limits)
        var clean = try walk.start(root)
        let size = try SVGSize(of: clean, limits: limits)
        if clean["viewBox"] == nil {
            clean["viewBox"] = "0 0 \(SVGSize.text(size.width)) \(SVGSize.text(size.height))"
        }
        var graph = ReferenceGraph(limits: limits)
        clean = graph.withoutDanglingReferences(clean)
        let work = try graph.measure(OpacityFolding.fold(clean))
        return SanitizedSVG(
            root: clean, width: size.width, height: size.height, dropped: walk.dropped + graph.dropped, work: work, limits: limits)
    }
}
