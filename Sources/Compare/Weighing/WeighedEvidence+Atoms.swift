import Store

/// Who is asked about atoms.
public struct AtomSource: Sendable, Hashable {
    /// What it is for measures.
    public var basis: Basis
    /// The names that `AtomScores` knows.
    var raters: [String]
    /// Whether the verdict uses it.
    public var counts: Bool
}

extension AtomScores {
    /// Who said something about atoms, the one that the verdict uses first: people where they answered for at least half of the pictures that
    /// admitted judges answered for, else these judges, else people.
    func sources(admitted: [String]) -> [AtomSource] {
        let others = judges.filter { !admitted.contains($0) }
        let answered = cells(of: Self.people).count
        let judged = Set(admitted.flatMap { cells(of: $0) }).count
        let peopleCount = answered > 0 && answered * 2 >= judged
        var sources: [AtomSource] = []
        if answered > 0 { sources.append(AtomSource(basis: .people, raters: [Self.people], counts: peopleCount)) }
        if !admitted.isEmpty { sources.append(AtomSource(basis: .judges(admitted), raters: admitted, counts: !peopleCount)) }
        if !others.isEmpty { sources.append(AtomSource(basis: .judges(others), raters: others, counts: false)) }
        return sources.filter(\.counts) + sources.filter { !$0.counts }
    }
}

extension WeighedEvidence {
    /// The source of atoms that the verdict uses.
    public var atomSource: AtomSource? { atomSources.first(where: \.counts) }

    /// How likely each atom of a picture is right, by a source; empty where it said nothing or there is no picture.
    public func atomsRight(_ cell: CellRecord, by source: AtomSource) -> [(atom: Atom, right: Double)] {
        guard cell.status == .done, spec.prompts.indices.contains(cell.prompt) else { return [] }
        return atoms.right(source.raters, cell: cell.number, atoms: spec.prompts[cell.prompt].atoms)
    }

    /// A mean over the pictures of each prompt of what `score` says of a picture's atoms; `nil` for prompts without.
    func perPrompt(
        _ contestant: Int, by source: AtomSource, score: ([(atom: Atom, right: Double)]) -> Double?
    ) -> [(prompt: Int, value: Double, count: Int)] {
        spec.prompts.indices.compactMap { prompt in
            let atoms = cells(contestant, prompt: prompt).map { atomsRight($0, by: source) }.filter { !$0.isEmpty }
            let values = atoms.compactMap(score)
            guard !values.isEmpty else { return nil }
            return (prompt, values.reduce(0, +) / Double(values.count), atoms.reduce(0) { $0 + $1.count })
        }
    }

    /// Whether a picture would be taken: all its atoms right (each likelier than not), or, where nobody who counts said anything about atoms,
    /// not found bad by half of those who saw it. Refused and failed tries are not taken. `nil` where nobody who counts has said anything.
    public func isAccepted(_ cell: CellRecord) -> Bool? {
        guard cell.status == .done else { return cell.status == .refused || cell.status == .failed ? false : nil }
        if let source = atomSource {
            let right = atomsRight(cell, by: source)
            if !right.isEmpty { return right.allSatisfy { $0.right >= 0.5 } }
        }
        let said = opinions[cell.number] ?? []
        return said.isEmpty ? nil : 2 * said.count { $0 == .bothBad } < said.count
    }
}
