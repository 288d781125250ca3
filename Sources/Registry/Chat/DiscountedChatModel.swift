import API

/// A model at a share of its price, for work that its maker bills so: batches.
public struct DiscountedChatModel: ChatModel {
    /// What is known of it, with the lower prices.
    public let info: ModelInfo
    private let model: any ChatModel

    /// `model` at `percent` of its price.
    public init(_ model: any ChatModel, percent: Int) {
        var info = model.info
        info.prices = info.prices.scaled(percent: percent)
        self.info = info
        self.model = model
    }

    /// Whether its messages may hold pictures.
    public var sees: Bool { model.sees }

    /// The model's own events.
    public func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error> { model.events(for: task) }

    /// The model's own answer.
    public func answer(_ question: TextQuestion) async throws -> TextAnswer { try await model.answer(question) }

    /// The most that an answer costs at the full price.
    public func worstCase(of question: TextQuestion) -> Money { model.worstCase(of: question) }
}

extension Prices {
    /// A share of the prices; half a nanodollar rounds up.
    public func scaled(percent: Int) -> Prices {
        func share(_ money: Money) -> Money { Money(nanodollars: (money.nanodollars * Int64(percent) + 50) / 100) }
        return Prices(
            textIn: share(textIn), cachedTextIn: cachedTextIn.map(share), imageIn: share(imageIn), cachedImageIn: cachedImageIn.map(share),
            textOut: share(textOut), imageOut: share(imageOut), perImage: share(perImage))
    }
}
