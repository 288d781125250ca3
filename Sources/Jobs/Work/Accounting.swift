import API
import Registry
import Store

/// Counts what work used.
struct Accounting {
    var task: ImageTask
    var model: any ImageModel

    /// More tokens of one kind than any model puts through in a request: such a report is a fault, not usage.
    private static let plausible = 0...4_000_000

    /// Whether a model's report can be true.
    static func isPlausible(_ usage: ImageUsage) -> Bool {
        let kinds = [
            usage.inputTokensDetails.textTokens, usage.inputTokensDetails.imageTokens, usage.inputTokensDetails.cachedTokens ?? 0,
            usage.outputTokensDetails.textTokens, usage.outputTokensDetails.imageTokens,
        ]
        return kinds.allSatisfy(plausible.contains)
    }

    /// What the whole work cost: by the model's report, or counted by its rule where it gave none.
    func settle(
        _ outcome: Settlement.Outcome, reported: (usage: ImageUsage, isExact: Bool)?, images: Int, latency: Duration, errorCode: String?
    )
        -> Settlement
    {
        if let reported, Self.isPlausible(reported.usage) {
            return Settlement(
                outcome, cost: model.info.prices.cost(of: reported.usage, images: images), usage: reported.usage,
                isExact: reported.isExact, images: images, latency: latency, errorCode: errorCode)
        }
        guard images > 0 else {
            var unused = Settlement.unused(outcome, errorCode: errorCode)
            unused.latency = latency
            return unused
        }
        // What an upstream billed for work that was broken off is not known: the finished pictures count at their worst.
        var done = task
        done.count = images
        let usage = model.info.counting.estimate(of: done)
        let cost = outcome == .succeeded ? model.info.prices.cost(of: usage, images: images) : model.worstCase(of: done)
        return Settlement(outcome, cost: cost, usage: usage, isExact: false, images: images, latency: latency, errorCode: errorCode)
    }
}
