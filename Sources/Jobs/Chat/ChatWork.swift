import API
import Registry
import Store

/// One conversation's run by its model, counted as it goes.
struct ChatWork {
    let task: ChatTask
    let model: any ChatModel

    /// How a run ended.
    struct Ending {
        var settlement: Settlement
        var usage: ChatUsage
        var isExact: Bool
        var snapshot: String?
        var error: (any Error)?
    }

    /// Runs the model; `pass` gets its events but the usage.
    func run(pass: (ChatEvent) -> Void) async -> Ending {
        let start = ContinuousClock.now
        var reported: (usage: ChatUsage, isExact: Bool)?
        var snapshot = task.snapshot
        var hasBegun = false
        var written = 0
        func ending(_ outcome: Settlement.Outcome, _ error: (any Error)? = nil) -> Ending {
            let usage: ChatUsage
            if let reported, Accounting.isPlausible(reported.usage.asImageUsage) {
                usage = reported.usage
            } else if hasBegun {
                // What an upstream billed for an answer that was broken off or that it did not count is not known: every byte counts as a token.
                usage = ChatUsage(input: task.mostInputTokens(perPicture: type(of: model).mostPictureTokens), output: written)
            } else {
                usage = .zero
            }
            let isExact = reported?.isExact ?? !hasBegun
            let settlement = Settlement(
                outcome, cost: model.info.prices.cost(of: usage.asImageUsage, images: 0), usage: usage.asImageUsage, isExact: isExact,
                images: 0, latency: ContinuousClock.now - start,
                errorCode: error.map { ($0 as? APIError)?.code ?? ($0 is CancellationError ? "cancelled" : "internal_error") })
            return Ending(settlement: settlement, usage: usage, isExact: isExact, snapshot: snapshot, error: error)
        }
        do {
            for try await event in model.events(for: task) {
                switch event {
                case .usage(let usage, let isExact):
                    reported = (usage, isExact)
                    continue
                case .started(let name): snapshot = name ?? snapshot
                case .text(_, let text, _), .refusal(_, let text), .arguments(_, _, let text): written += text.utf8.count
                case .call(_, _, let id, let name): written += id.utf8.count + name.utf8.count
                case .finished: break
                }
                hasBegun = true
                pass(event)
            }
            // A stream that ends because its consumer went away ends without an error.
            if Task.isCancelled { return ending(.cancelled, CancellationError()) }
            return ending(.succeeded)
        } catch {
            return ending(error is CancellationError || Task.isCancelled ? .cancelled : .failed, error)
        }
    }
}
