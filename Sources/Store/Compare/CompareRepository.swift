import API
import Foundation
import Registry

/// Comparisons with their pictures, votes and answers. What a call returns from survives `kill -9`.
public protocol CompareRepository: Sendable {
    /// Keeps a comparison with its pictures to be made, as a draft. `keeping` names stored pictures that its prompts work from.
    func create(_ record: ComparisonRecord, spec: String, cells: [CellRecord], keeping: [String]) async throws
    /// The comparison with this id.
    func comparison(_ id: String) async throws -> ComparisonRecord?
    /// The spec of a comparison, as JSON.
    func spec(_ id: String) async throws -> String?
    /// Comparisons, newest first; of one app, if one is given.
    func comparisons(app: String?, _ page: PageRequest) async throws -> Page<ComparisonRecord>
    /// Comparisons that are to be worked on, oldest first.
    func running() async throws -> [ComparisonRecord]
    /// Moves a comparison from one of `from` to `status`; `nil`, with nothing changed, where it is in none of them. Cancelling skips what waits.
    func move(_ id: String, from: Set<ComparisonRecord.Status>, to status: ComparisonRecord.Status, reason: String?) async throws
        -> ComparisonRecord?
    /// Changes the most that a comparison may cost; throws `APIError.notFound`.
    func setBudget(_ id: String, _ budget: Money?) async throws -> ComparisonRecord
    /// Removes a comparison with everything that belongs to it. Its pictures go too, but for those with a star or on a board.
    func delete(_ id: String) async throws -> Bool
    /// What a comparison has cost, judging included, and what is reserved for it.
    func spending(_ id: String) async throws -> Spending

    /// All pictures of a comparison by their numbers.
    func cells(_ id: String) async throws -> [CellRecord]
    /// One picture.
    func cell(_ name: CellName) async throws -> CellRecord?
    /// How many pictures are in which state, for several comparisons.
    func counts(_ ids: [String]) async throws -> [String: [CellRecord.Status: Int]]
    /// Pictures that no job has yet, those first that complete a prompt over all contestants.
    func waitingCells(_ id: String, limit: Int) async throws -> [CellRecord]
    /// Ends a waiting picture before it was queued.
    func settle(_ cell: CellName, as status: CellRecord.Status, code: String, message: String) async throws
    /// Lets pictures that failed, were refused or skipped for a passing reason be tried again; returns how many.
    func retry(_ id: String, _ statuses: Set<CellRecord.Status>) async throws -> Int

    /// The pair that a voter looks at; `nil` where there is none.
    func openPair(_ id: String, of rater: Rater) async throws -> PairRecord?
    /// Shows a pair; the one that the voter looks at already is returned instead.
    func show(_ pair: PairRecord) async throws -> PairRecord
    /// The pair with this id.
    func pair(_ id: String) async throws -> PairRecord?
    /// Writes a vote for a shown pair; throws `APIError.conflict` where it was voted on already, or the voter has had `cap` votes.
    func vote(_ pair: String, _ choice: VoteRecord.Choice, milliseconds: Int?, cap: Int?) async throws -> VoteRecord
    /// Takes back a voter's last vote and shows its pair again; `nil` where there is none.
    func undo(_ id: String, by rater: Rater) async throws -> VoteRecord?
    /// Votes that were not undone, oldest first.
    func votes(_ id: String) async throws -> [VoteRecord]

    /// Answers about atoms.
    func answers(_ id: String) async throws -> [AtomAnswerRecord]
    /// Writes what people said about atoms; later words of the same rater hold.
    func answer(_ answers: [AtomAnswerRecord]) async throws

    /// What was asked of judges in a comparison, by judge and question.
    func judged(_ id: String) async throws -> [JudgedRecord]
    /// Lets questions without an answer be asked again.
    func forgetFaults(_ id: String) async throws
    /// An answer that was given before.
    func judgement(_ id: String) async throws -> JudgementRecord?
    /// Writes what a judge said, in one transaction with its settlement.
    func judge(_ new: NewJudgement, in comparison: String) async throws
    /// A judge's answers in other comparisons in the order of their ids, which is as good as random and the same each time.
    func anchors(of judge: String, outside comparison: String, limit: Int) async throws -> [JudgementRecord]
    /// Notes how a judge answered old questions.
    func note(_ anchor: AnchorRecord) async throws
    /// How judges answered old questions at the start of a comparison.
    func anchorChecks(_ id: String) async throws -> [AnchorRecord]

    /// Makes a link; the secret is not kept.
    func makeLink(_ new: NewVoteLink) async throws -> (link: VoteLink, secret: String)
    /// A comparison's links, newest first.
    func links(_ id: String) async throws -> [VoteLink]
    /// The link with this secret, if it holds.
    func link(secret: String) async throws -> VoteLink?
    /// Ends a link; its votes stay.
    func endLink(_ id: String) async throws -> Bool
}
