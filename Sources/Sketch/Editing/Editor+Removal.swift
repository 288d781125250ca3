extension Editor {
    /// "remove the car": things, lettering, the place, the weather.
    mutating func remove(_ tokens: ArraySlice<Token>) -> Bool {
        let words = tokens.map { $0.kind == .word ? list.text($0) : "" }
        let (things, parser) = meant(tokens)
        var understood = false
        if words.contains(where: {
            ["text", "lettering", "letters", "words", "writing", "title", "caption", "inscription", "label"].contains($0)
        })
            || tokens.contains(where: { $0.kind == .quote })
        {
            let named = things.map(\.id)
            scene.letterings.removeAll { lettering in named.isEmpty || lettering.carrier.map { named.contains($0) } ?? false }
            return true
        }
        if things.isEmpty, let first = words.first, ["everything", "all"].contains(first) {
            scene.things = []
            scene.relations = []
            scene.letterings = []
            scene.unknownWords = []
            return true
        }
        for (id, count) in things {
            if let count, let index = scene.things.firstIndex(where: { $0.id == id }) {
                scene.things[index].count -= count
            } else {
                scene.remove(id)
            }
            understood = true
        }
        if words.contains("background") || words.contains("backdrop") {
            scene.setting = nil
            scene.backdropColour = nil
            understood = true
        }
        understood = removeSurroundings(parser, words) || understood
        return understood || recolourPart(parser)
    }

    private mutating func removeSurroundings(_ parser: Parser, _ words: [String]) -> Bool {
        var understood = false
        if parser.scene.weather != nil, let weather = scene.weather, names(.init(weather: weather), words) {
            scene.weather = nil
            understood = true
        }
        if let setting = scene.setting, names(.init(setting: setting), words) {
            scene.setting = nil
            understood = true
        }
        if let time = scene.time, names(.init(time: time), words) {
            scene.time = nil
            understood = true
        }
        return understood
    }

    private struct Surrounding {
        var setting: Setting?
        var time: TimeOfDay?
        var weather: Weather?
    }

    private func names(_ surrounding: Surrounding, _ words: [String]) -> Bool {
        words.contains { word in
            guard let sense = lexicon.sense(word) else { return false }
            if let setting = surrounding.setting { return sense.setting == setting || (setting == .snow && sense.weather == .snow) }
            if let time = surrounding.time { return sense.time == time }
            if let weather = surrounding.weather { return sense.weather == weather }
            return false
        }
    }

    /// "remove the red wheels": their colour goes.
    private mutating func recolourPart(_ parser: Parser) -> Bool {
        for target in parser.predicate {
            if case .part(let id, let part) = target, let index = scene.things.firstIndex(where: { $0.id == id }),
                scene.things[index].partColours[part] != nil
            {
                scene.things[index].partColours[part] = nil
                return true
            }
        }
        return false
    }
}
