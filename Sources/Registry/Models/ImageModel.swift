/// A model that makes pictures. Models are values that are registered; nothing else in Easel knows which there are.
public protocol ImageModel: Sendable {
    /// What is known of it.
    var info: ModelInfo { get }

    /// Makes the task's pictures.
    ///
    /// The stream yields, for each of the task's `count` pictures, any number of `progress` and `partial` events and one
    /// `picture`, in any order over the pictures, and `usage` once before it ends. It throws `APIError` (or
    /// `CancellationError` when its consumer goes away: cancelling stops the work).
    func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error>

    /// The most that the task can cost; budgets reserve it before the work.
    func worstCase(of task: ImageTask) -> Money

    /// What the task is likely to cost, for estimates; nothing is held to it.
    func expectedCost(of task: ImageTask) -> Money
}

extension ImageModel {
    /// The task at the model's token rule and prices, with every prompt byte a token: no tokenizer makes more.
    public func worstCase(of task: ImageTask) -> Money {
        info.prices.cost(of: info.counting.estimate(of: task), images: task.count)
    }

    /// The task at the model's token rule and prices: for models whose pictures have fixed prices the worst case is the case.
    public func expectedCost(of task: ImageTask) -> Money {
        info.prices.cost(of: info.counting.estimate(of: task), images: task.count)
    }
}
