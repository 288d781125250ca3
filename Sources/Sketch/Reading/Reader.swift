/// Reads prompts: English words to a scene, by rules and word lists alone, so that the same words are the same scene anywhere.
///
/// What "and" does with descriptions: a bare noun shares those of the noun before it ("two red apples and pears" are red both), a
/// noun with words of its own does not ("a red apple and a pear"). A preposition speaks of all the nouns that "and" joins before
/// it ("a cat and a dog on a table"), after commas alone of the last.
public struct Reader: Sendable {
    let lexicon: Lexicon

    /// A reader that knows `nouns` besides the words of its tables. Building one takes a few milliseconds; it can be shared.
    public init(nouns: [Noun]) { lexicon = Lexicon(nouns: nouns) }

    /// The scene that `prompt` asks for. What `negative` names is excluded, and taken out where the prompt asks for it. Any text
    /// is a scene; what was not understood is in `unknownWords` and `notes`.
    public func read(_ prompt: String, negative: String? = nil) -> Scene {
        var parser = Parser(lexicon: lexicon, list: Tokeniser.tokens(of: prompt))
        parser.run()
        var scene = parser.scene
        if let negative, !negative.isEmpty { exclude(negative, from: &scene) }
        return scene
    }

    private func exclude(_ negative: String, from scene: inout Scene) {
        var parser = Parser(lexicon: lexicon, list: Tokeniser.tokens(of: negative))
        parser.isNegative = true
        parser.run()
        for noun in parser.scene.excluded {
            if !scene.excluded.contains(noun) { scene.excluded.append(noun) }
            for thing in scene.things where thing.noun == noun { scene.remove(thing.id) }
        }
        if let setting = scene.setting, parser.excludedSettings.contains(setting) { scene.setting = nil }
        if scene.setting == .snow, parser.excludedWeathers.contains(.snow) { scene.setting = nil }
        if let weather = scene.weather, parser.excludedWeathers.contains(weather) { scene.weather = nil }
        if let time = scene.time, parser.excludedTimes.contains(time) { scene.time = nil }
    }
}

extension Scene {
    /// Takes a thing away, with its relations and its lettering.
    mutating func remove(_ id: Int) {
        guard let thing = things.first(where: { $0.id == id }) else { return }
        things.removeAll { $0.id == id }
        relations.removeAll { $0.subject == id || $0.object == id || $0.other == id }
        letterings.removeAll { $0.carrier == id }
        if !thing.isKnown, !things.contains(where: { $0.noun == thing.noun }) { unknownWords.removeAll { $0 == thing.noun } }
    }
}
