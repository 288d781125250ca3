import API
import Foundation
import Pictures
import Registry
import Store

/// Makes reports and keeps the last ones: a verdict is computed anew only when pictures, answers or votes have come.
public actor ReportDesk {
    private struct Kept {
        var basis: Basis
        var report: Report
    }

    /// What a report was made from, in numbers: any picture, answer, vote or check that comes or changes makes another.
    private struct Basis: Equatable {
        var statuses: [CellRecord.Status: Int]
        var tries: Int
        var answers: [Date: Int]
        var votes: Int
        var lastVote: Int64?
        var anchors: [AnchorRecord]
        var judgingCost: Money

        init(_ evidence: Evidence) {
            statuses = Dictionary(grouping: evidence.cells, by: \.status).mapValues(\.count)
            tries = evidence.cells.reduce(0) { $0 + $1.tries }
            // A corrected answer takes the place of the old one: its time tells.
            answers = Dictionary(grouping: evidence.answers, by: \.created).mapValues(\.count)
            votes = evidence.votes.count
            lastVote = evidence.votes.last?.id
            anchors = evidence.anchors
            judgingCost = evidence.judgingCost
        }
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
        let basis = Basis(evidence)
        if let known = kept[id], known.basis == basis { return await captioned(known.report, evidence) }
        let made = await Self.make(evidence, compare.registry)
        if kept.count >= Self.most { kept.removeAll() }
        kept[id] = Kept(basis: basis, report: made)
        return await captioned(made, evidence)
    }

    /// The report with its pictures' alt texts as they are now: they change without anything of the evidence changing.
    private func captioned(_ report: Report, _ evidence: Evidence) async -> Report {
        var report = report
        let images = Dictionary(evidence.cells.compactMap { cell in cell.imageID.map { (cell.number, $0) } }) { $1 }
        for index in report.examples.indices {
            var captions: [String?] = []
            for cell in report.examples[index].cells {
                guard let image = cell.flatMap({ images[$0] }) else {
                    captions.append(nil)
                    continue
                }
                captions.append(try? await compare.store.gallery.picture(image)?.image.alt?.text)
            }
            report.examples[index].captions = captions
        }
        return report
    }

    /// The report with its examples' pictures, to take along.
    public func complete(_ id: String) async throws -> Report {
        var report = try await report(id)
        for number in Set(report.examples.flatMap { $0.cells.compactMap { $0 } }) {
            guard let picture = try? await compare.picture(CellName(comparison: id, number: number), edge: 480) else { continue }
            report.pictures[number] = ReportPicture(
                type: "image/webp", bytes: Data(try picture.payload.bytes()), width: picture.width, height: picture.height)
        }
        return report
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

    private static func make(_ evidence: Evidence, _ registry: ModelRegistry) async -> Report {
        await Task.detached(priority: .utility) {
            let weighed = WeighedEvidence(evidence)
            let facts = registry.catalogue.factSheets(evidence.spec.contestants) { try? registry.resolve($0).model.info }
            return Report(weighed, verdict: Verdict(weighed), facts: facts, priors: try? PriorFile.builtIn())
        }.value
    }
}
