import Engine
import Foundation
import Registry

/// The engine's events as those of a conversation.
struct Telling {
    /// What was read and written so far.
    private(set) var usage = ChatUsage.zero
    private var calls: [Int]
    private let parallel: Bool
    /// Answers whose second call is not wanted.
    private var silenced: Set<Int> = []

    init(_ task: ChatTask) {
        calls = Array(repeating: 0, count: task.count)
        parallel = task.parallelCalls ?? true
    }

    /// What a conversation is told of an event.
    mutating func events(_ event: TextEvent) -> [ChatEvent] {
        switch event {
        case .prompt(let tokens, let cached):
            // However many answers there are, the conversation is read once.
            usage.input = tokens
            usage.cachedInput = cached
            return []
        case .text(let answer, let text, let tokens): return [.text(choice: answer, text, tokens: tokens.map(ChatToken.init))]
        case .call(let answer, let name):
            if !parallel, calls[answer] > 0 {
                silenced.insert(answer)
                return []
            }
            calls[answer] += 1
            let id = "call_" + UUID().uuidString.replacing("-", with: "").lowercased().prefix(24)
            return [.call(choice: answer, number: calls[answer] - 1, id: id, name: name)]
        case .arguments(let answer, let text):
            return silenced.contains(answer) ? [] : [.arguments(choice: answer, number: calls[answer] - 1, text)]
        case .finished(let answer, let reason, let used):
            usage.output += used.completion
            usage.acceptedPrediction += used.accepted
            usage.rejectedPrediction += used.rejected
            return [.finished(choice: answer, reason == .length ? .length : calls[answer] > 0 ? .toolCalls : .stop)]
        }
    }
}

extension ChatToken {
    init(_ token: TextEvent.Token) {
        self.init(
            text: String(decoding: token.bytes, as: UTF8.self), bytes: token.bytes, logProbability: Double(token.logprob),
            alternatives: token.alternatives.map {
                .init(text: String(decoding: $0.bytes, as: UTF8.self), bytes: $0.bytes, logProbability: Double($0.logprob))
            })
    }
}
