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
        /// Nanoseconds for each pixel of the canvas.
        var work = 0.0
        var segments = 0
    }

    /// What an element costs with everything below and behind it.
    private struct Cost {
        var elements = 0.0
        var work = 0.0
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
    /// How deep elements and references may lie in each other together.
    private static let mostDepth = 300

    init(limits: SVGLimits) { self.limits = limits }

    /// The drawing's work in nanoseconds for each pixel.
    ///
    /// - Throws: `SVGError` for circles and for more elements than allowed.
    mutating func measure(_ root: SVGElement) throws -> Double {
        nodes = []
        ids = [:]
        _ = add(root)
        for i in nodes.indices {
            nodes[i].edges = nodes[i].pointers.compactMap { pointer in
                ids[pointer.id].map { Edge(target: $0, isInherited: pointer.isInherited, isMarker: pointer.isMarker) }
            }
        }
        states = Array(repeating: .new, count: nodes.count)
        return try cost(0).work
    }

    private mutating func add(_ element: SVGElement) -> Int {
        let index = nodes.count
        nodes.append(Node(name: element.name, line: element.line))
        if let id = element["id"] { ids[id] = index }
        nodes[index].work = SVGWork.ofElement(element)
        if SVGVocabulary.shapes.contains(element.name) {
            nodes[index].segments = (element["d"] ?? element["points"])?.utf8.count ?? 8
        }
        if let id = element["href"]?.dropFirst() { nodes[index].pointers.append((String(id), false, false)) }
        for (property, value) in Self.pointingProperties(element) {
            guard let check = try? ValueCheck(value, limit: limits.number) else { continue }
            for id in check.ids {
                nodes[index].pointers.append((id, SVGVocabulary.inherited.contains(property), property.hasPrefix("marker")))
            }
        }
        for child in element.elements {
            let place = add(child)
            nodes[index].children.append(place)
        }
        return index
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
        var sum = Cost(elements: 1, work: node.work)
        for child in node.children {
            let cost = try cost(child)
            sum.elements += cost.elements
            sum.work += cost.work
        }
        let users = sum.elements
        for edge in node.edges {
            let cost = try cost(edge.target)
            let times = (edge.isInherited ? users : 1) * (edge.isMarker ? Double(max(1, node.segments / 4)) : 1)
            sum.elements += cost.elements * times
            sum.work += cost.work * times
        }
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
