import API
import Logging
import Pictures
import Registry
import Store

/// One task's way through its model: what comes is checked, marked and passed on, what was used is counted.
struct Work: Sendable {
    var task: ImageTask
    var resolved: ResolvedModel
    var version: String
    var tool: String
    var logger: Logger

    /// A finished picture on its way to the request and to the store.
    struct Product: Sendable {
        var picture: WorkPicture
        var recipe: String
    }

    /// How the work ended.
    struct Ending: Sendable {
        var settlement: Settlement
        var choices: ResolvedChoices
        var notes: [String]
        /// Why it did not succeed; `CancellationError` where its consumer went away.
        var error: (any Error)?
    }

    private struct Progress {
        var choices = ResolvedChoices()
        var usage: (usage: ImageUsage, isExact: Bool)?
        var done: Set<Int> = []
        var notes: [String] = []
    }

    /// Runs the model. `pass` hears everything but pictures and the end, `take` each picture as it is finished.
    func run(pass: (WorkEvent) -> Void, take: (Product) async throws -> Void) async -> Ending {
        let clock = ContinuousClock()
        let start = clock.now
        var progress = Progress()
        progress.notes = task.stamp?.notes ?? []
        var failure: (any Error)?
        do {
            for try await event in resolved.model.pictures(for: task) {
                try await hear(event, &progress, pass, take)
            }
            // A cancelled consumer's stream ends without an error.
            try Task.checkCancellation()
            guard progress.done.count == task.count else {
                throw APIError.upstream("The model '\(task.model)' ended after \(progress.done.count) of \(task.count) pictures.")
            }
        } catch {
            failure = Task.isCancelled ? CancellationError() : error
        }
        if let reported = progress.usage, !Accounting.isPlausible(reported.usage) {
            logger.warning("The model reported usage that cannot be; counting by rule.", metadata: ["model": "\(task.model)"])
        }
        let outcome: Settlement.Outcome = failure == nil ? .succeeded : failure is CancellationError ? .cancelled : .failed
        let settlement = Accounting(task: task, model: resolved.model).settle(
            outcome, reported: progress.usage, images: progress.done.count, latency: clock.now - start,
            errorCode: failure.map { ($0 as? APIError)?.code ?? ($0 is CancellationError ? "cancelled" : "internal_error") })
        return Ending(settlement: settlement, choices: progress.choices, notes: progress.notes, error: failure)
    }

    private func hear(
        _ event: ImageEvent, _ progress: inout Progress, _ pass: (WorkEvent) -> Void, _ take: (Product) async throws -> Void
    ) async throws {
        switch event {
        case .progress(let index, let fraction, let step, let steps):
            guard (0..<task.count).contains(index), fraction.isFinite else { return }
            pass(.progress(index: index, fraction: min(max(fraction, 0), 1), step: step, steps: steps))
        case .partial(let index, let number, let picture):
            guard (0..<task.count).contains(index), !progress.done.contains(index) else { return }
            // A preview that cannot be marked is not shown; the picture itself will tell.
            guard let marked = try? marking.preview(picture) else { return }
            pass(.partial(index: index, number: number, picture: marked))
        case .resolved(let choices):
            progress.choices = choices
            pass(.resolved(choices))
        case .usage(let usage, let isExact): progress.usage = (usage, isExact)
        case .picture(let index, let finished):
            guard (0..<task.count).contains(index), progress.done.insert(index).inserted else {
                logger.warning("The model made a picture nobody asked for.", metadata: ["model": "\(task.model)", "index": "\(index)"])
                return
            }
            let choices = complete(progress.choices, finished.picture)
            progress.choices = choices
            let (picture, recipe) = try marking.finished(finished, index: index, choices: choices)
            for note in finished.notes where !progress.notes.contains(note) { progress.notes.append(note) }
            try await take(
                Product(
                    picture: WorkPicture(
                        index: index, picture: picture, imageID: nil, seed: task.seed(of: index), revisedPrompt: finished.revisedPrompt,
                        notes: finished.notes), recipe: recipe))
        }
    }

    private var marking: Marking { Marking(task: task, version: version, tool: tool) }

    /// What was resolved, in this order: by the request, by the model, by the picture itself, by the model's standards.
    private func complete(_ told: ResolvedChoices, _ picture: EncodedPicture) -> ResolvedChoices {
        ResolvedChoices(
            size: told.size ?? PixelSize(picture.width, picture.height),
            quality: task.quality ?? told.quality ?? resolved.model.info.image?.standardQuality ?? .medium,
            background: task.background ?? told.background ?? .opaque)
    }
}
