import API
import Registry

/// Turns an upstream's chunks into a conversation's events, and says at the end what it came to.
struct CompletionReader {
    /// The largest answer that is read, in bytes: far more than any model writes.
    static let longest = 64 << 20

    private let count: Int
    private var calls: [Int: [Call]] = [:]
    private var finished: Set<Int> = []
    private var usage: ChatUsage?
    private var written = 0
    private var hasStarted = false

    private struct Call {
        var index: Int?
        var id: String?
    }

    /// A reader of `count` answers.
    init(count: Int) { self.count = count }

    /// Whether anything was handed on.
    var hasBegun: Bool { hasStarted }
    /// Whether every answer ended.
    var isComplete: Bool { finished.count >= count }

    /// The events that a chunk, or a whole answer, brings.
    mutating func events(of completion: ChatCompletion) throws -> [ChatEvent] {
        var events: [ChatEvent] = []
        if !hasStarted {
            hasStarted = true
            events.append(.started(snapshot: completion.model))
        }
        if let counted = completion.usage?.counted { usage = counted }
        for choice in completion.choices {
            let index = choice.index ?? 0
            guard index >= 0, index < count else { continue }
            let tokens = choice.logprobs?.chatTokens ?? []
            if let reply = choice.delta ?? choice.message {
                if let text = reply.content, !text.isEmpty || !tokens.isEmpty {
                    written += text.utf8.count
                    events.append(.text(choice: index, text, tokens: tokens))
                }
                if let refusal = reply.refusal, !refusal.isEmpty {
                    written += refusal.utf8.count
                    events.append(.refusal(choice: index, refusal))
                }
                for call in reply.toolCalls ?? [] { take(call, choice: index, &events) }
            }
            if let reason = choice.finishReason, finished.insert(index).inserted {
                events.append(.finished(choice: index, Self.reason(reason)))
            }
        }
        guard written <= Self.longest else { throw APIError.upstream("The upstream's answer is too long.") }
        return events
    }

    /// The events that end a stream: what was not ended, and the usage. `nil` where the answer broke off.
    ///
    /// - Parameter isSaidToBeDone: Whether the server said so, or sent it whole.
    func ending(of task: ChatTask, perPicture: Int, isSaidToBeDone: Bool) -> [ChatEvent]? {
        guard hasStarted, isComplete || isSaidToBeDone else { return nil }
        var events: [ChatEvent] = (0..<count).filter { !finished.contains($0) }.map {
            .finished(choice: $0, calls[$0] == nil ? .stop : .toolCalls)
        }
        if let usage {
            events.append(.usage(usage, isExact: true))
        } else {
            // Four bytes a token, as for estimates.
            let pictures = task.messages.reduce(0) { $0 + $1.parts.count { if case .picture = $0 { true } else { false } } }
            let words = task.mostInputTokens(perPicture: 0)
            events.append(.usage(ChatUsage(input: (words + 3) / 4 + pictures * perPicture, output: (written + 3) / 4), isExact: false))
        }
        return events
    }

    /// A call, or a piece of one. Some servers number no calls, or give every one the same number and another id.
    private mutating func take(_ call: ChatCompletion.Call, choice: Int, _ events: inout [ChatEvent]) {
        var known = calls[choice] ?? []
        let place: Int? =
            if let index = call.index {
                known.lastIndex { $0.index == index && (call.id == nil || call.id == "" || $0.id == call.id) }
            } else if let id = call.id, !id.isEmpty {
                known.lastIndex { $0.id == id }
            } else {
                call.function?.name == nil ? known.indices.last : nil
            }
        let number: Int
        if let place {
            number = place
        } else {
            number = known.count
            let id = call.id.flatMap { $0.isEmpty ? nil : $0 }
            known.append(Call(index: call.index, id: id))
            calls[choice] = known
            events.append(
                .call(
                    choice: choice, number: number, id: id ?? "call_\(choice)_\(number)_\(UInt32.random(in: 0 ... .max))",
                    name: call.function?.name ?? ""))
        }
        if let arguments = call.function?.arguments, !arguments.isEmpty {
            written += arguments.utf8.count
            events.append(.arguments(choice: choice, number: number, arguments))
        }
    }

    private static func reason(_ word: String) -> ChatEvent.FinishReason {
        switch word {
        case "function_call": .toolCalls
        case "max_tokens": .length
        default: ChatEvent.FinishReason(rawValue: word) ?? .stop
        }
    }
}
