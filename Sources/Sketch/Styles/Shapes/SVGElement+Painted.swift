import SVG

extension SVGElement {
    /// The bare shape: its geometry without paint and marks.
    var bare: SVGElement {
        var shape = self
        for key in [
            "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "fill-opacity", "stroke-opacity", "transform",
            "clip-path", "class", "data-part",
        ] { shape[key] = nil }
        return shape
    }

    /// The shape with a fill and, if `width` is positive, a line around it.
    func painted(_ fill: String, opacity: Double = 1, line: String = "", width: Double = 0, lineOpacity: Double = 1, role: String = "")
        -> SVGElement
    {
        var shape = bare
        shape["class"] = role.isEmpty ? nil : role
        shape["fill"] = fill
        let isBoth = width > 0 && fill != "none"
        // One opacity over fill and line together would cost the rasteriser a layer of its own.
        if opacity < 1 { shape[isBoth ? "fill-opacity" : "opacity"] = Numbers.text(opacity) }
        if width > 0 {
            shape["stroke"] = line
            shape["stroke-width"] = Numbers.text(width)
            shape["stroke-linejoin"] = "round"
            shape["stroke-linecap"] = "round"
            let strength = isBoth ? lineOpacity * opacity : lineOpacity
            if strength < 1 { shape["stroke-opacity"] = Numbers.text(strength) }
        }
        return shape
    }
}
