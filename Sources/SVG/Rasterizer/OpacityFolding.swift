/// Makes single shapes translucent by their paint rather than as a layer: librsvg draws every `opacity` on a canvas of its own,
/// which costs a fifth of a millisecond a megapixel, and a symbol has dozens of translucent shades.
///
/// It is exact where a shape has a fill or a stroke but not both, as then nothing of it overlaps itself.
enum OpacityFolding {
    /// The drawing with every `opacity` folded that can be.
    static func fold(_ root: SVGElement) -> SVGElement { fold(root, Inherited(hasUses: hasUses(root))) }

    private static func hasUses(_ element: SVGElement) -> Bool {
        element.children.contains { if case .element(let child) = $0 { child.name == "use" || hasUses(child) } else { false } }
    }

    /// The properties that decide, as children get them.
    private struct Inherited {
        var fill = "black"
        var stroke = "none"
        var fillOpacity = "1"
        var strokeOpacity = "1"
        var hasMarkers = false
        /// A style attribute above may set any of these; so may what uses the element from elsewhere.
        var isUnsure = false
        var hasUses: Bool

        mutating func take(_ element: SVGElement) {
            for attribute in element.attributes {
                switch attribute.name {
                case "fill": fill = attribute.value
                case "stroke": stroke = attribute.value
                case "fill-opacity": fillOpacity = attribute.value
                case "stroke-opacity": strokeOpacity = attribute.value
                case "marker", "marker-start", "marker-mid", "marker-end": hasMarkers = true
                case "style": isUnsure = true
                case "id" where hasUses: isUnsure = true
                default: break
                }
            }
        }
    }

    private static func fold(_ element: SVGElement, _ above: Inherited) -> SVGElement {
        var inherited = above
        inherited.take(element)
        var result = element
        if SVGVocabulary.shapes.contains(element.name), let opacity = element["opacity"].flatMap(share), opacity < 1 {
            foldShape(&result, inherited, opacity)
        }
        for (index, child) in element.children.enumerated() {
            if case .element(let child) = child, child.children.isEmpty == false || child["opacity"] != nil {
                result.children[index] = .element(fold(child, inherited))
            }
        }
        return result
    }

    private static func foldShape(_ element: inout SVGElement, _ inherited: Inherited, _ opacity: Double) {
        guard !inherited.isUnsure, !inherited.hasMarkers, element["filter"] == nil, element["mask"] == nil else { return }
        let fills = inherited.fill != "none" && element.name != "line", strokes = inherited.stroke != "none"
        // `inherit` and `context-fill` name paints that only the renderer knows.
        let isPlain = [inherited.fill, inherited.stroke].allSatisfy { $0 != "inherit" && !$0.hasPrefix("context") && $0 != "currentColor" }
        guard isPlain, fills != strokes else { return }
        let name = fills ? "fill-opacity" : "stroke-opacity"
        guard let before = share(fills ? inherited.fillOpacity : inherited.strokeOpacity) else { return }
        element["opacity"] = nil
        element[name] = "\((opacity * before * 10_000).rounded() / 10_000)"
    }

    /// An opacity as a share; `nil` where it is written in another way.
    private static func share(_ text: String) -> Double? {
        guard let value = Double(text), value >= 0, value <= 1 else { return nil }
        return value
    }
}
