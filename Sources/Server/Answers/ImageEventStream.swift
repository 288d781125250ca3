import API
import Foundation
import Hummingbird
import Jobs
import NIOCore
import Pictures
import Registry

/// Streams an image request's work as server-sent events.
///
/// The head goes out only once the work has begun to tell something, so that whatever is refused before (budgets, full
/// queues, an upstream's 400) is an ordinary error response, not an event.
struct ImageEventStream {
    let task: ImageTask
    private let prefix: String
    private var choices = ResolvedChoices()
    private var waiting: [WorkPicture] = []

    init(task: ImageTask) {
        self.task = task
        prefix = task.operation == .generate ? "image_generation" : "image_edit"
        choices = ResolvedChoices(size: task.size, quality: task.quality, background: task.background)
    }

    static func response(task: ImageTask, events: AsyncThrowingStream<WorkEvent, any Error>) async throws -> Response {
        var iterator = events.makeAsyncIterator()
        let first = try await iterator.next()
        let rest = Unchecked(iterator)
        let body = ResponseBody { writer in
            var stream = ImageEventStream(task: task)
            var iterator = rest.value
            do {
                var next = first
                while let event = next {
                    for buffers in try stream.events(for: event) { try await writer.write(contentsOf: buffers) }
                    next = try await iterator.next()
                }
            } catch let error as APIError {
                try await writer.write(Self.failure(error))
            } catch is CancellationError {
                try await writer.write(Self.failure(.cancelled))
            }
            try await writer.finish(nil)
        }
        var response = Response(status: .ok, body: body)
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    /// An error in mid-stream, as OpenAI sends it: data without an event's name.
    static func failure(_ error: APIError) -> ByteBuffer {
        let json = (try? JSONEncoder().encode(error.envelope)) ?? Data()
        return ByteBuffer(bytes: ServerSentEvent(data: [UInt8](json)).encoded)
    }

    /// The wire events that one event of the work makes. A completed picture waits for the summary, which has its usage.
    private mutating func events(for event: WorkEvent) throws -> [[ByteBuffer]] {
        switch event {
        case .progress: return []
        case .resolved(let resolved):
            choices.size = choices.size ?? resolved.size
            choices.quality = choices.quality ?? resolved.quality
            choices.background = choices.background ?? resolved.background
            return []
        case .partial(_, let number, let picture):
            return [try encode("partial_image", picture) { $0.partialImageIndex = number }]
        case .picture(let picture):
            waiting.append(picture)
            return []
        case .finished(let summary):
            choices = summary.choices
            let usage = summary.usage
            return try waiting.sorted { $0.index < $1.index }.enumerated().map { number, picture in
                // The request is billed once: the last picture's event carries its usage, the others none of it.
                let isLast = number == waiting.count - 1
                return try encode("completed", picture.picture) {
                    $0.usage = isLast ? usage : ImageUsage(textIn: 0, imageIn: 0, imageOut: 0)
                    $0.easel = ImageAnswer.facts(summary, [picture])
                }
            }
        }
    }

    private func encode(_ kind: String, _ picture: EncodedPicture, _ set: (inout ImageStreamEvent) -> Void) throws -> [ByteBuffer] {
        var spliced = SplicedJSON()
        let size = choices.size ?? PixelSize(picture.width, picture.height)
        var event = ImageStreamEvent(
            type: "\(prefix).\(kind)", b64JSON: spliced.place(picture), createdAt: Int(Date().timeIntervalSince1970),
            background: (choices.background ?? .opaque).rawValue, outputFormat: picture.format.rawValue,
            quality: (choices.quality ?? .high).rawValue, size: size.description)
        set(&event)
        return [ByteBuffer(string: "event: \(prefix).\(kind)\ndata: ")] + (try spliced.buffers(of: event)) + [ByteBuffer(string: "\n\n")]
    }
}

/// Hands a value from the task that made it to the one task that goes on with it.
private struct Unchecked<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
