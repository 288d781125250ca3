import API
import Compare
import Foundation
import Hummingbird
import Jobs
import Registry
import Server
import Store
import Synchronization

/// Prompts to compare on: read from files, from what an app was asked for, and questions drafted by a text model.
struct ComparePromptRoutes: Sendable {
    let studio: Studio

    static let entries: [RouteTable.Entry] = [
        .init(.post, "/studio/api/comparisons/prompts/read", "Reads prompts from text, CSV, GenEval, PartiPrompts or Easel's own format."),
        .init(.post, "/studio/api/comparisons/prompts/history", "Reads prompts from what an app was asked for."),
        .init(.post, "/studio/api/comparisons/prompts/atoms", "Has a text model draft the questions of prompts without any."),
    ]

    /// Prompts whose questions are drafted in one call.
    private static let mostDrafts = 200

    func add(to router: Router<EaselContext>) {
        router.post("/studio/api/comparisons/prompts/read") { request, context in
            _ = try context.require(.editor, changing: request)
            let (text, name, format) = try await studio.body(request) { fields in
                guard let text = try fields.string("text", limit: PromptSet.Limits.file) else { throw APIError.missing("text") }
                return (text, try fields.string("name", limit: 200), try fields.string("format", limit: 20))
            }
            let set = try await studio.beside { try PromptImporters.read(text, name: name, format: format) }
            return try Response.json(try JSONValue.encoding(set))
        }
        router.post("/studio/api/comparisons/prompts/history") { request, context in
            let visit = try context.require(.editor, changing: request)
            let (app, limit, visitors) = try await studio.body(request) { fields in
                guard let app = try fields.string("app", limit: 40) else { throw APIError.missing("app") }
                return (app, Int(try fields.integer("limit", in: 1...1000) ?? 100), try fields.bool("visitors") ?? false)
            }
            let prompts = try await AppHistory(studio.store.apps).prompts(of: app, limit: limit, includingVisitors: visitors)
            if visitors { try await studio.note("comparison.history", by: visit.person, subject: app, detail: ["visitors": .bool(true)]) }
            let set = PromptSet(name: "app:\(app)", summary: "\(prompts.count) prompts that the app was asked for.", prompts: prompts)
            return try Response.json(try JSONValue.encoding(set))
        }
        router.post("/studio/api/comparisons/prompts/atoms") { request, context in try await draft(request, context) }
    }

    private func draft(_ request: Request, _ context: EaselContext) async throws -> Response {
        let visit = try context.require(.editor, changing: request)
        let (given, name, estimates) = try await studio.body(request) { fields in
            guard let list = try fields.array("prompts") else { throw APIError.missing("prompts") }
            guard let model = try fields.string("model", limit: 256) else { throw APIError.missing("model") }
            return (try ComparisonForm.prompts(.array(list)), model, try fields.bool("estimate") ?? false)
        }
        let tally = Tally()
        let writer = AtomWriter(
            try studio.parts.registry.text(named: name).model, ledger: studio.store.ledger, for: visit.person.id, paid: tally.add)
        let bare = given.indices.filter { given[$0].atoms.isEmpty }
        guard bare.count <= Self.mostDrafts else {
            throw APIError.invalid("At most \(Self.mostDrafts) prompts are drafted at once; there are \(bare.count).", param: "prompts")
        }
        if estimates {
            return try Response.json(
                [
                    "prompts": .integer(Int64(bare.count)), "cost_usd": .string(writer.expectedCost(given).decimal),
                    "most_usd": .string(writer.worstCase(given).decimal),
                ] as JSONValue)
        }
        // Who leaves the page wants no more questions.
        let (prompts, drafted, last) = try await studio.parts.departures.cancelling(with: context.channel) {
            try await Self.drafted(given, bare, by: writer)
        }
        if drafted == 0, let last { throw last }
        try await studio.note("comparison.drafted", by: visit.person, subject: name, detail: ["prompts": .integer(Int64(drafted))])
        return try Response.json(
            [
                "prompts": try JSONValue.encoding(prompts), "drafted": .integer(Int64(drafted)), "cost_usd": .string(tally.sum.decimal),
                "left": .integer(Int64(bare.count - drafted)), "message": last.map { .string($0.message) } ?? .null,
            ] as JSONValue)
    }

    /// The prompts with drafts where one could be written, how many were, and what the last failure was.
    private static func drafted(_ given: [ComparePrompt], _ bare: [Int], by writer: AtomWriter) async throws -> (
        prompts: [ComparePrompt], drafted: Int, last: APIError?
    ) {
        var prompts = given
        var last: APIError?
        var drafted = 0
        // Four at a time: a chat model is asked for each prompt by itself.
        try await withThrowingTaskGroup(of: (Int, Result<ComparePrompt, any Error>).self) { group in
            var waiting = bare.makeIterator()
            func begin() -> Bool {
                guard let index = waiting.next() else { return false }
                let prompt = given[index]
                group.addTask {
                    do { return (index, .success(try await writer.atoms(for: prompt).prompt)) } catch { return (index, .failure(error)) }
                }
                return true
            }
            for _ in 0..<4 where !begin() { break }
            while let (index, result) = try await group.next() {
                switch result {
                case .success(let prompt):
                    prompts[index] = prompt
                    drafted += 1
                case .failure(let error as APIError): last = error
                case .failure(let error): throw error
                }
                _ = begin()
            }
        }
        return (prompts, drafted, last)
    }
}

/// Adds up what answers cost, from any task.
private final class Tally: Sendable {
    private let state = Mutex(Money.zero)

    var sum: Money { state.withLock { $0 } }

    @Sendable func add(_ money: Money) { state.withLock { $0 += money } }
}
