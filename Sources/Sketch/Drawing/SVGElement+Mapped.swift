import SVG

extension SVGElement {
    /// The element with each of its elements replaced by what `change` makes of it; drawings hold no text.
    func mapped(_ change: (SVGElement) -> [SVGElement]) -> SVGElement {
        guard !children.isEmpty else { return self }
        var element = self
        element.children = elements.flatMap(change).map { .element($0) }
        return element
    }
}
