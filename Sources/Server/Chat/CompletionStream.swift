import API
import Hummingbird
import Jobs
import NIOCore
import Registry

/// Streams a completion in OpenAI's order of chunks: each answer's role first, its pieces, its end, then the usage where it was asked for, `[DONE]`.
///
/// The head goes out only once the model has begun, so that whatever is refused before is an ordinary error response, not an event.
struct CompletionStream {
    private let wire: CompletionWire
    private let includesUsage: Bool
    private var snapshot: String?
    private var begun: Set<Int> = []

    private init(_ wire: CompletionWire, includesUsage: Bool) {
        self.wire = wire
        self.includesUsage = includesUsage
    }

    /// The response; `memory` is held until it is over.
    static func response(
        _ events: AsyncThrowingStream<ChatWorkEvent, any Error>, _ wire: CompletionWire, includesUsage: Bool, memory: HeldMemory
    ) async throws -> Response {
        var iterator = events.makeAsyncIterator()
        let first = try await iterator.next()
        let rest = Handed(iterator)
        let body = ResponseBody { writer in
            var stream = CompletionStream(wire, includesUsage: includesUsage)
            var iterator = rest.value
            do {
                var next = first
                while let event = next {
                    for chunk in stream.chunks(for: event) { try await writer.write(Self.frame(chunk.encoded())) }
                    next = try await iterator.next()
                }
                try await writer.write(Self.frame(Array("[DONE]".utf8)))
            } catch let error as APIError {
                try await writer.write(ImageEventStream.failure(error))
            } catch is CancellationError {
                try await writer.write(ImageEventStream.failure(.cancelled))
            }
            try await writer.finish(nil)
            withExtendedLifetime(memory) {}
        }
        var response = Response(status: .ok, body: body)
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    private static func frame(_ data: [UInt8]) -> ByteBuffer { ByteBuffer(bytes: ServerSentEvent(data: data).encoded) }

    private mutating func chunks(for event: ChatWorkEvent) -> [JSONValue] {
        switch event {
        case .finished(let summary):
            guard includesUsage else { return [] }
            let usage = CompletionWire.usage(summary.usage)
            return [wire.chunk([], snapshot: snapshot, usage: usage, easel: CompletionWire.facts(summary))]
        case .model(.started(let name)):
            snapshot = name
            return []
        case .model(.text(let index, let text, let tokens)):
            return opening(index, says: true) + [chunk(wire.delta(index, ["content": .string(text)], tokens: tokens))]
        case .model(.refusal(let index, let text)):
            return opening(index, says: false) + [chunk(wire.delta(index, ["refusal": .string(text)]))]
        case .model(.call(let index, let number, let id, let name)):
            return opening(index, says: false) + [chunk(wire.delta(index, call(number, id: id, name: name, "")))]
        case .model(.arguments(let index, let number, let text)): return [chunk(wire.delta(index, call(number, text)))]
        case .model(.finished(let index, let reason)): return opening(index, says: true) + [chunk(wire.delta(index, [:], reason: reason))]
        case .model(.usage): return []
        }
    }

    /// The chunk that gives an answer's role, before its first piece.
    private mutating func opening(_ index: Int, says: Bool) -> [JSONValue] {
        guard begun.insert(index).inserted else { return [] }
        return [chunk(wire.delta(index, ["role": "assistant", "content": says ? "" : .null, "refusal": nil]))]
    }

    private func chunk(_ choice: JSONValue) -> JSONValue { wire.chunk([choice], snapshot: snapshot, usage: includesUsage ? .null : nil) }

    private func call(_ number: Int, id: String? = nil, name: String? = nil, _ arguments: String) -> [String: JSONValue] {
        var function: [String: JSONValue] = ["arguments": .string(arguments)]
        if let name { function["name"] = .string(name) }
        if wire.usesFunctions { return ["function_call": .object(function)] }
        var call: [String: JSONValue] = ["index": .integer(Int64(number)), "function": .object(function)]
        if let id {
            call["id"] = .string(id)
            call["type"] = "function"
        }
        return ["tool_calls": [.object(call)]]
    }
}

/// Hands a value from the task that made it to the one task that goes on with it.
private struct Handed<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
