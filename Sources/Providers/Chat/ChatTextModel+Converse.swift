import API
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import Registry

extension ChatTextModel: ChatModel {
    /// Sends the conversation upstream and hands on what comes as it comes.
    public func events(for task: ChatTask) -> AsyncThrowingStream<ChatEvent, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    try await converse(task) { continuation.yield($0) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    /// A server that does not know a field without which the conversation is the same is asked again without it, now and later.
    private func converse(_ task: ChatTask, _ yield: (ChatEvent) -> Void) async throws {
        let body = ConversationBody(task: task, model: task.snapshot == info.snapshots.first ? chat.model : task.snapshot ?? chat.model)
        var left = chat.habits.unknownAndHarmless
        while true {
            do {
                try await send(body.bytes(without: left), task, yield)
                return chat.habits.note(left)
            } catch let error as APIError where (error.status == 400 || error.status == 422) && !error.isRefusal {
                guard let fields = ChatHabits.harmlessFields(refusedBy: error, among: body.optionalFields.subtracting(left)) else {
                    throw error
                }
                left.formUnion(fields)
            }
        }
    }

    private func send(_ body: [UInt8], _ task: ChatTask, _ yield: (ChatEvent) -> Void) async throws {
        let client = chat.client
        var attempt = 0
        while true {
            var reader = CompletionReader(count: task.count)
            do {
                let response = try await client.post("/chat/completions", contentType: "application/json", after: attempt) {
                    .bytes(ByteBuffer(bytes: body))
                }
                return try await read(response, task, &reader, yield)
            } catch let error as APIError {
                throw error
            } catch is DecodingError {
                throw APIError.upstream("The upstream '\(client.name)' sent an answer that is no chat completion.")
            } catch {
                if Task.isCancelled || error is CancellationError { throw CancellationError() }
                // Nothing was handed on yet, so an answer that broke off is as good as a connection that failed.
                guard !reader.hasBegun, attempt < client.rules.retries else {
                    throw UpstreamClient.fault(of: error, name: client.name, timeout: 0)
                }
                attempt += 1
                try await Task.sleep(for: .seconds(client.rules.delay(attempt: attempt, headers: nil)))
            }
        }
    }

    private func read(
        _ response: HTTPClientResponse, _ task: ChatTask, _ reader: inout CompletionReader, _ yield: (ChatEvent) -> Void
    ) async throws {
        var isDone = false
        if response.headers.first(name: "content-type")?.hasPrefix("text/event-stream") == true {
            isDone = try await readStream(response, &reader, yield)
        } else {
            let whole = Data(buffer: try await response.body.collect(upTo: CompletionReader.longest))
            try refuseFault(whole, "failed")
            for event in try reader.events(of: try ChatCompletion(whole)) { yield(event) }
            isDone = true
        }
        guard let rest = reader.ending(of: task, perPicture: Self.pictureTokens, isSaidToBeDone: isDone) else {
            throw APIError.upstream("The upstream '\(chat.client.name)' broke off in the middle of its answer.")
        }
        for event in rest { yield(event) }
    }

    /// Reads a stream to its end; whether the server said that it is done.
    private func readStream(_ response: HTTPClientResponse, _ reader: inout CompletionReader, _ yield: (ChatEvent) -> Void) async throws
        -> Bool
    {
        var parser = ServerSentEventParser(limit: CompletionReader.longest)
        do {
            for try await chunk in response.body {
                for event in try parser.feed(chunk.readableBytesView) {
                    if event.data == Array("[DONE]".utf8) { return true }
                    let data = Data(event.data)
                    try refuseFault(data, "failed while it wrote")
                    for event in try reader.events(of: try ChatCompletion(data)) { yield(event) }
                }
            }
        } catch let error where reader.isComplete && !(error is APIError || error is DecodingError || Task.isCancelled) {
            // The connection went after the last word: nothing is missing but, at worst, the usage.
        }
        return false
    }

    /// Throws what an upstream says went wrong in place of an answer.
    private func refuseFault(_ data: Data, _ what: String) throws {
        // A cheap look first: nearly every chunk is none.
        guard data.range(of: Data("\"error\"".utf8)) != nil, let envelope = try? JSONDecoder().decode(APIError.Envelope.self, from: data)
        else {
            return
        }
        throw APIError.upstream("The upstream '\(chat.client.name)' \(what): \(envelope.error.message.prefix(500))")
    }
}
