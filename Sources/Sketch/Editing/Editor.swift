/// Applies the clauses of an instruction to a scene, one after the other.
struct Editor {
    let lexicon: Lexicon
    let list: TokenList
    var scene: Scene
    var applied: [String] = []
    var unapplied: [String] = []
    /// What "it" means.
    private var topic: Int?

    init(lexicon: Lexicon, list: TokenList, scene: Scene) {
        self.lexicon = lexicon
        self.list = list
        self.scene = scene
        topic = scene.things.count == 1 ? scene.things[0].id : nil
    }

    mutating func apply(_ clause: InstructionClause) {
        guard applied.count + unapplied.count < 64 else { return }
        let before = scene
        let understood: Bool
        switch clause.verb {
        case .remove: understood = remove(clause.tokens)
        case .replace, .become, .change: understood = replace(clause)
        case .enlarge: understood = resize(clause.tokens, by: 1)
        case .shrink: understood = resize(clause.tokens, by: -1)
        case .keep: understood = true
        case .add, .write: understood = read(clause.tokens, adds: true, mayAdd: true)
        case .make, .move: understood = read(clause.tokens, adds: false, mayAdd: false)
        case nil: understood = read(clause.tokens, adds: false, mayAdd: true)
        }
        scene.tidy()
        let changes = SceneDifference.describe(before, scene)
        if understood, !changes.isEmpty {
            applied += changes
        } else if understood, clause.verb == .keep {
            applied.append(text(clause.whole) + ": kept")
        } else {
            scene = before
            let words = text(clause.whole)
            if !words.isEmpty { unapplied.append(words) }
        }
    }

    func text(_ tokens: ArraySlice<Token>) -> String {
        guard let first = tokens.first, let last = tokens.last else { return "" }
        let end = last.kind == .quote ? last.written.upperBound + 1 : last.written.upperBound
        let start = first.kind == .quote ? first.written.lowerBound - 1 : first.written.lowerBound
        return list.written(max(0, start)..<max(start, end))
    }

    func parser(_ tokens: ArraySlice<Token>, over scene: Scene) -> Parser {
        var part = TokenList()
        part.tokens = Array(tokens)
        part.folded = list.folded
        part.scalars = list.scalars
        var parser = Parser(lexicon: lexicon, list: part, scene: scene)
        parser.isEdit = true
        if let topic, scene.things.contains(where: { $0.id == topic }) {
            parser.previousHead = topic
            parser.topic = topic
            parser.mentions = [topic]
        } else {
            parser.mentions = scene.things.map(\.id)
        }
        return parser
    }

    /// Reads words over the scene: what they say holds from now on.
    private mutating func read(_ tokens: ArraySlice<Token>, adds: Bool, mayAdd: Bool) -> Bool {
        var parser = parser(tokens, over: scene)
        parser.adds = adds
        parser.run()
        if !mayAdd, parser.created.contains(where: { parser.thing($0)?.isKnown == false }) { return false }
        if let became = became(parser, mayAdd: mayAdd) {
            scene = became
            return true
        }
        // A thing that is not there can be added, not changed.
        if !mayAdd, let subject = parser.spokenOf.first, parser.created.contains(subject) { return false }
        if !mayAdd, !parser.missing.isEmpty { return false }
        topic = parser.created.first ?? parser.spokenOf.first ?? topic
        var result = parser.scene
        for noun in parser.scene.excluded where !scene.excluded.contains(noun) {
            for thing in result.things where thing.noun == noun { result.remove(thing.id) }
        }
        let words = tokens.map { list.text($0) }
        adjust(&result, words)
        scene = result
        return true
    }

    /// "make the car a bus": the thing spoken of first becomes the second.
    private func became(_ parser: Parser, mayAdd: Bool) -> Scene? {
        guard !mayAdd, let subject = parser.spokenOf.first, !parser.created.contains(subject), let new = parser.created.first else {
            return nil
        }
        guard parser.created.count == 1, parser.spokenOf.contains(new), let model = parser.thing(new) else { return nil }
        var result = parser.scene
        result.remove(new)
        result.become(subject, model)
        return result
    }

    /// "bigger" and "darker" go on from what is.
    private func adjust(_ result: inout Scene, _ words: [String]) {
        let larger = words.contains { ["bigger", "larger", "taller", "wider", "longer"].contains($0) }
        let smaller = words.contains { ["smaller", "tinier", "shorter", "littler"].contains($0) }
        let darker = words.contains("darker")
        let lighter = words.contains { $0 == "lighter" || $0 == "brighter" || $0 == "paler" }
        guard larger || smaller || darker || lighter else { return }
        let steps = words.contains("much") ? 2 : 1
        for index in result.things.indices {
            guard let old = scene.things.first(where: { $0.id == result.things[index].id }) else { continue }
            let isMeant = old.size != result.things[index].size || topic == old.id
            guard isMeant else { continue }
            if larger { result.things[index].size = old.size.stepped(steps) }
            if smaller { result.things[index].size = old.size.stepped(-steps) }
            if let colour = old.colour, colour == result.things[index].colour {
                if darker { result.things[index].colour = colour.shaded(.dark) }
                if lighter { result.things[index].colour = colour.shaded(.light) }
            }
        }
    }

    private mutating func resize(_ tokens: ArraySlice<Token>, by steps: Int) -> Bool {
        var parser = parser(tokens, over: scene)
        parser.run()
        let ids = parser.spokenOf.filter { !parser.created.contains($0) }
        for id in ids {
            guard let index = scene.things.firstIndex(where: { $0.id == id }) else { continue }
            scene.things[index].size = scene.things[index].size.stepped(steps)
        }
        topic = ids.first ?? topic
        return !ids.isEmpty
    }

    /// The things that a noun phrase means, and how many of each are meant (`nil` for all).
    func meant(_ tokens: ArraySlice<Token>) -> (things: [(id: Int, count: Int?)], parser: Parser) {
        var parser = parser(tokens, over: scene)
        parser.run()
        var things: [(id: Int, count: Int?)] = []
        for id in parser.spokenOf {
            if parser.created.contains(id) {
                // "remove an apple" of three.
                guard let new = parser.thing(id), let old = scene.things.last(where: { $0.noun == new.noun }) else { continue }
                things.append((old.id, old.count > new.count ? new.count : nil))
            } else if let old = scene.things.first(where: { $0.id == id }), let now = parser.thing(id) {
                things.append((id, now.count < old.count ? now.count : nil))
            }
        }
        return (things, parser)
    }

    mutating func speakOf(_ id: Int) { topic = id }
}
