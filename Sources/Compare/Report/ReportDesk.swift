import API
import Foundation
import Pictures
import Registry
import Store

/// Makes reports and keeps the last ones: a verdict is computed anew only when pictures, answers or votes have come.
public actor ReportDesk {
    private struct Kept {
        var basis: [Int]
        var report: Report
    }

    private let compare: CompareService
    private var kept: [String: Kept] = [:]
    private var distances: [String: [PictureDistance]] = [:]
    private static let most = 32

    /// A desk over a service.
    public init(_ compare: CompareService) { self.compare = compare }

    /// The report as it stands, without its pictures; throws `APIError.notFound`, and `conflict` where nothing was drawn yet.
    public func report(_ id: String) async throws -> Report {
        let evidence = try await evidence(id)
        let basis = [
            evidence.cells.count { $0.status == .done }, evidence.cells.count { $0.status == .failed || $0.status == .refused },
            evidence.answers.count, evidence.votes.count, Int(evidence.votes.last?.id ?? 0), Int(evidence.judgingCost.nanodollars),
        ]
        if let known = kept[id], known.basis == basis { return known.report }
        let made = try await Self.make(evidence, compare.registry) { _ in nil }
        if kept.count >= Self.most { kept.removeAll() }
        kept[id] = Kept(basis: basis, report: made)
        return made
    }

    /// The report with its examples' pictures, to take along.
    public func complete(_ id: String) async throws -> Report {
        let evidence = try await evidence(id)
        let shown = Set(try await report(id).examples.flatMap { $0.cells.compactMap { $0 } })
        var pictures: [Int: ReportPicture] = [:]
        for cell in evidence.cells where shown.contains(cell.number) {
            guard let picture = try? await compare.picture(cell.name, edge: 480) else { continue }
            pictures[cell.number] = ReportPicture(
                type: "image/webp", bytes: Data(try picture.payload.bytes()), width: picture.width, height: picture.height)
        }
        let found = pictures
        return try await Self.make(evidence, compare.registry) { found[$0] }
    }

    private func evidence(_ id: String) async throws -> Evidence {
        var evidence = try await compare.evidence(id)
        guard evidence.cells.contains(where: { $0.status == .done }) else {
            throw APIError.conflict("Nothing was drawn yet, so there is nothing to tell.")
        }
        evidence.distances = await measured(evidence, id)
        return evidence
    }

    /// The distances that are wanted: each is measured once.
    private func measured(_ evidence: Evidence, _ id: String) async -> [PictureDistance] {
        let known = Set((distances[id] ?? []).map { [$0.first, $0.second] })
        let missing = evidence.distancesWanted.filter { !known.contains([$0.first, $0.second]) }
        guard !missing.isEmpty else { return distances[id] ?? [] }
        let store = compare.store
        let paths = Dictionary(
            evidence.cells.compactMap { cell in cell.sha256.map { (cell.number, store.blobs.path(of: $0)) } }
        ) { $1 }
        let fresh = await Task.detached(priority: .utility) { () -> [PictureDistance] in
            var prints: [Int: PicturePrint] = [:]
            for number in Set(missing.flatMap { [$0.first, $0.second] }) {
                guard let path = paths[number], let bitmap = try? Bitmap.decode(path: path, fitting: 256) else { continue }
                prints[number] = try? PicturePrint(bitmap)
            }
            return missing.compactMap { pair in
                guard let first = prints[pair.first], let second = prints[pair.second] else { return nil }
                return PictureDistance(pair.first, pair.second, distance: first.distance(to: second))
            }
        }.value
        if distances.count >= Self.most { distances.removeAll() }
        distances[id, default: []] += fresh
        return distances[id] ?? []
    }

    private static func make(
        _ evidence: Evidence, _ registry: ModelRegistry, picture: @escaping @Sendable (Int) -> ReportPicture?
    ) async throws -> Report {
        await Task.detached(priority: .utility) {
            let weighed = WeighedEvidence(evidence)
            let facts = registry.catalogue.factSheets(evidence.spec.contestants) { try? registry.resolve($0).model.info }
            return Report(weighed, verdict: Verdict(weighed), facts: facts, priors: try? PriorFile.builtIn(), picture: picture)
        }.value
    }
}
