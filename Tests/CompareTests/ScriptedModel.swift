import API
import Registry
import Synchronization

/// A text model that gives the answers it was made with, one after the other, and the last one for ever.
final class ScriptedModel: TextModel {
    let info = ModelInfo(id: "scripted", provider: "test", kind: .text, summary: "Answers from a list.")
    let sees = false
    private let answers: Mutex<[String]>

    init(_ answers: [String]) { self.answers = Mutex(answers) }

    func answer(_ question: TextQuestion) async throws -> TextAnswer {
        let text = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? "" }
        return TextAnswer(text: text, usage: ImageUsage(textIn: 1, imageIn: 0, textOut: 1, imageOut: 0))
    }

    func worstCase(of question: TextQuestion) -> Money { .zero }

    func expectedCost(of question: TextQuestion) -> Money { .zero }
}
