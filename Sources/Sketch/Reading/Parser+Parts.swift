extension Parser {
    /// A part of something ("red wheels"); false where the word is a thing of its own.
    mutating func part(_ chunk: Chunk) -> Bool {
        guard !excluding else {
            if chunk.sense.isNoun { return false }
            at += 1
            pending = Pending()
            return true
        }
        let word = folded(chunk)
        guard let (id, part) = holder(of: word, chunk) else {
            // "the wheels of the car are red"
            if self.chunk(at + 1)?.has(.of) ?? false, !chunk.sense.isNoun || isPartOfNext(word) {
                orphanPart = (word, pending)
                pending = Pending()
                at += 2
                return true
            }
            if chunk.sense.isNoun { return false }
            if last == nil, head == nil, link == nil, !chunk.has(.abstract), chunk.has(.part), !pending.isEmpty || chunks.count < 4 {
                at += 1
                create(noun: written(chunk), isKnown: false, count: pending.amount?.value ?? 1)
                return true
            }
            abstract()
            return true
        }
        at += 1
        if let text = shout {
            shout = nil
            scene.letterings.append(Lettering(text, on: id))
        }
        let isSpokenOf = pending.determiner == .the || pending.possessor != nil
        paint(part: part ?? word, of: id, pending, isKnown: part != nil)
        if isSpokenOf { predicate = [.part(id, part ?? word)] }
        pending = Pending()
        if let link, link.meaning == .with { continuing = link }
        link = nil
        joiner = .none
        isAfterNoun = !isSpokenOf
        if !isGroupClosed || group.isEmpty { group = [id] }
        owner = id
        return true
    }

    /// "wheels of the car": the next noun has such a part.
    private func isPartOfNext(_ word: String) -> Bool {
        var index = at + 2
        while let chunk = chunk(index), index < at + 6, chunk.kind == .known {
            if chunk.sense.isNoun {
                let parts = lexicon.nouns[Int(chunk.sense.noun)].parts
                return Self.singulars(of: word).contains { parts.contains($0) }
            }
            guard chunk.has([.the, .a, .owner]) || chunk.sense.canModify else { return false }
            index += 1
        }
        return false
    }

    /// The thing whose part the word names, and the part's name if the symbol has it.
    private func holder(of word: String, _ chunk: Chunk) -> (Int, String?)? {
        if let possessor = pending.possessor, !(chunk.sense.isNoun && canonicalPart(word, of: possessor) == nil) {
            return (possessor, canonicalPart(word, of: possessor))
        }
        let isOwned = isWith
        if isOwned {
            let owners = (link?.subjects ?? continuing?.subjects ?? []).reversed() + [owner, head].compactMap { $0 }
            for id in owners { if let part = canonicalPart(word, of: id) { return (id, part) } }
            if !chunk.sense.isNoun, let id = owners.first { return (id, nil) }
            return nil
        }
        if pending.determiner == .the, let topic, candidates(for: word).isEmpty, let part = canonicalPart(word, of: topic) {
            return chunk.sense.isNoun && chunk.sense.canModify ? nil : (topic, part)
        }
        guard !chunk.sense.isNoun, !(self.chunk(at + 1)?.has(.of) ?? false) else { return nil }
        guard pending.determiner != .a, let id = last ?? head else { return nil }
        return (id, canonicalPart(word, of: id))
    }

    /// The symbol's name for a part: "tyres" of a car are its wheel, the fur of a cat is all of it.
    func canonicalPart(_ word: String, of id: Int) -> String? {
        guard let noun = noun(of: id) else { return nil }
        for candidate in Self.singulars(of: word) where noun.parts.contains(candidate) { return candidate }
        for candidate in Self.singulars(of: word) {
            guard let row = Self.sameParts.first(where: { $0.contains(candidate) }) else { continue }
            if let part = row.first(where: { noun.parts.contains($0) }) { return part }
            if row.contains("main") { return "main" }
        }
        return nil
    }

    static func singulars(of word: String) -> [String] {
        var forms = [word]
        if word.hasSuffix("ies") { forms.append(word.dropLast(3) + "y") }
        if word.hasSuffix("ves") { forms += [word.dropLast(3) + "f", word.dropLast(3) + "fe"] }
        if word.hasSuffix("es") { forms.append(String(word.dropLast(2))) }
        if word.hasSuffix("s") { forms.append(String(word.dropLast())) }
        if word == "feet" { forms.append("foot") }
        if word == "leaves" { forms.append("leaf") }
        return forms
    }

    /// Words for the same part.
    private static let sameParts: [[String]] = [
        ["wheel", "tyre", "tire", "rim", "hubcap"],
        ["main", "fur", "coat", "skin", "body", "feather", "wool", "petal", "bodywork", "hull", "shell"],
        ["trousers", "pants", "jeans", "leg"], ["shirt", "top", "blouse", "jacket", "sweater"],
        ["icing", "frosting", "glaze", "cream", "topping"], ["hoof", "foot", "paw", "boot", "shoe"], ["muzzle", "snout", "nose", "face"],
        ["beak", "bill"], ["trunk", "bark"], ["leaf", "foliage"], ["belly", "chest", "stomach"],
        ["saddle", "seat"], ["light", "headlight", "lamp"], ["light", "headlamp"], ["lens", "glass"], ["lid", "cap", "top"],
        ["stem", "stalk"], ["hair", "mane"], ["strap", "belt", "band"], ["shade", "lampshade"], ["screen", "display"], ["handle", "grip"],
    ]

    /// Gives a part its colour; what it cannot show is kept in words.
    mutating func paint(part: String, of id: Int, _ phrase: Pending, isKnown: Bool? = nil) {
        let known = canonicalPart(part, of: id)
        change(id) { thing in
            if let colour = phrase.colours.first {
                if known == "main" {
                    thing.colour = colour
                } else if let known {
                    thing.partColours[known] = colour
                } else if thing.adjectives.count < 12 {
                    thing.adjectives.append(colour.name + " " + part)
                }
            } else if phrase.hasModifiers, thing.adjectives.count < 12 {
                let words =
                    phrase.adjectives + [phrase.size?.rawValue, phrase.material?.rawValue, phrase.pattern?.rawValue].compactMap { $0 }
                thing.adjectives.append((words + [part]).joined(separator: " "))
            }
        }
    }
}
