import API
import Pictures
import Registry
import Synchronization

/// A text model that gives the answers it was made with, one after the other, and the last one for ever; it remembers what it was asked.
final class ScriptedTextModel: TextModel {
    let info: ModelInfo
    let sees: Bool
    private let state: Mutex<(answers: [String], asked: [TextQuestion])>
    /// What every answer counts.
    static let usage = ImageUsage(textIn: 100, imageIn: 0, textOut: 50, imageOut: 0)

    init(
        _ answers: [String], id: String = "scripted", sees: Bool = true,
        prices: Prices = Prices(textIn: .dollars(10), textOut: .dollars(20))
    ) {
        var info = ModelInfo(id: id, provider: "test", kind: .text, summary: "Answers from a list.")
        info.prices = prices
        self.info = info
        self.sees = sees
        state = Mutex((answers, []))
    }

    var asked: [TextQuestion] { state.withLock { $0.asked } }

    func answer(_ question: TextQuestion) async throws -> TextAnswer {
        let text = state.withLock { state -> String in
            state.asked.append(question)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first ?? ""
        }
        if text == "hang" { try await Task.sleep(for: .seconds(60)) }
        return TextAnswer(text: text, usage: Self.usage)
    }

    func worstCase(of question: TextQuestion) -> Money { Money(nanodollars: 50_000_000) }

    func expectedCost(of question: TextQuestion) -> Money { Money(nanodollars: 3_000_000) }
}

extension TextQuestion {
    /// Its words.
    var words: String {
        parts.map { part in if case .text(let text) = part { text } else { "" } }.joined(separator: "\n")
    }

    /// Its pictures' formats.
    var pictures: [PictureFormat] {
        parts.compactMap { part in if case .picture(_, let format) = part { format } else { nil } }
    }
}
