import Jobs
import Registry

/// Answers put together from what the work tells, for endpoints that send them whole.
package struct GatheredAnswer: Sendable {
    /// The answers in their order.
    package private(set) var choices: [Choice]
    /// What the work came to, once it is over.
    package private(set) var summary: ChatSummary?
    /// The snapshot that answers, where one is named.
    package private(set) var snapshot: String?

    /// Nothing yet of `count` answers.
    package init(count: Int) { choices = Array(repeating: Choice(), count: count) }

    /// One answer.
    package struct Choice: Sendable {
        /// What it says; `nil` where it says nothing.
        package var text: String?
        /// Why it declines.
        package var refusal: String?
        /// The tools that it calls.
        package var calls: [ChatCall] = []
        /// Its tokens, where they were asked for.
        package var tokens: [ChatToken] = []
        /// Why it ended.
        package var reason = ChatEvent.FinishReason.stop
    }

    /// Takes the next event.
    package mutating func take(_ event: ChatWorkEvent) {
        switch event {
        case .finished(let summary): self.summary = summary
        case .model(let event): take(event)
        }
    }

    /// Takes a model's next event.
    package mutating func take(_ event: ChatEvent) {
        switch event {
        case .started(let name): snapshot = name
        case .text(let choice, let text, let tokens):
            change(choice) {
                $0.text = ($0.text ?? "") + text
                $0.tokens += tokens
            }
        case .refusal(let choice, let text): change(choice) { $0.refusal = ($0.refusal ?? "") + text }
        case .call(let choice, _, let id, let name): change(choice) { $0.calls.append(ChatCall(id: id, name: name, arguments: "")) }
        case .arguments(let choice, let number, let text):
            change(choice) { if $0.calls.indices.contains(number) { $0.calls[number].arguments += text } }
        case .finished(let choice, let reason): change(choice) { $0.reason = reason }
        case .usage: break
        }
    }

    private mutating func change(_ choice: Int, _ change: (inout Choice) -> Void) {
        if choices.indices.contains(choice) { change(&choices[choice]) }
    }
}
