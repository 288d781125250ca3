import API
import Compare
import Foundation
import Store

/// How a comparison stands, as its page gets it again and again.
struct ComparisonState {
    private let progress: ComparisonProgress
    private let cells: [CellRecord]
    private let votes: Int
    private let answers: Int
    private let mayEdit: Bool

    /// Reads it; throws `APIError.notFound`.
    init(_ id: String, _ compare: CompareService, for person: Person) async throws {
        progress = try await compare.progress(id)
        cells = try await compare.store.compare.cells(id)
        votes = try await compare.store.compare.votes(id).count { !$0.rater.isJudge }
        answers = try await compare.store.compare.answers(id).count
        mayEdit = person.role >= .editor
    }

    var json: JSONValue {
        let record = progress.record
        var counts: [String: JSONValue] = [:]
        for status in CellRecord.Status.allCases { counts[status.rawValue] = .integer(Int64(progress.cells[status] ?? 0)) }
        var judging = JSONValue.null
        if progress.questions > 0 {
            judging = [
                "done": .integer(Int64(progress.answered + progress.unanswered)), "total": .integer(Int64(progress.questions)),
            ]
        }
        return [
            "id": .string(record.id), "title": .string(record.title), "status": .string(record.status.rawValue),
            "reason": record.reason.map { .string($0) } ?? .null, "counts": .object(counts), "planned": .integer(Int64(progress.pictures)),
            "cells": .string(String(cells.map { Self.letters[$0.status] ?? "w" })), "spent_usd": .string(progress.spending.spent.decimal),
            "budget_usd": record.budget.map { .string($0.decimal) } ?? .null, "votes": .integer(Int64(votes)),
            "answers": .integer(Int64(answers)), "judging": judging, "app": record.app.map { .string($0) } ?? .null,
            "mayEdit": .bool(mayEdit),
        ]
    }

    private static let letters: [CellRecord.Status: Character] = [
        .waiting: "w", .queued: "q", .done: "d", .refused: "r", .failed: "f", .skipped: "s",
    ]

    /// What of a comparison never changes.
    static func fixed(_ spec: ComparisonSpec) -> [String: JSONValue] {
        [
            "contestants": .array(
                spec.contestants.map {
                    ["model": .string($0.model), "provider": .string($0.provider), "kind": .string($0.kind.rawValue)]
                }),
            "prompts": .array(spec.prompts.map { .string($0.prompt) }), "seeds": .integer(Int64(spec.seeds)),
        ]
    }
}
