import Foundation
import Statistics
import Store

/// Weighs the judges of a comparison against its own people.
///
/// Whether a judge beats chance is asked by fair coins, so that the answer holds however often one looks: for looks, each pair of pictures on which
/// people and the judge both preferred one; for atoms, each pair of a question that people affirmed and one that they denied (would the judge
/// hold the affirmed one likelier?). The one-sided evidence (`EProcess.logEvidence(thatFirstBeats:)`) has to reach 20.
struct Calibration {
    let evidence: Evidence
    let cells: [Int: CellRecord]
    let people: [PairVote]
    let judged: [String: JudgedPairs]
    let atoms: AtomScores

    /// What the evidence has to reach.
    static let threshold = 20.0
    /// Comparisons that people must offer before they, not the control questions, decide about a judge of atoms.
    static let fewest = 12

    /// All cards: looks first, judges by name.
    var cards: [CalibrationCard] {
        judged.keys.sorted().compactMap { judge in judged[judge].map { looks(judge, $0) } } + atoms.judges.map { self.atoms(of: $0) }
    }

    // MARK: Looks

    private func looks(_ judge: String, _ pairs: JudgedPairs) -> CalibrationCard {
        let majority = Dictionary(grouping: people, by: \.pictures).mapValues { PairTally($0.map(\.outcome)).preference }
        var table = AgreementTable()
        for vote in pairs.votes {
            if let preferred = majority[vote.pictures] { table.add(preferred, PairTally([vote.outcome]).preference) }
        }
        let decided = table.decided
        var card = CalibrationCard(judge: judge, subject: .looks, reference: .votes, agreements: decided.agreements, of: decided.count)
        card.evidence(PairTally(first: decided.agreements, second: decided.count - decided.agreements))
        (card.kappa, card.kappaInterval) = table.kappa
        card.peopleAgreement = peopleAgreementOnLooks
        let once = pairs.firstTwice + pairs.secondTwice
        card.position = CalibrationCard.PositionBias(
            pairs: pairs.bothOrders, firstTwice: pairs.firstTwice, secondTwice: pairs.secondTwice,
            bias: pairs.bothOrders == 0 ? 0 : Double(pairs.firstTwice - pairs.secondTwice) / Double(pairs.bothOrders),
            isBiased: once > 0
                && EProcess.logEvidence(first: pairs.firstTwice, second: pairs.secondTwice) >= log(Self.threshold))
        card.drift = .init(changed: pairs.changed, of: pairs.repeated)
        card.isAdmitted = card.beatsChance
        card.sentence = Wording.card(card)
        return card
    }

    /// Of pairs of pictures on which several people voted, the share of pairs of people who said the same; `nil` without such.
    private var peopleAgreementOnLooks: Double? {
        var alike = 0
        var all = 0
        for votes in Dictionary(grouping: people, by: \.pictures).values where votes.count > 1 {
            for (i, one) in votes.enumerated() {
                for other in votes[(i + 1)...] where other.voter != one.voter {
                    all += 1
                    alike += PairTally([one.outcome]).preference == PairTally([other.outcome]).preference ? 1 : 0
                }
            }
        }
        return all == 0 ? nil : Double(alike) / Double(all)
    }

    // MARK: Atoms

    private func atoms(of judge: String) -> CalibrationCard {
        let answers = againstAnswers(judge)
        let controls = againstControls(judge)
        let votes = againstVotes(judge)
        var card = answers.0.count >= Self.fewest ? answers.0 : controls.0.count >= Self.fewest ? controls.0 : votes
        let evidence = answers.0.count >= Self.fewest ? answers.1 : controls.0.count >= Self.fewest ? controls.1 : nil
        if let evidence { card.evidence(evidence) }
        card.peopleAgreement = atoms.peopleAgreement.rate
        card.drift = .init(changed: atoms.changed[judge] ?? 0, of: atoms.repeated[judge] ?? 0)
        card.isAdmitted = card.beatsChance
        card.sentence = Wording.card(card)
        return card
    }

    /// Against people's answers about the same atoms of the same pictures.
    private func againstAnswers(_ judge: String) -> (CalibrationCard, PairTally) {
        var table = AgreementTable()
        var kinds: [Atom.Kind: (agreed: Int, count: Int)] = [:]
        var affirmed: [Double] = []
        var denied: [Double] = []
        for number in atoms.cells(of: AtomScores.people) {
            for atom in atomsAsked(in: number) {
                guard let people = atoms.yes(AtomScores.people, cell: number, atom: atom.id), people != 0.5,
                    let said = atoms.yes(judge, cell: number, atom: atom.id)
                else { continue }
                let agrees = (people > 0.5) == (said >= 0.5)
                table.add(people > 0.5 ? .first : .second, said >= 0.5 ? .first : .second)
                kinds[atom.kind, default: (0, 0)].count += 1
                kinds[atom.kind, default: (0, 0)].agreed += agrees ? 1 : 0
                if people > 0.5 { affirmed.append(said) } else { denied.append(said) }
            }
        }
        let decided = table.decided
        var card = CalibrationCard(judge: judge, subject: .atoms, reference: .answers, agreements: decided.agreements, of: decided.count)
        (card.kappa, card.kappaInterval) = table.kappa
        card.kinds = agreement(kinds)
        return (card, Self.discrimination(affirmed, denied))
    }

    /// Against the control questions: those that are right to be denied. Beside a question that is right to be affirmed in the same picture, which may
    /// be wrong there too, a judge that looks holds the control less likely at least as often as not.
    private func againstControls(_ judge: String) -> (CalibrationCard, PairTally) {
        var right = 0
        var all = 0
        var tally = PairTally()
        var kinds: [Atom.Kind: (agreed: Int, count: Int)] = [:]
        for number in atoms.cells(of: judge) {
            let asked = atomsAsked(in: number).compactMap { atom in
                atoms.yes(judge, cell: number, atom: atom.id).map { (atom: atom, yes: $0) }
            }
            let controls = asked.filter { !$0.atom.answer }
            let others = asked.filter(\.atom.answer)
            guard !controls.isEmpty, !others.isEmpty else { continue }
            tally = tally + Self.discrimination(others.map(\.yes), controls.map(\.yes))
            for (atom, yes) in controls {
                let agrees = yes < 0.5
                all += 1
                right += agrees ? 1 : 0
                kinds[atom.kind, default: (0, 0)].count += 1
                kinds[atom.kind, default: (0, 0)].agreed += agrees ? 1 : 0
            }
        }
        var card = CalibrationCard(judge: judge, subject: .atoms, reference: .controls, agreements: right, of: all)
        card.kinds = agreement(kinds)
        return (card, tally)
    }

    /// Against people's votes: do they prefer the picture whose atoms the judge holds to be right?
    private func againstVotes(_ judge: String) -> CalibrationCard {
        let majority = Dictionary(grouping: people, by: \.pictures).mapValues { PairTally($0.map(\.outcome)).preference }
        var agreed = 0
        var all = 0
        for (pictures, preferred) in majority where preferred != nil {
            guard let first = score(judge, pictures[0]), let second = score(judge, pictures[1]), first != second else { continue }
            all += 1
            agreed += (first > second) == (preferred == .first) ? 1 : 0
        }
        var card = CalibrationCard(judge: judge, subject: .atoms, reference: .votes, agreements: agreed, of: all)
        card.evidence(PairTally(first: agreed, second: all - agreed))
        return card
    }

    private func score(_ judge: String, _ number: Int) -> Double? {
        let right = atoms.right([judge], cell: number, atoms: atomsAsked(in: number)).map(\.right)
        return right.isEmpty ? nil : right.reduce(0, +) / Double(right.count)
    }

    private func atomsAsked(in number: Int) -> [Atom] {
        guard let cell = cells[number], evidence.spec.prompts.indices.contains(cell.prompt) else { return [] }
        return evidence.spec.prompts[cell.prompt].atoms
    }

    private func agreement(_ kinds: [Atom.Kind: (agreed: Int, count: Int)]) -> [CalibrationCard.KindAgreement] {
        Atom.Kind.allCases.compactMap { kind in
            kinds[kind].map {
                .init(kind: kind, count: $0.count, agreements: $0.agreed, interval: Proportion(Double($0.agreed), of: $0.count).wilson())
            }
        }
    }

    /// Pairs of a question to be affirmed and one to be denied, in their order: how often the judge holds the first likelier.
    private static func discrimination(_ affirmed: [Double], _ denied: [Double]) -> PairTally {
        PairTally(zip(affirmed, denied).map { $0 > $1 ? .left : $0 < $1 ? .right : .tie })
    }
}

extension PairTally {
    /// The side that most prefer; `nil` for neither.
    var preference: PairFinding.Side? { first == second ? nil : first > second ? .first : .second }
}

extension CalibrationCard {
    /// A card without evidence yet.
    init(judge: String, subject: Subject, reference: Reference, agreements: Int, of count: Int) {
        self.judge = judge
        self.subject = subject
        self.reference = reference
        self.count = count
        self.agreements = agreements
        let share = Proportion(Double(agreements), of: count)
        agreement = share.rate
        interval = share.wilson()
        kappa = nil
        kappaInterval = nil
        eValue = 1
        beatsChance = false
        isAdmitted = false
        kinds = []
        peopleAgreement = nil
        position = nil
        drift = nil
        sentence = ""
    }

    /// Takes the evidence of fair coins, `first` being those for the judge.
    mutating func evidence(_ coins: PairTally) {
        let logEvidence = EProcess.logEvidence(thatFirstBeats: coins)
        eValue = min(1e15, exp(logEvidence))
        beatsChance = logEvidence >= log(Calibration.threshold)
    }
}

extension CalibrationCard.AnchorDrift {
    /// The drift; `nil` where nothing was judged again.
    init?(changed: Int, of count: Int) {
        guard count > 0 else { return nil }
        self.init(count: count, changed: changed, interval: Proportion(Double(changed), of: count).wilson())
    }
}
