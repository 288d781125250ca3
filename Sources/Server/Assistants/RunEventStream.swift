import API
import Hummingbird
import NIOCore

/// Streams a run as server-sent events. A client that leaves ends its stream, not the run: that goes on and can be read.
enum RunEventStream {
    /// The answer that tells `first` and then what happens, until the run has ended or waits for its client.
    static func response(_ first: [RunEvent], _ events: AsyncStream<RunEvent>) -> Response {
        var response = Response(
            status: .ok,
            body: ResponseBody { writer in
                for event in first { try await writer.write(encoded(event)) }
                for await event in events { try await writer.write(encoded(event)) }
                try await writer.write(ByteBuffer(bytes: ServerSentEvent(event: "done", data: Array("[DONE]".utf8)).encoded))
                try await writer.finish(nil)
            })
        response.headers[.contentType] = "text/event-stream; charset=utf-8"
        response.headers[.cacheControl] = "no-cache"
        return response
    }

    private static func encoded(_ event: RunEvent) -> ByteBuffer {
        ByteBuffer(bytes: ServerSentEvent(event: event.name, data: event.data.encoded()).encoded)
    }
}
