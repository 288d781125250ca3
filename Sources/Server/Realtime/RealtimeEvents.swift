import API
import NIOCore

/// Sends a session's events, each with an id.
final class RealtimeEvents: Sendable {
    private let socket: WebSocket

    init(_ socket: WebSocket) { self.socket = socket }

    /// Sends an event; returns once the network took it. A socket that is gone is noticed by whoever reads from it.
    func send(_ type: String, _ fields: [String: JSONValue] = [:]) async {
        let own: [String: JSONValue] = ["type": .string(type), "event_id": .string(WireID.make("event"))]
        let event = JSONValue.object(fields.merging(own) { $1 })
        try? await socket.send(ByteBuffer(bytes: event.encoded()))
    }

    /// Sends an error that an event of the client's, or nobody, caused.
    func fail(_ error: APIError, eventID: String?) async {
        await send("error", ["error": Self.json(error, eventID: eventID)])
    }

    private static func json(_ error: APIError, eventID: String?) -> JSONValue {
        [
            "type": .string(error.type), "code": .orNull(error.code), "message": .string(error.message),
            "param": .orNull(error.param), "event_id": .orNull(eventID),
        ]
    }
}
