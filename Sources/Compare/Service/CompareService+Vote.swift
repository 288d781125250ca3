import API
import Foundation
import Pictures
import Registry
import Store

extension CompareService {
    /// The pair that a voter looks at; shows another where there is none. A reload shows the same pair, sides and all.
    ///
    /// - Parameter cap: How many votes the voter has; a share link's.
    /// - Returns: `nil` where the voter has seen all that there is, or cast all votes.
    /// - Throws: `APIError.notFound`.
    public func nextPair(_ id: String, for rater: Rater, cap: Int? = nil) async throws -> BlindPair? {
        let evidence = try await evidence(id)
        let choice = PairChoice(evidence, comparison: id, rater: rater)
        if let cap, choice.own.count >= cap { return nil }
        var pair = try await store.compare.openPair(id, of: rater)
        if pair == nil, let next = choice.next() {
            pair = try await store.compare.show(
                PairRecord(
                    id: Identifier.make("pair"), comparison: id, rater: rater, prompt: next.prompt, leftCell: next.left,
                    rightCell: next.right,
                    mirrors: next.mirrors, created: Date()))
        }
        guard let pair else { return nil }
        return BlindPair(
            id: pair.id, prompt: evidence.spec.prompts[pair.prompt].prompt, cast: choice.own.count,
            left: choice.open.count + (pair.mirrors == nil ? 0 : 1))
    }

    /// One side of a pair as its voter may see it: pixels of one size in one format, without anything that tells who made them.
    ///
    /// - Throws: `APIError.notFound` where the pair is not this voter's, or the picture is gone.
    public func picture(ofPair id: String, _ side: BlindPair.Side, for rater: Rater, edge: Int = 1024) async throws -> EncodedPicture {
        guard let pair = try await store.compare.pair(id), pair.rater == rater else { throw APIError.notFound("There is no such pair.") }
        let name = CellName(comparison: pair.comparison, number: side == .left ? pair.leftCell : pair.rightCell)
        guard let sha256 = try await store.compare.cell(name)?.sha256 else { throw APIError.notFound("This picture is gone.") }
        return try await store.plainPicture(sha256, edge: edge, format: .webp)
    }

    /// Votes on a pair and says which models made the pictures.
    ///
    /// - Throws: `APIError.notFound` where the pair is not this voter's; `APIError.conflict` where it was voted on already or the voter has
    ///   had all votes.
    public func vote(_ pair: String, _ choice: VoteRecord.Choice, by rater: Rater, milliseconds: Int? = nil, cap: Int? = nil) async throws
        -> Reveal
    {
        guard let shown = try await store.compare.pair(pair), shown.rater == rater else {
            throw APIError.notFound("There is no such pair.")
        }
        let vote = try await store.compare.vote(pair, choice, milliseconds: milliseconds.map { min(max($0, 0), 3_600_000) }, cap: cap)
        let spec = try await spec(vote.comparison)
        func model(_ cell: Int) async throws -> String {
            let record = try await store.compare.cell(CellName(comparison: vote.comparison, number: cell))
            return record.map { spec.contestants[$0.contestant].model } ?? ""
        }
        return Reveal(vote: vote, left: try await model(vote.leftCell), right: try await model(vote.rightCell))
    }

    /// Takes back a voter's last vote; its pair is shown again. `nil` where there is none.
    public func undo(_ id: String, by rater: Rater) async throws -> VoteRecord? { try await store.compare.undo(id, by: rater) }

    /// Makes a link by which people without an account vote; its secret is told once.
    public func makeLink(_ new: NewVoteLink) async throws -> (link: VoteLink, secret: String) { try await store.compare.makeLink(new) }

    /// A comparison's links, newest first, with how many voted by them.
    public func links(_ id: String) async throws -> [VoteLink] { try await store.compare.links(id) }

    /// The link with this secret; throws `APIError.notFound` where there is none or it has expired.
    public func link(secret: String) async throws -> VoteLink {
        guard let link = try await store.compare.link(secret: secret) else {
            throw APIError.notFound("This link does not hold, or no longer. Ask whoever gave it to you for another.")
        }
        return link
    }

    /// Ends a link; its votes stay.
    public func endLink(_ id: String) async throws -> Bool { try await store.compare.endLink(id) }
}
