import SVG

extension Picture {
    /// The picture as an SVG document's root. Figures of one body are written once and used again.
    func document() -> SVGElement {
        var definitions = self.definitions, things: [SVGElement] = []
        var bodies: [(body: [SVGElement], uses: Int, written: [SVGElement])] = [], bodyOf: [Int] = []
        for figure in figures {
            if let known = bodies.firstIndex(where: { $0.body == figure.body }) {
                bodies[known].uses += 1
                bodyOf.append(known)
            } else {
                bodies.append((figure.body, 1, Self.written(figure.body, prefix: "f\(bodies.count)-")))
                bodyOf.append(bodies.count - 1)
            }
        }
        for (number, body) in bodies.enumerated() where body.uses > 1 {
            definitions.append(Draw.element("g", [("id", "f\(number)")], body.written))
        }
        for (figure, body) in zip(figures, bodyOf) {
            things += Self.written(figure.beneath, prefix: "")
            if bodies[body].uses > 1 {
                things.append(Draw.element("use", [("href", "#f\(body)"), ("transform", figure.transform)]))
            } else {
                things.append(Draw.group(bodies[body].written, transform: figure.transform))
            }
        }
        var children: [SVGElement] = definitions.isEmpty ? [] : [Draw.element("defs", [], Self.written(definitions, prefix: ""))]
        children += Self.written(behind, prefix: "") + things
        if let tint = light.tint, light.tintOpacity > 0, !behind.isEmpty {
            children.append(Draw.rectangle(canvas.box, fill: tint.hex, opacity: light.tintOpacity))
        }
        children += Self.written(front, prefix: "") + Self.written(lettering, prefix: "")
        return Draw.element(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("width", String(canvas.pixelWidth)), ("height", String(canvas.pixelHeight)),
                ("viewBox", "0 0 \(Numbers.text(canvas.width)) \(Numbers.text(canvas.height))"), ("preserveAspectRatio", "none"),
            ], children)
    }

    /// `elements` without the marks that only passes read, ids of their own made unique by `prefix`.
    private static func written(_ elements: [SVGElement], prefix: String) -> [SVGElement] {
        var own: [String] = []
        if !prefix.isEmpty { for element in elements { collect(element, &own) } }
        return elements.map { written($0, prefix, own) }
    }

    private static func collect(_ element: SVGElement, _ ids: inout [String]) {
        if let id = element["id"] { ids.append(id) }
        for child in element.elements { collect(child, &ids) }
    }

    private static func written(_ element: SVGElement, _ prefix: String, _ own: [String]) -> SVGElement {
        var element = element
        element["class"] = nil
        element["data-part"] = nil
        if !own.isEmpty {
            if let id = element["id"] { element["id"] = prefix + id }
            for key in ["clip-path", "fill", "mask"] {
                guard let value = element[key], value.hasPrefix("url(#"), value.hasSuffix(")") else { continue }
                let id = String(value.dropFirst(5).dropLast())
                if own.contains(id) { element[key] = "url(#\(prefix)\(id))" }
            }
        }
        return element.mapped { [written($0, prefix, own)] }
    }
}
