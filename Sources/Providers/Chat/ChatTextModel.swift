import API
import Foundation
import Pictures
import Registry

/// A model of a chat server: it converses, and answers single questions, about pictures too where it sees.
public struct ChatTextModel: TextModel {
    /// What is known of it.
    public let info: ModelInfo
    /// Whether its messages may hold pictures.
    public let sees: Bool
    let chat: ChatClient

    /// Tokens that a picture of up to 1024 pixels a side usually counts; `mostPictureTokens` at most: GPT models of the patch kind count 32-pixel
    /// patches, up to 1,536 of them, times up to 2.46 (nano); those of the tile kind 85 and 170 a tile. Source: OpenAI's guide to images as input,
    /// 2026-11.
    static let pictureTokens = 1_400

    /// The text model `upstreamID` of `client`'s server.
    public init(info: ModelInfo, upstreamID: String, sees: Bool, client: UpstreamClient) {
        self.info = info
        self.sees = sees
        chat = ChatClient(client: client, model: upstreamID)
    }

    /// Asks for one answer.
    public func answer(_ question: TextQuestion) async throws -> TextAnswer {
        var messages: [ChatClient.Message] = []
        if !question.system.isEmpty { messages.append(.init(role: "system", content: question.system)) }
        messages.append(.init(role: "user", parts: question.parts))
        var options = ChatClient.Options(maxTokens: question.maxTokens)
        options.schema = question.schema.map { ("answer", $0) }
        options.seed = question.seed
        options.temperature = question.temperature
        options.alternatives = question.alternatives
        let answer = try await chat.ask(messages, options)
        return TextAnswer(
            text: answer.text, snapshot: answer.snapshot,
            usage: ImageUsage(
                textIn: answer.promptTokens, imageIn: 0, cachedIn: answer.cachedTokens > 0 ? answer.cachedTokens : nil,
                textOut: answer.completionTokens, imageOut: 0),
            tokens: answer.tokens, isCut: answer.isCut)
    }

    /// Every byte of text a token, every picture at its largest, the answer as long as it may be.
    public func worstCase(of question: TextQuestion) -> Money {
        cost(question, perByte: 1, perPicture: Self.mostPictureTokens, out: question.maxTokens)
    }

    /// Four bytes of text a token, and an answer a quarter as long as it may be.
    public func expectedCost(of question: TextQuestion) -> Money {
        cost(question, perByte: 0.25, perPicture: Self.pictureTokens, out: question.maxTokens / 4)
    }

    private func cost(_ question: TextQuestion, perByte: Double, perPicture: Int, out: Int) -> Money {
        var bytes = question.system.utf8.count + (question.schema?.encoded().count ?? 0) + 64
        var pictures = 0
        for part in question.parts {
            switch part {
            case .text(let text): bytes += text.utf8.count
            case .picture: pictures += 1
            }
        }
        let text = Int((Double(bytes) * perByte).rounded(.up)) + pictures * perPicture
        return info.prices.cost(of: ImageUsage(textIn: text, imageIn: 0, textOut: out, imageOut: 0), images: 0)
    }
}
