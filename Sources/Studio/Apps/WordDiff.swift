/// What differs between two texts, word by word.
enum WordDiff {
    /// A stretch of text that stayed, went or came.
    struct Step: Equatable {
        enum Kind: String { case same, removed, added }

        var kind: Kind
        var text: String
    }

    /// More words than this are not compared: then the one text went and the other came.
    private static let most = 2_000

    /// The way from one text to another.
    static func steps(_ before: String, _ after: String) -> [Step] {
        let (old, new) = (words(before), words(after))
        guard old.count <= most, new.count <= most else { return [Step(kind: .removed, text: before), Step(kind: .added, text: after)] }
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var steps: [Step] = []
        func add(_ kind: Step.Kind, _ text: String) {
            if steps.last?.kind == kind { steps[steps.count - 1].text += text } else { steps.append(Step(kind: kind, text: text)) }
        }
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                add(.removed, old[i])
                i += 1
            } else if j < new.count, added.contains(j) {
                add(.added, new[j])
                j += 1
            } else if j < new.count {
                add(.same, new[j])
                i += 1
                j += 1
            } else {
                break
            }
        }
        return steps
    }

    /// Words with the spaces behind them.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isSpace = false
        for character in text {
            if isSpace, !character.isWhitespace {
                words.append(word)
                word = ""
            }
            word.append(character)
            isSpace = character.isWhitespace
        }
        return word.isEmpty ? words : words + [word]
    }
}
