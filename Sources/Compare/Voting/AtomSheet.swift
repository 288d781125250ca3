import API
import Crypto
import Foundation
import Pictures
import Registry
import Store

/// A picture with the questions that a person answers about it. Nothing in it tells which model made it.
public struct AtomSheet: Sendable, Equatable {
    /// The picture's number.
    public var cell: Int
    /// The prompt.
    public var prompt: String
    /// The questions.
    public var atoms: [Atom]
}

extension CompareService {
    /// The picture that a person answers questions about next, with how many they have answered: first those that a judge has answered too,
    /// since they tell how good the judge is, then those that the fewest people have.
    ///
    /// - Parameter skipping: A picture that is not wanted now.
    /// - Returns: No sheet where nothing is left.
    /// - Throws: `APIError.notFound`.
    public func nextSheet(_ id: String, for rater: Rater, skipping: Int? = nil) async throws -> (sheet: AtomSheet?, answered: Int) {
        let evidence = try await evidence(id)
        let own = Set(evidence.answers.filter { $0.rater == rater }.map(\.cell))
        var judged: Set<Int> = []
        var people: [Int: Set<Rater>] = [:]
        for answer in evidence.answers {
            if answer.rater.isJudge { judged.insert(answer.cell) } else { people[answer.cell, default: []].insert(answer.rater) }
        }
        let open = evidence.cells.filter {
            $0.status == .done && !own.contains($0.number) && $0.number != skipping && !evidence.spec.prompts[$0.prompt].atoms.isEmpty
        }
        func rank(_ cell: CellRecord) -> (Int, Int, UInt64) {
            let digest = SHA256.hash(data: Data("\(id)\n\(rater.word)\n\(cell.number)".utf8))
            return (
                judged.contains(cell.number) ? 0 : 1, people[cell.number]?.count ?? 0, digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            )
        }
        guard let next = open.min(by: { rank($0) < rank($1) }) else { return (nil, own.count) }
        let prompt = evidence.spec.prompts[next.prompt]
        return (AtomSheet(cell: next.number, prompt: prompt.prompt, atoms: prompt.atoms), own.count)
    }

    /// Writes what a person says about the atoms of a picture; later words hold.
    ///
    /// - Parameter yes: For each atom's id, whether the picture shows it.
    /// - Throws: `APIError.notFound`; 400 for an atom that the prompt does not have.
    public func answer(_ id: String, cell number: Int, _ yes: [String: Bool], by rater: Rater) async throws {
        let spec = try await spec(id)
        guard let cell = try await store.compare.cell(CellName(comparison: id, number: number)), cell.status == .done else {
            throw APIError.notFound("There is no such picture.")
        }
        let known = Set(spec.prompts[cell.prompt].atoms.map(\.id))
        guard !yes.isEmpty else { throw APIError.missing("answers") }
        if let wrong = yes.keys.sorted().first(where: { !known.contains($0) }) {
            throw APIError.invalid("There is no question '\(wrong)' about this picture.", param: "answers.\(wrong)")
        }
        try await store.compare.answer(
            yes.sorted { $0.key < $1.key }.map {
                AtomAnswerRecord(
                    comparison: id, cell: number, atom: $0.key, rater: rater, yes: $0.value ? 1 : 0, isMeasured: false, created: Date())
            })
    }

    /// A picture as somebody may see it who does not know whose it is; throws `APIError.notFound`.
    public func picture(_ name: CellName, edge: Int = 1024) async throws -> EncodedPicture {
        guard let sha256 = try await store.compare.cell(name)?.sha256 else { throw APIError.notFound("This picture is gone.") }
        return try await store.plainPicture(sha256, edge: edge, format: .webp)
    }
}
