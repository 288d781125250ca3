import API
import Compare
import Foundation
import Registry
import Store

/// What comparisons say about a switch from one model to another.
struct SwitchEvidence {
    /// The comparison.
    let record: ComparisonRecord
    /// What it amounts to.
    let report: Report
    private let pair: PairFinding
    private let before: String
    private let after: String

    /// The best comparison of the two models: the one that is named, else the newest about the app, else the newest.
    ///
    /// - Returns: `nil` where no comparison with pictures holds both.
    static func find(_ before: String, _ after: String, app: String, named: String?, _ compare: CompareService, _ reports: ReportDesk)
        async throws
        -> SwitchEvidence?
    {
        func id(_ name: String) -> String { (try? compare.registry.resolve(name).model.info.id) ?? name }
        let wanted = (id(before), id(after))
        var found = try await compare.comparisons(PageRequest(limit: 500)).elements.filter { record in
            let ids = record.models.map(id)
            return ids.contains(wanted.0) && ids.contains(wanted.1)
        }
        // Sorting is stable only by luck, so the newest first is said again.
        found.sort { a, b in
            let (x, y) = (a.id == named ? 2 : a.app == app ? 1 : 0, b.id == named ? 2 : b.app == app ? 1 : 0)
            return (x, a.id) > (y, b.id)
        }
        for record in found.prefix(5) {
            guard let report = try? await reports.report(record.id) else { continue }
            let names = (record.models.first { id($0) == wanted.0 } ?? before, record.models.first { id($0) == wanted.1 } ?? after)
            let pair = report.verdict.pairs.first { Set([$0.first, $0.second]) == Set([names.0, names.1]) }
            if let pair { return SwitchEvidence(record: record, report: report, pair: pair, before: names.0, after: names.1) }
        }
        return nil
    }

    var json: JSONValue {
        let votes = pair.looks ?? pair.people ?? pair.judges
        let isFirst = pair.first == after
        let rate = votes.map { isFirst ? $0.winRate : 1 - $0.winRate }
        let bounds = votes.map { isFirst ? ($0.interval.lower, $0.interval.upper) : (1 - $0.interval.upper, 1 - $0.interval.lower) }
        return [
            "comparison": .string(record.id), "title": .string(record.title), "created": .time(record.created),
            "is_of_app": .bool(record.app != nil), "sentence": .string(pair.sentence),
            "win_rate": rate.map { .number($0) } ?? .null, "lower": bounds.map { .number($0.0) } ?? .null,
            "upper": bounds.map { .number($0.1) } ?? .null,
            "votes": votes.map { .integer(Int64($0.wins + $0.losses + $0.ties + $0.bothBad)) } ?? .null,
            "counts": .bool(votes?.counts ?? false),
            "basis": votes.map { .string($0.basis.kind.rawValue) } ?? .null,
            "cost_per_accepted_usd": ["before": cost(before), "after": cost(after)],
            "p50_ms": ["before": median(before), "after": median(after)],
        ]
    }

    private func cost(_ model: String) -> JSONValue {
        (report.costs.first { $0.model == model }?.perAccepted).map { .string($0.decimal) } ?? .null
    }

    private func median(_ model: String) -> JSONValue {
        guard let place = record.models.firstIndex(of: model),
            let measures = report.verdict.criteria.first(where: { $0.criterion == "latency_p50" })?.measures,
            measures.indices.contains(place),
            let measure = measures[place].first
        else { return .null }
        return .number(measure.value)
    }
}
