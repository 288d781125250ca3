/// The elements, attributes and properties that a drawing may use. What is not named here is dropped.
enum SVGVocabulary {
    /// Shapes, text, structure, paint servers, clips, masks, markers and filters. No scripts, links, images, animation, foreign
    /// content or `style` (sheets are resolved into the elements they match).
    static let elements: Set<String> = [
        "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
        "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter",
        "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
        "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
        "feGaussianBlur", "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
        "feSpotLight", "feTile", "feTurbulence",
    ]

    /// What draws something by itself.
    static let shapes: Set<String> = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]

    /// Where text may stand.
    static let textual: Set<String> = ["text", "tspan", "textPath", "title", "desc"]

    /// What may point at another element with `href`.
    static let referring: Set<String> = ["use", "textPath", "linearGradient", "radialGradient", "pattern", "filter", "feImage"]

    /// Attributes that hold numbers only, with or without units.
    static let numeric: Set<String> = [
        "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "x1", "y1", "x2", "y2", "dx", "dy", "points",
        "pathLength", "viewBox", "offset", "markerWidth", "markerHeight", "refX", "refY", "textLength", "startOffset", "rotate",
        "stdDeviation", "radius", "order", "kernelMatrix", "divisor", "bias", "targetX", "targetY", "kernelUnitLength",
        "surfaceScale", "diffuseConstant", "specularConstant", "specularExponent", "azimuth", "elevation", "z", "pointsAtX",
        "pointsAtY", "pointsAtZ", "limitingConeAngle", "scale", "baseFrequency", "numOctaves", "seed", "values", "tableValues",
        "slope", "intercept", "amplitude", "exponent", "k1", "k2", "k3", "k4",
    ]

    /// Attributes that hold words, transforms and the like.
    static let worded: Set<String> = [
        "transform", "gradientTransform", "patternTransform", "preserveAspectRatio", "version", "gradientUnits", "spreadMethod",
        "patternUnits", "patternContentUnits", "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits", "orient",
        "filterUnits", "primitiveUnits", "in", "in2", "result", "type", "mode", "operator", "edgeMode", "preserveAlpha",
        "xChannelSelector", "yChannelSelector", "stitchTiles", "lengthAdjust", "method", "spacing", "side", "xml:space",
    ]

    /// CSS properties, which are presentation attributes too.
    static let properties: Set<String> = [
        "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation",
        "color-interpolation-filters", "direction", "display", "dominant-baseline", "fill", "fill-opacity", "fill-rule", "filter",
        "flood-color", "flood-opacity", "font", "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style",
        "font-variant", "font-weight", "image-rendering", "isolation", "letter-spacing", "lighting-color", "marker", "marker-end",
        "marker-mid", "marker-start", "mask", "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order",
        "shape-rendering", "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
        "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration",
        "text-rendering", "transform", "unicode-bidi", "vector-effect", "visibility", "word-spacing", "writing-mode",
    ]

    /// Properties whose value may point at an element.
    static let pointing: Set<String> = [
        "fill", "stroke", "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end",
    ]

    /// Properties that children inherit, so that each of them draws with what is pointed at.
    static let inherited: Set<String> = ["fill", "stroke", "marker", "marker-start", "marker-mid", "marker-end"]

    /// Functions in values.
    static let functions: Set<String> = [
        "rgb", "rgba", "hsl", "hsla", "url", "matrix", "translate", "translatex", "translatey", "scale", "scalex", "scaley",
        "rotate", "skewx", "skewy",
    ]
}
