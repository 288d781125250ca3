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
        var line: Int
        var children: [Int] = []
        var pointers: [(id: String, isInherited: Bool, isMarker: Bool)] = []
        var edges: [Edge] = []
        /// Nanoseconds for each pixel of the canvas, but for outlines.
        var work = 0.0
        var outline: ShapeLength
        var stretch = 1.0
        /// The length of a dash with its gap, where lines are dashed.
        var dash: Double?
    }

    /// What an element costs with everything below and behind it.
    private struct Cost {
        var elements = 0.0
        var work = 0.0
        /// Segments of all outlines.
        var segments = 0.0
        /// The length of all outlines, stretched by all transforms.
        var length = 0.0
        /// The same in each shape's own units.
        var ownLength = 0.0
        var dashes = 0.0

        mutating func add(_ other: Cost, times: Double = 1) {
            elements += other.elements * times
            work += other.work * times
            segments += other.segments * times
            length += other.length * times
            ownLength += other.ownLength * times
            dashes += other.dashes * times
        }
    }

    private enum State {
        case new, open
        case done(Cost)
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
        _ = add(root, dash: nil)
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
        return cost.work + SVGWork.segment * min(cost.segments, cost.length / (box.count == 4 ? box[3] : 1))
    }

    private mutating func add(_ element: SVGElement, dash: Double?) -> Int {
        let index = nodes.count
        let dash = self.dash(of: element, inherited: dash)
        nodes.append(
            Node(name: element.name, line: element.line, outline: ShapeLength(element, limits: limits, edge: edge), dash: dash))
        if let id = element["id"] { ids[id] = index }
        nodes[index].work = SVGWork.ofElement(element)
        nodes[index].stretch = ShapeLength.stretch(element, limits: limits, edge: edge)
        if let id = element["href"]?.dropFirst() { nodes[index].pointers.append((String(id), false, false)) }
        for (property, value) in Self.pointingProperties(element) {
            guard let check = try? ValueCheck(value, limit: limits.number) else { continue }
            for id in check.ids {
                nodes[index].pointers.append((id, SVGVocabulary.inherited.contains(property), property.hasPrefix("marker")))
            }
        }
        for child in element.elements {
            let place = add(child, dash: dash)
            nodes[index].children.append(place)
        }
        return index
    }

    /// The length of a dash with its gap; `nil` where lines are whole.
    private func dash(of element: SVGElement, inherited: Double?) -> Double? {
        var text = element["stroke-dasharray"]
        if let style = element["style"] {
            for declaration in StyleDeclaration.list(style) where declaration.property == "stroke-dasharray" { text = declaration.value }
        }
        guard let text, text != "inherit", let check = try? ValueCheck(text, limit: limits.number) else { return inherited }
        let sum = check.numbers.reduce(0) { $0 + abs($1) } * (text.contains("%") ? edge / 100 : 1)
        return sum > 0 ? sum : nil
    }

    private static func pointingProperties(_ element: SVGElement) -> [(String, String)] {
        var found = element.attributes.filter { SVGVocabulary.pointing.contains($0.name) }.map { ($0.name, $0.value) }
        if let style = element["style"] {
            found += StyleDeclaration.list(style).filter { SVGVocabulary.pointing.contains($0.property) }.map { ($0.property, $0.value) }
        }
        return found
    }

    private mutating func cost(_ index: Int) throws -> Cost {
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
        var sum = Cost(elements: 1, work: node.work, segments: own.segments, length: own.length, ownLength: own.length)
        if let dash = node.dash { sum.dashes = own.length / dash }
        for child in node.children { sum.add(try cost(child)) }
        let users = sum.elements
        for edge in node.edges {
            let cost = try cost(edge.target)
            sum.add(cost, times: (edge.isInherited ? users : 1) * (edge.isMarker ? max(1, own.segments / 8) : 1))
            if let dash = node.dash { sum.dashes += cost.ownLength / dash }
        }
        sum.length *= node.stretch
        guard sum.elements <= Double(limits.expandedElements) else {
            throw SVGError(line: node.line, "references repeat elements more than \(limits.expandedElements) times in all")
        }
        states[index] = .done(sum)
        return sum
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
