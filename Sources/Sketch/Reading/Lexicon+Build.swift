extension Lexicon {
    /// The words of the tables and of `nouns`.
    init(nouns: [Noun]) {
        self.init(bare: nouns)
        reserve(24_576)
        index()
        addColours()
        addTables()
        addNouns()
        addKinds()
        addPictographs()
    }

    private init(bare nouns: [Noun]) { self.nouns = nouns }

    private mutating func addNouns() {
        // Names first: a synonym never takes another noun's name away.
        for (index, noun) in nouns.enumerated() { add(noun: index, name: noun.name, of: noun) }
        for (index, noun) in nouns.enumerated() {
            for synonym in noun.synonyms where synonym != noun.name && !isDescribed(Self.folded(synonym), noun: index) {
                add(noun: index, name: synonym, of: noun)
            }
        }
    }

    /// Words that the symbols do not bring and that are kinds of what they do: "corgi" is a dog.
    private mutating func addKinds() {
        for (name, words) in HyponymWords.table {
            guard let index = index(of: name) else { continue }
            for word in words.phrases where sense(word)?.isNoun != true && !isDescribed(word, noun: index) {
                add(noun: index, name: word, of: nouns[index])
            }
        }
    }

    /// "red rose" of a rose: the description is read as one.
    private func isDescribed(_ name: String, noun index: Int) -> Bool {
        guard let space = name.firstIndex(of: " ") else { return false }
        guard let rest = sense(String(name[name.index(after: space)...])), rest.isNoun, name != "giant panda" else { return false }
        guard let first = sense(String(name[..<space])) else { return false }
        // "a big cat" is no lion.
        guard Int(rest.noun) == index || first.size != nil else { return false }
        return first.isColour || first.size != nil || first.material != nil || first.pattern != nil || first.roles.contains(.adjective)
    }

    private mutating func add(noun index: Int, name written: String, of noun: Noun) {
        let name = Self.folded(written)
        guard !name.isEmpty else { return }
        var singular = Sense()
        singular.noun = Int32(index)
        singular.isSingular = true
        var plural = Sense()
        plural.noun = Int32(index)
        plural.isPlural = true
        if Inflection.pairwise.contains(name) {
            singular.roles.insert(.pairwise)
            plural.roles.insert(.pairwise)
        }
        if Inflection.collective.contains(name) {
            addForms(name, plural)
            return
        }
        addForms(name, singular)
        if let own = noun.plurals[written] { addForms(Self.folded(own), plural) }
        for form in Inflection.plurals(of: name) { addForms(form, plural) }
        if let owned = Self.owned(written) {
            addForms(owned, singular)
            for form in Inflection.plurals(of: owned) { addForms(form, plural) }
        }
        let last = name.split(separator: " ").last.map(String.init) ?? name
        if Inflection.unchanging.contains(last) { addForms(name, plural) }
    }

    /// "tea pot", "teapot"; hyphens are spaces already.
    private mutating func addForms(_ form: String, _ sense: Sense) {
        add(form, sense)
        let closed = form.filter { $0 != " " }
        // A closed form that is a word of its own ("a cat" and "acat") does no harm; short ones could.
        if closed.utf8.count != form.utf8.count, closed.utf8.count > 5, self.sense(closed)?.isNoun != true { add(closed, sense) }
    }

    /// A name as the tokeniser would fold it: lower case, no accents, no "'s", single spaces.
    static func folded(_ name: String) -> String {
        let list = Tokeniser.tokens(of: name)
        return list.tokens.filter { $0.kind == .word || $0.kind == .number }.map { list.text($0) }.joined(separator: " ")
    }

    /// "artist's palette", with its genitive; `nil` for names without one.
    private static func owned(_ name: String) -> String? {
        let list = Tokeniser.tokens(of: name)
        guard list.tokens.contains(where: \.isPossessive) else { return nil }
        return list.tokens.map { list.text($0) + ($0.isPossessive ? "'s" : "") }.joined(separator: " ")
    }

    private mutating func addColours() {
        for (index, row) in ColourWords.table.enumerated() {
            var sense = Sense()
            sense.colourIndex = Int16(index)
            add(all: row.words, sense)
        }
        for (shade, words) in ColourWords.shades {
            var sense = Sense()
            sense.shade = shade
            add(all: words, sense)
        }
    }

    private mutating func add<Value>(_ table: [(StaticText, Value)], _ field: WritableKeyPath<Sense, Value?>) {
        for (words, value) in table {
            var sense = Sense()
            sense[keyPath: field] = value
            add(all: words, sense)
        }
    }

    private mutating func add(roles: Roles, _ words: StaticText) {
        var sense = Sense()
        sense.roles = roles
        add(all: words, sense)
    }

    private mutating func addTables() {
        add(NumberWords.table, \.amount)
        add(LinkWords.table, \.link)
        add(PlaceWords.settings, \.setting)
        add(PlaceWords.times, \.time)
        add(PlaceWords.weathers, \.weather)
        add(KindWords.sizes, \.size)
        add(KindWords.materials, \.material)
        add(KindWords.patterns, \.pattern)
        add(VerbWords.table, \.verb)
        for (words, link) in LinkWords.pronominal {
            var sense = Sense()
            sense.link = link
            for phrase in words.phrases {
                let isExplicit = phrase.split(separator: " ").contains { ["it", "its", "him", "his", "her", "them", "their"].contains($0) }
                sense.roles = isExplicit ? [.it, .someone] : .it
                add(phrase, sense)
            }
        }
        for (words, roles) in FunctionWords.table { add(roles: roles, words) }
        for (words, _) in FunctionWords.kinds + FunctionWords.samples { add(roles: .kind, words) }
        add(roles: .adjective, DescriptionWords.adjectives)
        add(roles: .abstract, AbstractWords.abstract)
        add(roles: .part, AbstractWords.parts)
        add(roles: .substance, AbstractWords.substances)
        add(roles: .media, StyleWords.media)
        add(roles: .media, StyleWords.ambiguousMedia)
        add(roles: .verbish, FunctionWords.verbish)
        add(roles: .sky, PlaceWords.sky)
        add(StyleWords.styles, \.style)
        add(FormationWords.table + FormationWords.leading, \.formation)
        for (index, row) in StyleWords.approachedPhrases.enumerated() {
            var sense = Sense()
            sense.style = row.style
            sense.noteIndex = Int16(index)
            add(row.phrase, sense)
        }
    }

    private mutating func addPictographs() {
        for (scalar, word) in PictographWords.table {
            guard let sense = sense(word) else { continue }
            add(String(scalar), sense)
        }
    }
}
