extension Parser {
    /// One step at a word for a place, a time, a weather, a style or a medium; false if the chunk is none.
    mutating func surroundings(_ chunk: Chunk) -> Bool {
        let sense = chunk.sense
        if let style = sense.style, !isShadeHere(chunk) {
            self.style(style, chunk)
            return true
        }
        if chunk.has(.media) {
            medium()
            return true
        }
        if chunk.has(.sky) {
            sky(chunk)
            return true
        }
        guard sense.setting != nil || sense.time != nil || sense.weather != nil else { return false }
        if sense.link != nil, sense.setting == nil { return false }
        if excluding {
            if let weather = sense.weather { excludedWeathers.append(weather) }
            if let setting = sense.setting { excludedSettings.append(setting) }
            if let time = sense.time { excludedTimes.append(time) }
            at += 1
            pending = Pending()
            isAfterNoun = true
            joiner = .none
            return true
        }
        at += 1
        let goesOn = leadsOn(at)
        if let time = sense.time, scene.time == nil || isEdit { scene.time = time }
        if let weather = sense.weather, scene.weather == nil || isEdit {
            if weather == .snow, folded(chunk) == "snowy" { sawSnowy = true } else { scene.weather = weather }
        }
        if let setting = sense.setting {
            let isIndoorsOfNothing = goesOn && setting == .room
            if !isIndoorsOfNothing, scene.setting == nil || hasWeakSetting || isEdit {
                scene.setting = setting
                hasWeakSetting = goesOn
            }
        }
        if goesOn { return true }
        if pending.hasModifiers, pending.determiner == .none, !predicate.isEmpty || joiner == .comma && !leadsToNoun(at - 1) { flush() }
        pending = Pending()
        shade = nil
        if link != nil, fronted == nil, link?.isFronted ?? false { link = nil }
        link = nil
        owner = nil
        isAfterNoun = false
        if joiner == .none, sense.link == nil, last == nil { group = [] }
        return true
    }

    /// Whether the phrase goes on after a word like "snowy" or "kitchen": "a snowy red barn", "a kitchen chair".
    private func leadsOn(_ index: Int) -> Bool {
        guard let next = chunk(index), next.kind == .known || next.kind == .unknown else { return false }
        if next.kind == .unknown { return pending.determiner == .a && !next.isCapitalised }
        if next.sense.setting != nil || next.sense.time != nil || next.sense.weather != nil, next.sense.link == nil {
            return !next.sense.isNoun || next.sense.isSingular
        }
        if next.sense.isNoun { return !next.has(.verbish) || !next.sense.isPlural }
        if next.has([.abstract, .media]), next.sense.verb == nil { return true }
        return next.sense.canModify && !next.has(.adverb) && next.sense.verb == nil && next.sense.link == nil && leadsToNoun(index)
    }

    /// "neon" before a colour is a shade.
    private func isShadeHere(_ chunk: Chunk) -> Bool {
        chunk.sense.shade != nil && (self.chunk(at + 1)?.sense.isColour ?? false)
    }

    private mutating func style(_ style: Style, _ chunk: Chunk) {
        at += 1
        if excluding {
            isAfterNoun = true
            return
        }
        let next = self.chunk(at)
        let describesNoun = next?.kind == .known && (next?.sense.isNoun ?? false) && !(next?.has(.media) ?? false)
        if let note = chunk.sense.note {
            if !StyleWords.quiet.contains(note) {
                self.note(style == .flat ? "\"\(note)\" is drawn flat" : "\"\(note)\" is drawn as \(style.rawValue)")
            }
            if style != .flat, scene.style == .flat || isEdit, !(describesNoun && StyleWords.quiet.contains(note)) { scene.style = style }
            if describesNoun { pending.adjectives.append(note) }
        } else if !(describesNoun && style == .flat && chunk.tokens.count == 1) {
            scene.style = style
        }
        isInStyleName = false
        isAfterNoun = false
        if leadsOn(at) || leadsToNoun(at) { return }
        pending = Pending()
        link = nil
        joiner = .none
        if self.chunk(at)?.has([.media, .style, .of, .abstract]) ?? false { at += 1 }
    }

    /// "a photo of": the picture itself. What described it describes nothing in it.
    private mutating func medium() {
        at += 1
        if excluding {
            isAfterNoun = true
            return
        }
        // "a poster of a lighthouse" is in the manner of posters; one on a wall is a thing in the picture.
        if scene.things.isEmpty, link == nil, scene.style == .flat, Self.posters.contains(folded(chunks[at - 1])) { scene.style = .poster }
        pending = Pending()
        shade = nil
        link = nil
        isAfterNoun = false
        if self.chunk(at)?.has(.of) ?? false {
            at += 1
            joiner = .none
            // "a mug with a picture of a cat": the cat goes where the picture would.
            if let owner, head != nil { link = PendingLink(meaning: .with, subjects: [owner]) }
        }
    }

    private static let posters: Set = ["poster", "poster of", "a poster of", "poster for", "a poster for", "poster showing"]

    private mutating func sky(_ chunk: Chunk) {
        at += 1
        guard !excluding else {
            isAfterNoun = true
            return
        }
        if chunk.tokens.count > 1 {
            if isGroupClosed || last == nil, head == nil {
                // "In the sky, two birds."
                pending.placement = .top
                if self.chunk(at)?.kind == .comma { at += 1 }
                if self.chunk(at)?.has([.copula, .there]) ?? false { at += 1 }
            } else {
                for id in groupHasAnd ? group : speakers() where thing(id)?.placement == nil { change(id) { $0.placement = .top } }
            }
        } else if let colour = pending.colours.first, scene.time == nil, scene.backdropColour == nil {
            scene.backdropColour = colour
        }
        sawSky = true
        if !chunk.isMark, pending.placement == nil { pending = Pending() }
        link = nil
        isAfterNoun = false
    }

    /// "on a blue background".
    mutating func background(_ chunk: Chunk) {
        at += 1
        guard !excluding else {
            isAfterNoun = true
            return
        }
        if let colour = pending.colours.first { scene.backdropColour = colour }
        pending = Pending()
        shade = nil
        link = nil
        isAfterNoun = false
        backdropSpokenOf = true
        if self.chunk(at)?.kind == .comma || folded(self.chunk(at)) == "to", let next = self.chunk(at + 1), next.sense.isColour,
            !next.sense.isNoun, !leadsToNoun(at + 1) || isEdit
        {
            predicate = [.backdrop]
            at += 1
        } else if self.chunk(at)?.sense.isColour ?? false, !leadsToNoun(at) {
            predicate = [.backdrop]
        }
    }

    private func folded(_ chunk: Chunk?) -> String { chunk.map { folded($0) } ?? "" }

    /// "a cup of coffee" is a cup; coffee alone comes in one.
    mutating func substance(_ chunk: Chunk) {
        at += 1
        let isPoured = pending.isEmpty && last != nil && !(self.chunk(at - 2)?.has(.and) ?? false)
        let isContents = self.chunk(at - 2)?.has(.of) ?? false || link?.meaning == .link(.reversed(.inside)) || isWith
        if isContents || isPoured || excluding || link != nil, last != nil || excluding {
            let contents = "of " + folded(chunk)
            if let last, isContents { change(last) { $0.adjectives.append(contents) } }
            pending = Pending()
            link = nil
            return
        }
        let word = folded(chunk)
        for (words, vessel) in Self.vessels where words.phrases.contains(word) {
            guard let sense = lexicon.sense(vessel), sense.isNoun else { continue }
            create(noun: lexicon.nouns[Int(sense.noun)].name, isKnown: true, count: pending.amount?.value ?? 1)
            return
        }
        if scene.things.isEmpty, scene.setting == nil, pending.isEmpty, !(self.chunk(at)?.kind == .known) {
            create(noun: written(chunk), isKnown: false, count: 1)
            return
        }
        abstract()
        at -= 1
    }

    private static let vessels: [(StaticText, String)] = [
        ("coffee, tea, hot chocolate, cocoa, latte, cappuccino, espresso, matcha, black coffee, hot coffee, hot tea, green tea", "mug"),
        ("wine, red wine, white wine, champagne", "wine glass"),
        (
            "beer, juice, orange juice, apple juice, lemonade, cocktail, whiskey, whisky, smoothie, milkshake, iced tea, cola, coke, cider",
            "glass"
        ),
    ]

    /// What is only known at the end.
    mutating func settle() {
        if let setting = scene.setting, excludedSettings.contains(setting) { scene.setting = nil }
        if let weather = scene.weather, excludedWeathers.contains(weather) { scene.weather = nil }
        if let time = scene.time, excludedTimes.contains(time) { scene.time = nil }
        if excludedWeathers.contains(.snow), scene.setting == .snow { scene.setting = nil }
        if sawSnowy {
            if scene.setting == nil { scene.setting = .snow } else if scene.setting != .snow { scene.weather = scene.weather ?? .snow }
        }
        if sawSky, scene.setting == nil, !scene.things.isEmpty, scene.things.allSatisfy({ PlaceWords.flyers.contains($0.noun) }),
            scene.relations.isEmpty
        {
            scene.setting = .sky
            for index in scene.things.indices where scene.things[index].placement == .top { scene.things[index].placement = nil }
        }
        if isNegative { return }
        settleDesign()
        if scene.time == nil, scene.setting != .space, scene.things.contains(where: { $0.noun == "moon" }) { scene.time = .night }
        let ids = Set(scene.things.map(\.id))
        scene.relations.removeAll { !ids.contains($0.subject) || !ids.contains($0.object) || !($0.other.map(ids.contains) ?? true) }
        for index in scene.letterings.indices {
            if let carrier = scene.letterings[index].carrier, !ids.contains(carrier) { scene.letterings[index].carrier = nil }
        }
    }
}
