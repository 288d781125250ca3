import Statistics
import Store

/// Evidence made ready to measure: cells by their places, votes by pairs, a judge's two orders as one, and every judge weighed.
public struct WeighedEvidence: Sendable {
    /// The evidence.
    public let evidence: Evidence
    /// People's votes in the order in which they were cast, without mirrored repeats.
    public let people: [PairVote]
    /// The calibration card of each judge and subject, by the judges' names.
    public let cards: [CalibrationCard]
    let judged: [String: JudgedPairs]
    let atoms: AtomScores
    /// Votes that were shown again with the sides exchanged, beside what the voter had said first.
    let repeats: [(first: Statistics.Outcome, again: Statistics.Outcome)]
    /// What people and admitted judges said of the pairs in which a cell's picture stood.
    let opinions: [Int: [Statistics.Outcome]]
    /// Who said something about atoms, the one that the verdict uses first.
    public let atomSources: [AtomSource]
    private let byNumber: [Int: CellRecord]
    private let byPlace: [[Int]: CellRecord]
    private let distances: [[Int]: Double]

    /// Makes evidence ready.
    public init(_ evidence: Evidence) {
        self.evidence = evidence
        let byNumber = Dictionary(evidence.cells.map { ($0.number, $0) }) { $1 }
        let votes = evidence.votes.sorted { $0.id < $1.id }
        let byPeople = votes.filter { $0.rater.judge == nil }
        people = byPeople.filter { $0.mirrors == nil }.compactMap { PairVote($0, cells: byNumber) }
        let byID = Dictionary(byPeople.map { ($0.id, $0) }) { $1 }
        repeats = byPeople.compactMap { again in
            guard let first = again.mirrors.flatMap({ byID[$0] }), first.rater == again.rater,
                let before = PairVote(first, cells: byNumber), let after = PairVote(again, cells: byNumber),
                before.pictures == after.pictures
            else { return nil }
            return (before.outcome, after.outcome)
        }
        let byJudge = Dictionary(grouping: votes.filter { $0.rater.judge != nil }) { $0.rater.judge ?? "" }
        let judged = byJudge.mapValues { JudgedPairs($0, cells: byNumber) }
        self.judged = judged
        atoms = AtomScores(evidence.answers.sorted { $0.created < $1.created })
        byPlace = Dictionary(evidence.cells.map { ([$0.contestant, $0.prompt, $0.seed], $0) }) { $1 }
        distances = Dictionary(evidence.distances.map { ([$0.first, $0.second], $0.distance) }) { $1 }
        self.byNumber = byNumber
        let cards = Calibration(evidence: evidence, cells: byNumber, people: people, judged: judged, atoms: atoms).cards
        self.cards = cards
        let judges = cards.filter { $0.subject == .looks && $0.isAdmitted }.map(\.judge)
        var opinions: [Int: [Statistics.Outcome]] = [:]
        for vote in people + judges.flatMap({ judged[$0]?.votes ?? [] }) {
            for cell in vote.pictures { opinions[cell, default: []].append(vote.outcome) }
        }
        self.opinions = opinions
        atomSources = atoms.sources(admitted: cards.filter { $0.subject == .atoms && $0.isAdmitted }.map(\.judge))
    }

    /// What is compared.
    public var spec: ComparisonSpec { evidence.spec }
    /// The places of the contestants.
    public var contestants: Range<Int> { spec.contestants.indices }
    /// All pairs of contestants.
    public var pairs: [(first: Int, second: Int)] { contestants.flatMap { i in contestants.filter { $0 > i }.map { (i, $0) } } }

    /// The cell with a number.
    public func cell(_ number: Int) -> CellRecord? { byNumber[number] }

    /// The cells of a contestant for a prompt, by seed.
    public func cells(_ contestant: Int, prompt: Int) -> [CellRecord] {
        (0..<max(1, spec.seeds)).compactMap { byPlace[[contestant, prompt, $0]] }
    }

    /// The cells of a contestant in which there is a picture.
    public func pictures(of contestant: Int) -> [CellRecord] {
        evidence.cells.filter { $0.contestant == contestant && $0.status == .done }
    }

    /// The cells of a contestant that were tried to the end: made, refused or failed.
    public func tries(of contestant: Int) -> [CellRecord] {
        evidence.cells.filter { $0.contestant == contestant && [.done, .refused, .failed].contains($0.status) }
    }

    /// How far two pictures are apart, where it was measured.
    public func distance(_ a: Int, _ b: Int) -> Double? { distances[[min(a, b), max(a, b)]] }

    /// The judges whose votes on pairs count.
    public var lookJudges: [String] { admitted(.looks) }
    /// The judges whose answers about atoms count.
    public var atomJudges: [String] { admitted(.atoms) }

    private func admitted(_ subject: CalibrationCard.Subject) -> [String] {
        cards.filter { $0.subject == subject && $0.isAdmitted }.map(\.judge)
    }

    /// What some judges say together about pairs: one opinion for each prompt and pair of contestants.
    public func panel(_ judges: [String]) -> [PairVote] {
        judges.sorted().flatMap { judged[$0]?.votes ?? [] }.merged(voter: "panel")
    }

    /// The judges that voted on pairs, whether they count or not.
    public var judgesOfLooks: [String] { judged.keys.sorted() }
    /// The judges that answered about atoms, whether they count or not.
    public var judgesOfAtoms: [String] { atoms.judges }
}
