import API
import Foundation
import Registry
import Store

extension AppService {
    /// What a switch to another model would mean.
    public struct Report: Sendable {
        /// The model that draws now.
        public var before: ModelInfo
        /// The model in question.
        public var after: ModelInfo
        /// What becomes of each parameter.
        public var translation: AppTranslation
        /// The price of a run by the models' rules, now and then.
        public var cost: (before: Money, after: Money)
        /// What this app's runs say of each model, and what all apps' runs do.
        public var evidence: [ModelEvidence]
    }

    /// What a switch of an app to `model` would mean; throws `APIError.modelNotFound`.
    public func report(_ slug: String, to model: String) async throws -> Report {
        let app = try await app(slug)
        let text = try await app.published.asyncMap { try await store.apps.version(slug, $0)?.definition } ?? app.draft
        let definition = try Self.definition(text ?? app.draft)
        let before = try registry.resolve(app.state.stable?.model ?? definition.model)
        let after = try registry.resolve(model)
        guard after.model.info.image != nil else {
            throw APIError.unsupportedParameter("model", model: model, because: "it does not make pictures.")
        }
        let values = definition.parameters.compactMapValues(\.value)
        var translation = AppTranslation(values, for: after.model.info)
        translation.addParts(of: definition)
        let cost = (try price(definition, values, before), try price(definition, translation.values, after))
        var evidence = try await store.apps.evidence(slug, byArm: false, since: nil)
        if !evidence.contains(where: { $0.model == after.model.info.id }) {
            evidence += try await store.apps.evidence(nil, byArm: false, since: nil).filter { $0.model == after.model.info.id }
        }
        return Report(before: before.model.info, after: after.model.info, translation: translation, cost: cost, evidence: evidence)
    }

    /// What a run costs at most by a model's own rules.
    private func price(_ app: AppDefinition, _ values: ParameterValues, _ resolved: ResolvedModel) throws -> Money {
        var parameters = ImageParameters(prompt: app.prompt)
        _ = AppParameter.set(AppTranslation(values, for: resolved.model.info).values, in: &parameters)
        let task = try ImageTask(.generate, parameters, by: resolved, newSeed: { 0 })
        return resolved.model.worstCase(of: task)
    }

    /// Gives an app another model: everybody at once (`share` 100) or a share of its visitors.
    ///
    /// - Throws: `APIError.conflict` where the model cannot do what the app needs; `invalid` for a share outside 1...50 and 100.
    public func switchModel(_ slug: String, to arm: AppArm, share: Int, author: String?) async throws -> AppRecord {
        guard share == 100 || (1...50).contains(share) else {
            throw APIError.invalid("A share is 1 to 50, or 100 for everybody.", param: "share")
        }
        let report = try await report(slug, to: arm.model)
        if let block = report.translation.entries.first(where: \.blocks) {
            throw APIError.conflict("'\(arm.model)' cannot do what this app needs. \(block.sentence)")
        }
        if share == 100 {
            return try await store.apps.change(slug, .switched, undoing: nil, author: author) { _ in (SwitchState(stable: arm), nil) }
        }
        let running = try await app(slug).state.canary
        return try await store.apps.change(slug, running?.arm == arm ? .share : .canary, undoing: nil, author: author) { app in
            // A trial that goes on keeps its name, so that visitors keep their model when the share grows.
            let same = app.state.canary.flatMap { $0.arm == arm ? $0 : nil }
            let canary = SwitchState.Canary(id: same?.id ?? Identifier.make("switch"), arm: arm, share: share, since: same?.since ?? Date())
            return (SwitchState(stable: app.state.stable, canary: canary), nil)
        }
    }

    /// Gives the model on trial to everybody; throws `APIError.conflict` where there is none.
    public func promote(_ slug: String, author: String?) async throws -> AppRecord {
        try await store.apps.change(slug, .promoted, undoing: nil, author: author) { app in
            guard let canary = app.state.canary else { throw APIError.conflict("No model is on trial.") }
            return (SwitchState(stable: canary.arm), nil)
        }
    }

    /// Takes the last change of models back that was not taken back yet. Nothing goes out of the history.
    public func undo(_ slug: String, author: String?) async throws -> AppRecord {
        let history = try await store.apps.history(slug)
        let undone = Set(history.compactMap(\.undoes))
        guard let last = history.first(where: { $0.kind != .undone && !undone.contains($0.id) }) else {
            throw APIError.conflict("There is no switch to take back.")
        }
        return try await store.apps.change(slug, .undone, undoing: last.id, author: author) { _ in (last.earlier, nil) }
    }

    /// A model to go on with when this one is shut down, and why; `nil` where there is none.
    public func successor(of slug: String) async throws -> (model: ModelInfo, reasons: [String])? {
        let app = try await app(slug)
        let current = app.state.stable?.model
        var best: (info: ModelInfo, report: Report, dropped: Int)?
        for model in registry.models where model.info.image != nil && model.info.shutdownDate == nil {
            guard let report = try? await report(slug, to: model.info.id), !report.translation.isBlocked, report.before.id != model.info.id,
                model.info.id != current
            else { continue }
            let dropped =
                report.translation.entries.count { $0.verdict == .dropped } * 2 + report.translation.entries.count { $0.verdict == .mapped }
            if let found = best, (found.dropped, found.report.cost.after) <= (dropped, report.cost.after) { continue }
            best = (model.info, report, dropped)
        }
        guard let best else { return nil }
        let entries = best.report.translation.entries
        var reasons = ["No shutdown date is known for it."]
        let kept = entries.count { $0.verdict == .same }
        reasons.append(
            kept == entries.count ? "Every parameter of the app stays." : "\(kept) of \(entries.count) parameters stay as they are.")
        let (before, after) = best.report.cost
        reasons.append(after == .zero ? "A run costs nothing." : "A run costs up to \(after) instead of \(before).")
        return (best.info, reasons)
    }
}
