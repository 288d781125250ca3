import Store

/// One question to a judge in a comparison: it is asked, answered, cached and paid as a whole.
///
/// All atoms of a picture go into one question, as the picture is most of what it costs; each answer's probability is read at its own token.
/// Pairs are asked for the first seed of each prompt, both contestants' pictures in both orders.
enum JudgeQuestion: Sendable, Hashable {
    /// Yes or no for some of a picture's atoms, by their places in the prompt.
    case atoms(cell: Int, prompt: Int, from: Int, count: Int)
    /// Which of two pictures is better, the first or the second.
    case pair(prompt: Int, first: Int, second: Int)

    /// The most atoms of one question.
    static let most = 12

    /// Its name in the comparison.
    var name: String {
        switch self {
        case .atoms(let cell, _, let from, _): from == 0 ? "atoms/\(cell)" : "atoms/\(cell)/\(from)"
        case .pair(let prompt, let first, let second): "pair/\(prompt)/\(first)/\(second)"
        }
    }

    /// The pictures that it is about, in their order.
    var cells: [Int] {
        switch self {
        case .atoms(let cell, _, _, _): [cell]
        case .pair(_, let first, let second): [first, second]
        }
    }

    /// The questions of a comparison about pictures that are there; with `isExpected` also about those that are still to come.
    static func all(of spec: ComparisonSpec, cells: [CellRecord], isExpected: Bool = false) -> [JudgeQuestion] {
        func counts(_ cell: CellRecord) -> Bool {
            switch cell.status {
            case .done: true
            case .waiting, .queued: isExpected
            case .refused, .failed, .skipped: false
            }
        }
        let ready = cells.filter(counts)
        var questions: [JudgeQuestion] = []
        for cell in ready {
            let atoms = spec.prompts[cell.prompt].atoms.count
            for from in stride(from: 0, to: atoms, by: most) {
                questions.append(.atoms(cell: cell.number, prompt: cell.prompt, from: from, count: min(most, atoms - from)))
            }
        }
        let firsts = Dictionary(grouping: ready.filter { $0.seed == 0 }, by: \.prompt)
        for prompt in firsts.keys.sorted() {
            let cells = (firsts[prompt] ?? []).sorted { $0.contestant < $1.contestant }
            for (place, one) in cells.enumerated() {
                for other in cells.dropFirst(place + 1) {
                    questions.append(.pair(prompt: prompt, first: one.number, second: other.number))
                    questions.append(.pair(prompt: prompt, first: other.number, second: one.number))
                }
            }
        }
        return questions
    }
}
