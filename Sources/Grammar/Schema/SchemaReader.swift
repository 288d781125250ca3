import API

/// Reads a document's schemas one after the other, each once: what a reference names is the schema that stands there.
struct SchemaReader {
    let document: OrderedJSON
    let source: SchemaSource
    let isStrict: Bool
    var nodes: [SchemaNode] = []
    /// The schemas by their paths, as bytes: strings that are canonically equivalent are different keys.
    private var places: [[[UInt8]]: Int] = [:]
    private var pending: [(index: Int, value: OrderedJSON)] = []
    var totals = Totals()

    /// What is counted over the whole document.
    struct Totals {
        var properties = 0
        var enumValues = 0
        var characters = 0
        var states = 0
    }

    init(_ document: OrderedJSON, source: SchemaSource, isStrict: Bool) {
        self.document = document
        self.source = source
        self.isStrict = isStrict
    }

    mutating func read() throws(APIError) -> [SchemaNode] {
        try checkRoot()
        _ = place(document, at: [])
        while let (index, value) = pending.popLast() {
            try fill(index, from: value)
            try checkTotals()
        }
        try checkProgress()
        return nodes
    }

    /// The number of the schema `value`, which is read later.
    mutating func place(_ value: OrderedJSON, at context: [String]) -> Int {
        let key = context.map { Array($0.utf8) }
        if let known = places[key] { return known }
        nodes.append(.anything(at: context))
        places[key] = nodes.count - 1
        pending.append((nodes.count - 1, value))
        return nodes.count - 1
    }

    private func checkRoot() throws(APIError) {
        guard isStrict else { return }
        guard case .object = document else { throw source.fault("schema must be a JSON object.") }
        guard document["anyOf"] == nil else { throw source.fault("schema must have type 'object' and not have 'anyOf' at the top level.") }
        guard document["type"] == .string("object") else {
            let found = document["type"].map { $0.text ?? $0.text(.compact) } ?? "None"
            throw source.fault("schema must be a JSON Schema of 'type: \"object\"', got 'type: \"\(found.prefix(64))\"'.")
        }
    }

    private func checkTotals() throws(APIError) {
        guard isStrict || totals.properties > 4 * StrictSchema.mostProperties || totals.characters > 4 * StrictSchema.mostCharacters else {
            return
        }
        let limits = [
            (totals.properties, StrictSchema.mostProperties, "object properties"),
            (totals.enumValues, StrictSchema.mostEnumValues, "enum values"),
            (totals.characters, StrictSchema.mostCharacters, "characters in names, enum values and const values"),
        ]
        for (count, limit, what) in limits where count > limit {
            throw source.fault("Expected at most \(limit) \(what) in total, but got \(count) or more.")
        }
    }

    /// Refuses references that lead back to themselves before anything of a value was said.
    private func checkProgress() throws(APIError) {
        var isDone = Array(repeating: false, count: nodes.count)
        var isOpen = isDone
        for start in nodes.indices where !isDone[start] {
            var path: [(Int, [Int])] = [(start, steps(from: start))]
            isOpen[start] = true
            while let (index, rest) = path.last {
                guard let next = rest.first else {
                    isOpen[index] = false
                    isDone[index] = true
                    path.removeLast()
                    continue
                }
                path[path.count - 1].1.removeFirst()
                if isOpen[next] {
                    throw source.fault("'$ref' leads back to itself with nothing in between.", at: nodes[index].context)
                }
                guard !isDone[next] else { continue }
                isOpen[next] = true
                path.append((next, steps(from: next)))
            }
        }
    }

    private func steps(from index: Int) -> [Int] {
        switch nodes[index].rule {
        case .reference(let target): [target]
        case .anyOf(let branches): branches
        case .kinds: []
        }
    }
}
