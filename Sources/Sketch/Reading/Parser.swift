/// Reads chunks from left to right into a scene.
///
/// It keeps what the sentence has said so far: descriptions that wait for their noun, a preposition that waits for its object, the
/// things that a coming preposition or verb speaks of. Each step looks ahead a bounded number of chunks, so that reading is linear.
struct Parser {
    let lexicon: Lexicon
    let list: TokenList
    let chunks: [Chunk]
    var scene: Scene
    var at = 0

    /// An instruction about an existing scene: what it says replaces what the scene says.
    var isEdit = false
    /// A negative prompt: every noun is excluded.
    var isNegative = false

    // A design that is asked for.
    var design: FrameWords.Row?
    /// What frames the things, and whether a word for a design has been read.
    var frame: String?
    var framesRest = false

    // The noun phrase under way.
    var pending = Pending()
    var shade: Shade?

    // The clause.
    /// What the next preposition or verb speaks of.
    var group: [Int] = []
    var groupHasAnd = false
    /// The group is an object; what "and" adds is not part of it.
    var isGroupClosed = false
    var head: Int?
    var last: Int?
    var isAfterNoun = false
    var joiner = Joiner.none
    var link: PendingLink?
    /// "On the table": waits for what is there.
    var fronted: (kind: Relation.Kind, object: Int, other: Int?)?
    /// The link whose objects "and" continues: "holding an umbrella and a bag".
    var continuing: PendingLink?
    var owner: Int?
    /// What "it" means in a list of places: "next to it …, behind it …".
    var anchor: Int?
    var weak: (relation: Relation, owner: Int)?
    /// What adjectives after "is" describe.
    var predicate: [Target] = []
    var backdropSpokenOf = false
    var orphanPart: (name: String, modifiers: Pending)?
    var excluding = false
    /// "a statue of": becomes what follows.
    var statue: Int?
    /// "a red and a blue ball": the first has no noun of its own.
    var elliptic: Pending?
    /// The nouns of the things, by id.
    var nounIndices: [Int: Int] = [:]
    /// The nouns that there are.
    var namedNouns: Set<String> = []
    var isInStyleName = false
    var wasName = false

    // The text so far.
    var previousHead: Int?
    var mentions: [Int] = []
    var carrierHint: Int?
    var openLettering: Int?
    /// "the text": what follows is lettering, and its carrier is decided.
    var isAnnounced = false
    /// Capitals before their carrier.
    var shout: String?
    var sharedModifiers: Pending?
    var hasWeakSetting = false
    var sawSky = false
    var sawSnowy = false
    var isFull = false
    /// "three cats, one black, one …": colours that could be nouns are colours.
    var isSplitting = false
    /// The thing being made is a plural without a number.
    var countIsBare = false
    var excludedSettings: [Setting] = []
    var excludedWeathers: [Weather] = []
    var excludedTimes: [TimeOfDay] = []
    /// Things that this text named for the first time.
    var created: [Int] = []
    /// Things that were meant and are not there ("the zebra" of an instruction).
    var missing: [String] = []
    /// Things that the text speaks of by themselves, not as objects of others.
    var spokenOf: [Int] = []
    /// An instruction to add: what it names is new unless it says "the".
    var adds = false
    /// The last thing spoken of, of any sentence.
    var topic: Int?

    enum Joiner { case none, and, comma }

    enum Target: Equatable {
        case thing(Int)
        case part(Int, String)
        case backdrop
    }

    init(lexicon: Lexicon, list: TokenList, scene: Scene = Scene()) {
        self.lexicon = lexicon
        self.list = list
        chunks = Chunker(lexicon: lexicon, list: list).chunks()
        self.scene = scene
        namedNouns = Set(scene.things.map(\.noun))
        for thing in scene.things where thing.isKnown { nounIndices[thing.id] = lexicon.index(of: thing.noun) }
    }

    /// Reads everything.
    mutating func run() {
        if isNegative { excluding = true }
        while at < chunks.count {
            let before = at
            step()
            // Every step goes on; a table's mistake must not stop the reader.
            if at <= before { at = before + 1 }
        }
        endSentence()
        settle()
    }

    mutating func step() {
        let chunk = chunks[at]
        switch chunk.kind {
        case .stop:
            at += 1
            endSentence()
        case .comma:
            at += 1
            comma()
        case .quote: quotation(chunk)
        case .number:
            pending.amount = .exactly(chunk.value)
            isAfterNoun = false
            at += 1
        case .unknown: unknown(chunk)
        case .known: known(chunk)
        }
    }

    /// The text of a chunk as it was written.
    func written(_ chunk: Chunk) -> String {
        guard let first = chunk.tokens.first, let last = chunk.tokens.last else { return "" }
        return list.written(list.tokens[first].written.lowerBound..<list.tokens[last].written.upperBound)
    }

    /// The folded text of a chunk.
    func folded(_ chunk: Chunk) -> String {
        chunk.tokens.map { list.text(list.tokens[$0]) }.joined(separator: " ")
    }

    func chunk(_ index: Int) -> Chunk? { chunks.indices.contains(index) ? chunks[index] : nil }

    // MARK: Clauses

    mutating func endSentence() {
        flush()
        if let subject = anchor ?? head { previousHead = subject }
        group = []
        groupHasAnd = false
        isGroupClosed = false
        head = nil
        last = nil
        isAfterNoun = false
        joiner = .none
        link = nil
        fronted = nil
        continuing = nil
        owner = nil
        weak = nil
        predicate = []
        backdropSpokenOf = false
        orphanPart = nil
        excluding = isNegative
        isInStyleName = false
        carrierHint = nil
        statue = nil
        elliptic = nil
        isSplitting = false
        isAnnounced = false
        anchor = nil
        shout = nil
        openLettering = nil
        pending = Pending()
        shade = nil
        sharedModifiers = nil
    }

    mutating func comma() {
        if pending.hasModifiers, !continuesPhrase(at) { flush() }
        if !pending.hasModifiers, pending.placement == nil { pending = Pending() }
        if link?.first == nil { link = nil }
        joiner = .comma
        predicate = []
        isAfterNoun = false
        excluding = isNegative
        isInStyleName = false
        sharedModifiers = nil
    }

    /// "while", "where", "but": the next clause has its own subject.
    mutating func newClause() {
        flush()
        if let head { previousHead = head }
        head = nil
        group = []
        isGroupClosed = false
        groupHasAnd = false
        link = nil
        fronted = nil
        continuing = nil
        owner = nil
        predicate = []
        isAfterNoun = false
        joiner = .none
        excluding = isNegative
    }

    mutating func conjunction(_ chunk: Chunk) {
        if !isAfterNoun { sharedModifiers = nil }
        let goesOn = (pending.hasModifiers || shade != nil) && continuesPhrase(at + 1)
        if !goesOn, pending.hasModifiers, predicate.isEmpty, pending.determiner == .a || pending.amount != nil, isElliptic(at + 1) {
            elliptic = pending
            pending = Pending()
        }
        if pending.hasModifiers, !goesOn, predicate.isEmpty || !(self.chunk(at + 1)?.sense.canModify ?? false) { flush() }
        at += 1
        if !predicate.isEmpty, !(self.chunk(at)?.sense.canModify ?? false) {
            // "the cat is black and the dog …": another subject.
            isGroupClosed = true
            predicate = []
        }
        if excluding, !isNegative, let next = self.chunk(at), next.has([.a, .the, .with, .another, .owner]) || next.sense.amount != nil {
            excluding = false
        }
        joiner = .and
        isAfterNoun = false
    }

    /// Whether another counted phrase follows: "a red and a blue ball".
    private func isElliptic(_ index: Int) -> Bool {
        guard let next = chunk(index), next.kind == .number || next.has([.a, .another]) || next.sense.amount != nil else { return false }
        guard let after = chunk(index + 1), after.kind == .known, after.sense.canModify || after.sense.isNoun else { return false }
        return after.sense.canModify && leadsToNoun(index + 2)
    }

    /// Whether descriptions that wait go on to a noun from `index`: "big, red ball", not "a dog, brown, and a cat".
    func continuesPhrase(_ index: Int) -> Bool {
        guard let next = chunk(index), next.kind == .known, next.sense.canModify, !next.has([.a, .the]) else {
            // Nothing said yet that the descriptions could belong to.
            return last == nil && predicate.isEmpty && (chunk(index)?.sense.isNoun ?? false)
        }
        return leadsToNoun(index)
    }

    /// Whether the chunks from `start` are descriptions and then what they describe.
    func leadsToNoun(_ start: Int) -> Bool {
        var index = start
        while let chunk = chunk(index), index - start < 14 {
            switch chunk.kind {
            case .unknown: return true
            case .stop, .quote, .number: return false
            case .comma:
                guard let next = self.chunk(index + 1), next.sense.canModify, !next.sense.isNoun else { return false }
            case .known:
                if chunk.sense.isNoun || chunk.has([.part, .abstract, .substance, .background, .media, .kind]) { return true }
                if chunk.sense.setting != nil && chunk.sense.link == nil && chunk.tokens.count == 1 { return true }
                if chunk.sense.amount == .exactly(1), pending.colours.isEmpty == false { return true }
                if chunk.has(.and) || chunk.has(.or) {
                    guard let next = self.chunk(index + 1), next.sense.canModify, !next.sense.isNoun else { return false }
                } else if !chunk.sense.canModify && chunk.sense.style == nil && chunk.sense.weather == nil && chunk.sense.time == nil {
                    return false
                } else if chunk.sense.link != nil {
                    return false
                }
            }
            index += 1
        }
        return false
    }

    /// Whether a noun phrase begins at `index`.
    func beginsPhrase(_ index: Int) -> Bool {
        guard let chunk = chunk(index) else { return false }
        switch chunk.kind {
        case .number, .unknown: return true
        case .known:
            return chunk.has([.a, .the, .another, .owner, .no, .kind]) || chunk.sense.amount != nil || chunk.sense.isNoun
                || (chunk.sense.canModify && chunk.sense.link == nil && leadsToNoun(index))
        case .comma, .stop, .quote: return false
        }
    }
}
