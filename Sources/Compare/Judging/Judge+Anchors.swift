import API
import Foundation
import Registry
import Store

extension Judge {
    /// Earlier questions that are asked again, and how many there have to be.
    static let anchors = 20
    static let fewestAnchors = 5

    /// Asks the judge a fixed sample of what it answered in other comparisons again, once a comparison, and notes how often it answers as before:
    /// an upstream may change a model under its name.
    ///
    /// - Throws: `CancellationError`, or what the store throws.
    func checkAnchors() async throws {
        guard try await !store.compare.anchorChecks(comparison.id).contains(where: { $0.judge == model.model.info.id }) else { return }
        let sample = try await anchorSample()
        guard sample.count >= Self.fewestAnchors else { return }
        var record = AnchorRecord(
            comparison: comparison.id, judge: model.model.info.id, reported: nil, asked: 0, agreed: 0, created: Date())
        do {
            for (inquiry, before) in sample {
                let asked = try await ask(inquiry)
                try await store.ledger.settle(asked.reservation, asked.settlement)
                record.reported = asked.reported ?? record.reported
                guard let now = asked.reading else { continue }
                let (count, agreed) = before.agreement(with: now)
                record.asked += count
                record.agreed += agreed
            }
        } catch is APIError {
            // The check is worth no pause: what it found so far counts, and where it found nothing it is made when the work goes on.
            if record.asked == 0 { return }
        }
        try await store.compare.note(record)
    }

    /// What would be asked again.
    func anchorSample() async throws -> [(inquiry: JudgeInquiry, reading: JudgeReading)] {
        let old = try await store.compare.anchors(of: model.model.info.id, outside: comparison.id, limit: 4 * Self.anchors)
        let sample = old.filter { $0.snapshot == model.snapshot }.compactMap { record in
            JudgeInquiry(json: record.question).flatMap { inquiry in JudgeReading(json: record.answer).map { (inquiry, $0) } }
        }
        return Array(sample.filter { $0.0.pictures.allSatisfy(store.blobs.contains) }.prefix(Self.anchors))
    }
}
