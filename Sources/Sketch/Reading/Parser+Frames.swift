extension Parser {
    /// Notes a word that asks for a design ("a landing page for …"): the first such word counts, and frames what comes after it.
    mutating func notice(_ chunk: Chunk) {
        guard !isEdit, !excluding, !chunk.sense.isNoun, chunk.has([.media, .abstract]), let row = FrameWords.row(folded(chunk)) else {
            return
        }
        if design == nil { design = row }
        if scene.things.isEmpty, !framesRest { frame = frame ?? row.around }
        framesRest = true
    }

    /// Draws the design that was asked for: by itself when nothing else was named, else around what was.
    mutating func settleDesign() {
        guard !isEdit, !isNegative else { return }
        guard !scene.things.isEmpty else {
            guard let name = design?.alone, lexicon.index(of: name) != nil else { return }
            _ = create(silently: name, isKnown: true, count: 1)
            return
        }
        guard let frame, lexicon.index(of: frame) != nil, scene.things.count <= 6,
            scene.things.allSatisfy({ !Self.screens.contains($0.noun) })
        else { return }
        let placed = Set(scene.relations.filter { Self.hosting.contains($0.kind) }.map(\.subject))
        let inside = scene.things.map(\.id).filter { !placed.contains($0) }
        guard let id = create(silently: frame, isKnown: true, count: 1) else { return }
        for thing in inside { scene.relations.append(Relation(thing, .inside, id)) }
    }

    private static let screens: Set = [
        "app screen", "app card", "browser window", "web page", "login screen", "dashboard", "laptop", "computer monitor", "cell phone",
        "tablet",
    ]
    private static let hosting: Set<Relation.Kind> = [.on, .inside, .heldBy, .wornBy, .under, .behind, .inFrontOf, .around]
}
