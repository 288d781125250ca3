import Statistics
import Store

/// What was said about the atoms of pictures, by whom.
struct AtomScores: Sendable {
    /// For each rater ("" for all people together) and cell, how likely the answer is yes, by atom.
    private var yes: [String: [Int: [String: Double]]] = [:]
    /// Answers of a judge that were asked for again (anchors), and how many of them came out otherwise.
    private(set) var repeated: [String: Int] = [:]
    private(set) var changed: [String: Int] = [:]
    /// The judges, by name.
    private(set) var judges: [String] = []
    /// The share of atoms on which several people answered alike, and how many such atoms there were.
    private(set) var peopleAgreement: Proportion = Proportion(0, of: 0)

    /// All people together.
    static let people = ""

    /// Reads answers in the order in which they were given.
    init(_ answers: [AtomAnswerRecord]) {
        var said: [Int: [String: [String: Double]]] = [:]
        for answer in answers {
            guard let judge = answer.rater.judge else {
                said[answer.cell, default: [:]][answer.atom, default: [:]][answer.rater.name] = answer.yes
                continue
            }
            if let earlier = yes[judge]?[answer.cell]?[answer.atom] {
                repeated[judge, default: 0] += 1
                changed[judge, default: 0] += (earlier >= 0.5) == (answer.yes >= 0.5) ? 0 : 1
            } else {
                yes[judge, default: [:]][answer.cell, default: [:]][answer.atom] = answer.yes
            }
        }
        var alike = 0
        var several = 0
        for (cell, atoms) in said {
            for (atom, people) in atoms {
                yes[Self.people, default: [:]][cell, default: [:]][atom] = people.values.reduce(0, +) / Double(people.count)
                guard people.count > 1 else { continue }
                several += 1
                alike += Set(people.values.map { $0 >= 0.5 }).count == 1 ? 1 : 0
            }
        }
        peopleAgreement = Proportion(Double(alike), of: several)
        judges = yes.keys.filter { $0 != Self.people }.sorted()
    }

    /// Whether this rater said anything.
    func has(_ rater: String) -> Bool { yes[rater] != nil }

    /// The cells about which this rater said anything.
    func cells(of rater: String) -> [Int] { (yes[rater] ?? [:]).keys.sorted() }

    /// How likely this rater holds the answer to be yes.
    func yes(_ rater: String, cell: Int, atom: String) -> Double? { yes[rater]?[cell]?[atom] }

    /// How likely each of a prompt's atoms is right in a picture, by the mean over raters; only atoms of which any of them said something.
    func right(_ raters: [String], cell: Int, atoms: [Atom]) -> [(atom: Atom, right: Double)] {
        atoms.compactMap { atom in
            let said = raters.compactMap { yes($0, cell: cell, atom: atom.id) }
            guard !said.isEmpty else { return nil }
            let mean = said.reduce(0, +) / Double(said.count)
            return (atom, atom.answer ? mean : 1 - mean)
        }
    }
}
