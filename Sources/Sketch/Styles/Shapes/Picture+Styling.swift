import SVG

extension Picture {
    /// Whether `bounds` of a backdrop's shape fills the whole sheet.
    func isWholeSheet(_ bounds: Box) -> Bool { bounds.grown(1).contains(canvas.box) }

    /// The definitions that shapes still refer to.
    mutating func dropUnusedDefinitions() {
        var used = Set<String>()
        func collect(_ element: SVGElement) {
            for attribute in element.attributes {
                let value = attribute.value
                if value.hasPrefix("url(#") { used.insert(String(value.dropFirst(5).dropLast())) }
                if attribute.name == "href", value.hasPrefix("#") { used.insert(String(value.dropFirst())) }
            }
            for child in element.elements { collect(child) }
        }
        for element in behind + front + lettering + figures.flatMap({ $0.beneath + $0.body }) { collect(element) }
        definitions = definitions.filter { used.contains($0["id"] ?? "") }
    }

    /// Words in one colour.
    mutating func reletter(_ paint: Paint, _ inks: Inks) {
        lettering = inks.redrawn(lettering) { element, ink in
            [ink.isLine ? element.painted("none", line: paint.hex, width: ink.strokeWidth) : element.painted(paint.hex)]
        }
    }

    /// A band of `paint` along the sheet's edge, so that lines around backdrop shapes do not show there.
    func margin(_ paint: Paint, _ width: Double) -> SVGElement {
        Draw.element(
            "rect",
            [
                ("fill", "none"), ("stroke", paint.hex), ("stroke-width", Numbers.text(width * 2)), ("x", "0"), ("y", "0"),
                ("width", Numbers.text(canvas.width)), ("height", Numbers.text(canvas.height)),
            ])
    }
}
