import Statistics
import Store

/// What a reader of a verdict should know beside.
struct VerdictNotes {
    let evidence: WeighedEvidence
    let pairs: [PairFinding]

    /// The notes, the weightiest first.
    var all: [String] { missing + sameModels + voters + atoms }

    private var missing: [String] {
        let names = evidence.spec.contestants.map(\.model)
        var notes: [String] = []
        for contestant in evidence.contestants {
            let all = evidence.evidence.cells.filter { $0.contestant == contestant }
            let tries = evidence.tries(of: contestant)
            let skipped = all.count { $0.status == .skipped }
            if !tries.isEmpty, evidence.pictures(of: contestant).isEmpty {
                let errors = Dictionary(grouping: tries.compactMap(\.errorCode)) { $0 }.mapValues(\.count)
                let commonest = errors.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
                notes.append(Wording.noPictures(names[contestant], tries.count, commonest))
            } else if skipped > 0 {
                notes.append(Wording.skipped(names[contestant], skipped, of: all.count))
            }
        }
        let open = evidence.evidence.cells.count { $0.status == .waiting || $0.status == .queued }
        return notes + (open > 0 ? [Wording.unfinished(open)] : [])
    }

    private var sameModels: [String] {
        evidence.pairs.compactMap { i, j in
            let (a, b) = (evidence.spec.contestants[i], evidence.spec.contestants[j])
            return a.id == b.id && a.snapshot == b.snapshot ? Wording.sameModel(a.model, b.model, a.id) : nil
        }
    }

    private var voters: [String] {
        var notes: [String] = []
        let people = Set(evidence.people.map(\.voter)).count
        let prompts = Set(evidence.people.map(\.prompt)).count
        if people == 1 { notes.append(Wording.oneVoter) }
        if people > 1, prompts < 12 { notes.append(Wording.fewPrompts(prompts)) }
        let bad = PairTally(evidence.people.map(\.outcome)).bothBadShare
        if bad >= 0.25, evidence.people.count >= 8 { notes.append(Wording.manyBad(bad)) }
        if let (agreement, count) = evidence.repeatAgreement, count >= 5, agreement < 0.7 { notes.append(Wording.shaky(agreement, count)) }
        return notes
    }

    private var atoms: [String] {
        guard evidence.spec.prompts.contains(where: { !$0.atoms.isEmpty }) else { return [Wording.noAtoms] }
        return evidence.atomSource == nil ? [Wording.noAnswers] : []
    }
}

extension WeighedEvidence {
    /// How often voters said the same again when a pair came back with its sides exchanged; `nil` where none did.
    var repeatAgreement: (share: Double, count: Int)? {
        guard !repeats.isEmpty else { return nil }
        return (Double(repeats.count { $0.first == $0.again }) / Double(repeats.count), repeats.count)
    }
}

extension RaterSummary {
    /// Who rated, and what they were used for.
    init(_ evidence: WeighedEvidence, pairs: [PairFinding]) {
        people = Set(evidence.people.map(\.voter)).count
        votes = evidence.people.count
        repeatAgreement = evidence.repeatAgreement?.share
        repeats = evidence.repeats.count
        let names = Set(evidence.cards.map(\.judge)).union(evidence.spec.judges).sorted()
        judges = names.map { name in
            let looks = evidence.cards.first { $0.judge == name && $0.subject == .looks }
            let atoms = evidence.cards.first { $0.judge == name && $0.subject == .atoms }
            return JudgeUse(
                judge: name, looks: looks?.isAdmitted ?? false, atoms: atoms?.isAdmitted ?? false,
                sentence: Wording.use(name, looks: looks, atoms: atoms))
        }
        let used = Set(pairs.compactMap { pair in pair.looks.flatMap { $0.finding == .undecided ? nil : $0.basis.kind } })
        sentence = Wording.deciders(people: people, votes: votes, judges: judges.filter(\.looks).map(\.judge), used: used)
    }
}
