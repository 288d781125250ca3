extension Editor {
    private static let joints: Set<String> = ["with", "by", "for", "into", "to", "as"]

    /// "replace the dog with a cat", "turn the car into a bus", "change the background to a beach".
    mutating func replace(_ clause: InstructionClause) -> Bool {
        guard let joint = joint(clause) else { return readWhole(clause) }
        let left = clause.tokens[..<joint], right = clause.tokens[(joint + 1)...]
        guard !right.isEmpty else { return false }
        if right.contains(where: { $0.kind == .quote }) || isLettering(left) { return letter(left, right) }
        let (things, _) = meant(left)
        var reader = parser(right, over: Scene())
        reader.mentions = []
        reader.topic = nil
        reader.previousHead = nil
        reader.run()
        if let id = things.first?.id, let model = reader.scene.things.first {
            scene.become(id, model)
            speakOf(id)
            // "replace the dog with a cat and a bird".
            for extra in reader.scene.things.dropFirst() {
                var thing = extra
                thing.id = (scene.things.map(\.id).max() ?? 0) + 1
                scene.things.append(thing)
            }
            return true
        }
        if reader.scene.things.isEmpty || things.isEmpty && isBackdrop(left) {
            // "change the apple to green", "change the weather to rain".
            var joined = parser(left + right, over: scene)
            joined.run()
            guard joined.created.isEmpty, joined.missing.isEmpty else { return changePlace(reader) }
            if isBackdrop(left), let setting = reader.scene.setting { joined.scene.setting = setting }
            if isBackdrop(left), reader.scene.setting == nil, let colour = colour(of: right) {
                joined.scene.backdropColour = colour
                joined.scene.setting = nil
            }
            scene = joined.scene
            return true
        }
        return false
    }

    private mutating func changePlace(_ reader: Parser) -> Bool {
        guard reader.scene.setting != nil || reader.scene.time != nil || reader.scene.weather != nil else { return false }
        if let setting = reader.scene.setting { scene.setting = setting }
        if let time = reader.scene.time { scene.time = time }
        if let weather = reader.scene.weather { scene.weather = weather }
        return true
    }

    private mutating func readWhole(_ clause: InstructionClause) -> Bool {
        var whole = parser(clause.tokens, over: scene)
        whole.run()
        guard whole.missing.isEmpty, whole.created.isEmpty else {
            // "turn the car a bus" and the like are not guessed at.
            return false
        }
        if let id = whole.spokenOf.first { speakOf(id) }
        scene = whole.scene
        return true
    }

    /// The word between what is and what is to be.
    private func joint(_ clause: InstructionClause) -> Int? {
        let joints: Set<String> = clause.verb == .replace ? ["with", "by", "for"] : ["into", "to"]
        let places = clause.tokens.indices.dropFirst()
        return places.first { joints.contains(list.text(clause.tokens[$0])) }
            ?? places.first { Self.joints.contains(list.text(clause.tokens[$0])) }
    }

    private func isLettering(_ tokens: ArraySlice<Token>) -> Bool {
        tokens.contains {
            $0.kind == .word
                && ["text", "lettering", "words", "writing", "title", "caption", "inscription", "label"].contains(list.text($0))
        }
    }

    private func isBackdrop(_ tokens: ArraySlice<Token>) -> Bool {
        tokens.contains {
            $0.kind == .word
                && [
                    "background", "backdrop", "setting", "scene", "place", "location", "weather", "time", "style", "season", "sky",
                    "scenery",
                ].contains(list.text($0))
        }
    }

    private func colour(of tokens: ArraySlice<Token>) -> Colour? {
        var colours = parser(tokens, over: Scene())
        colours.backdropSpokenOf = true
        colours.predicate = [.backdrop]
        colours.run()
        return colours.scene.backdropColour
    }

    /// "change the text to 'SALE'".
    private mutating func letter(_ left: ArraySlice<Token>, _ right: ArraySlice<Token>) -> Bool {
        let text: String
        if let quote = right.first(where: { $0.kind == .quote }) {
            text = list.written(quote.written)
        } else {
            text = self.text(right)
        }
        guard !text.isEmpty else { return false }
        let named = meant(left).things.first?.id
        if let index = scene.letterings.firstIndex(where: { named == nil || $0.carrier == named }) {
            scene.letterings[index].text = text
        } else {
            scene.letterings.append(Lettering(text, on: named))
        }
        return true
    }
}
