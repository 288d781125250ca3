/// What the elements of a drawing point at, and what drawing them costs when every reference is followed.
struct ReferenceGraph {
    /// A pointer from an element to another.
    private struct Edge {
        var target: Int
        /// Whether every descendant draws with the target too.
        var isInherited: Bool
        /// A marker is drawn at each of a path's points.
        var isMarker: Bool
    }

    private struct Node {
        var name: String
        /// The line in the text.
        var line: Int
        var children: [Int] = []
        var pointers: [(id: String, isInherited: Bool, isMarker: Bool)] = []
        var edges: [Edge] = []
        /// What costs the whole canvas, in nanoseconds for each pixel.
        var fixed = 0.0
        var outline: ShapeLength
        var stretch = 1.0
        var pen: Pen
    }

    /// How lines are drawn.
    private struct Pen {
        /// The length of a dash with its gap, where lines are dashed.
        var dash: Double?
        var width = 1.0
    }

    private enum State {
        case new, open
        case done(DrawingCost)
    }

    let limits: SVGLimits
    private(set) var dropped: [String] = []
    private var nodes: [Node] = []
    private var ids: [String: Int] = [:]
    private var states: [State] = []
    private var depth = 0
    /// The larger edge of the root's user space, which 100 % is taken for.
    private var edge = 1.0
    /// How deep elements and references may lie in each other together.
    private static let mostDepth = 300

    init(limits: SVGLimits) { self.limits = limits }

    /// The drawing's work in nanoseconds for each pixel.
    ///
    /// - Throws: `SVGError` for circles, and for more elements or dashes than allowed.
    mutating func measure(_ root: SVGElement) throws -> Double {
        let box = (try? ValueCheck(root["viewBox"] ?? "", limit: limits.number))?.numbers ?? []
        edge = box.count == 4 ? max(box[2], box[3]) : 1
        nodes = []
        ids = [:]
        _ = add(root, Pen())
        for i in nodes.indices {
            nodes[i].edges = nodes[i].pointers.compactMap { pointer in
                ids[pointer.id].map { Edge(target: $0, isInherited: pointer.isInherited, isMarker: pointer.isMarker) }
            }
        }
        // The root's own viewBox is what lengths are measured by.
        nodes[0].stretch = 1
        states = Array(repeating: .new, count: nodes.count)
        let cost = try cost(0)
        guard cost.dashes <= limits.dashes else { throw SVGError("lines are cut into more than \(Int(limits.dashes)) dashes") }
        return cost.work(width: box.count == 4 ? box[2] : 1, height: box.count == 4 ? box[3] : 1)
    }

    private mutating func add(_ element: SVGElement, _ inherited: Pen) -> Int {
        let index = nodes.count
        let pen = self.pen(of: element, inherited)
        let outline = ShapeLength(element, limits: limits, edge: edge)
        nodes.append(Node(name: element.name, line: element.line, outline: outline, pen: pen))
        if let id = element["id"] { ids[id] = index }
        nodes[index].fixed = SVGWork.ofElement(element)
        nodes[index].stretch = ShapeLength.stretch(element, limits: limits, edge: edge)
        if let id = element["href"]?.dropFirst() { nodes[index].pointers.append((String(id), false, false)) }
        for (property, value) in Self.pointingProperties(element) {
            guard let check = try? ValueCheck(value, limit: limits.number) else { continue }
            for id in check.ids {
                nodes[index].pointers.append((id, SVGVocabulary.inherited.contains(property), property.hasPrefix("marker")))
            }
        }
        for child in element.elements {
            let place = add(child, pen)
            nodes[index].children.append(place)
        }
        return index
    }

    private func pen(of element: SVGElement, _ inherited: Pen) -> Pen {
        var pen = inherited
        func take(_ property: String, _ text: String) {
            guard property == "stroke-dasharray" || property == "stroke-width", text != "inherit",
                let check = try? ValueCheck(text, limit: limits.number)
            else { return }
            let sum = check.numbers.reduce(0) { $0 + abs($1) } * (text.contains("%") ? edge / 100 : 1)
            if property == "stroke-dasharray" {
                pen.dash = sum > 0 ? sum : nil
            } else {
                pen.width = sum * (text.last.map { $0.isLetter } ?? false ? ShapeLength.mostUnit : 1)
            }
        }
        for attribute in element.attributes { take(attribute.name, attribute.value) }
        if let style = element["style"] {
            for declaration in StyleDeclaration.list(style) { take(declaration.property, declaration.value) }
        }
        return pen
    }

    private static func pointingProperties(_ element: SVGElement) -> [(String, String)] {
        var found = element.attributes.filter { SVGVocabulary.pointing.contains($0.name) }.map { ($0.name, $0.value) }
        if let style = element["style"] {
            found += StyleDeclaration.list(style).filter { SVGVocabulary.pointing.contains($0.property) }.map { ($0.property, $0.value) }
        }
        return found
    }

    private mutating func cost(_ index: Int) throws -> DrawingCost {
        let node = nodes[index]
        switch states[index] {
        case .done(let cost): return cost
        case .open: throw SVGError(line: node.line, "<\(node.name)> refers to itself through others")
        case .new: break
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.mostDepth else { throw SVGError(line: node.line, "references lie too deep in each other") }
        states[index] = .open
        let own = node.outline
        var sum = DrawingCost(
            elements: 1, fixed: node.fixed, segments: own.segments, length: own.length, ownLength: own.length)
        if SVGVocabulary.shapes.contains(node.name) { paint(&sum, node, nanoseconds: SVGWork.fill) }
        if let dash = node.pen.dash { sum.dashes = own.length / dash }
        for child in node.children { sum.add(try cost(child)) }
        let users = sum.elements
        for edge in node.edges {
            let cost = try cost(edge.target)
            let isGradient = nodes[edge.target].name.hasSuffix("Gradient")
            if isGradient, node.children.isEmpty, SVGVocabulary.shapes.contains(node.name) {
                sum.elements += cost.elements
                paint(&sum, node, nanoseconds: cost.fixed)
            } else if edge.isInherited || edge.isMarker || nodes[edge.target].name == "pattern" {
                sum.addApart(cost, times: (edge.isInherited ? users : 1) * (edge.isMarker ? max(1, own.segments / 8) : 1))
            } else if node.name == "use", node.pen.width != 1 {
                sum.addApart(cost)
            } else {
                sum.add(cost)
            }
            if let dash = node.pen.dash { sum.dashes += cost.ownLength / dash }
        }
        sum.stretch(by: node.stretch)
        guard sum.elements <= Double(limits.expandedElements) else {
            throw SVGError(line: node.line, "references repeat elements more than \(limits.expandedElements) times in all")
        }
        states[index] = .done(sum)
        return sum
    }

    private func paint(_ sum: inout DrawingCost, _ node: Node, nanoseconds: Double) {
        sum.fills += nanoseconds
        sum.area += nanoseconds * (node.outline.area + node.outline.length * node.pen.width)
    }

    // MARK: Pointers to nothing

    /// The drawing without references to elements that are not there: they go, or paint nothing.
    mutating func withoutDanglingReferences(_ root: SVGElement) -> SVGElement {
        var known: Set<String> = []
        var rest = [root]
        while let element = rest.popLast() {
            if let id = element["id"] { known.insert(id) }
            rest += element.elements
        }
        return repaired(root, known)
    }

    private mutating func repaired(_ element: SVGElement, _ known: Set<String>) -> SVGElement {
        var result = element
        for (property, value) in Self.pointingProperties(element) where element[property] == value {
            guard let id = (try? ValueCheck(value, limit: limits.number))?.ids.first, !known.contains(id) else { continue }
            dropped.append("line \(element.line): \(property) 'url(#\(id))', which is not there")
            let paints = property == "fill" || property == "stroke"
            let fallback = value.firstIndex(of: ")").map { value[value.index(after: $0)...].drop(while: \.isWhitespace) } ?? ""
            result[property] = paints ? (fallback.isEmpty ? "none" : String(fallback)) : nil
        }
        if let id = element["href"]?.dropFirst(), !known.contains(String(id)) {
            dropped.append("line \(element.line): href '#\(id)', which is not there")
            result["href"] = nil
        }
        result.children = element.children.map { child in
            if case .element(let child) = child { .element(repaired(child, known)) } else { child }
        }
        return result
    }
}
