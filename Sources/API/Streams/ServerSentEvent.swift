/// One event of a `text/event-stream` (WHATWG HTML, 9.2).
public struct ServerSentEvent: Sendable, Equatable {
    /// The event's name; `nil` for the default.
    public var event: String?
    /// Its data, lines joined by newlines.
    public var data: [UInt8]

    /// An event with its data.
    public init(event: String? = nil, data: [UInt8]) {
        self.event = event
        self.data = data
    }

    /// The event on the wire, with the blank line that ends it. `data` must hold no newline, which JSON never does.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(data.count + 64)
        if let event { bytes += Array("event: \(event)\n".utf8) }
        bytes += Array("data: ".utf8)
        bytes += data
        bytes += Array("\n\n".utf8)
        return bytes
    }
}

/// Cuts a byte stream into events as it arrives, whatever the chunks; CR, LF and CRLF all end a line.
public struct ServerSentEventParser: Sendable {
    private var line: [UInt8] = []
    private var event: String?
    private var data: [UInt8] = []
    private var hasData = false
    private var lastWasCR = false
    private let limit: Int

    /// A parser that refuses an event of more than `limit` bytes.
    public init(limit: Int = 64 << 20) { self.limit = limit }

    /// Takes the next chunk and returns the events that it completes; throws when an event is over the limit.
    public mutating func feed(_ chunk: some Sequence<UInt8>) throws -> [ServerSentEvent] {
        try chunk.withContiguousStorageIfAvailable { try feed(buffer: $0) } ?? Array(chunk).withUnsafeBufferPointer { try feed(buffer: $0) }
    }

    private mutating func feed(buffer: UnsafeBufferPointer<UInt8>) throws -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        var start = 0
        while start < buffer.count {
            if lastWasCR {
                lastWasCR = false
                if buffer[start] == UInt8(ascii: "\n") {
                    start += 1
                    continue
                }
            }
            let rest = buffer[start...]
            guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
                line += rest
                break
            }
            line += buffer[start..<end]
            lastWasCR = buffer[end] == UInt8(ascii: "\r")
            start = end + 1
            if let event = takeLine() { events.append(event) }
        }
        guard line.count + data.count <= limit else { throw APIError.upstream("An event of the stream is over \(limit) bytes.") }
        return events
    }

    private mutating func takeLine() -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        guard !line.isEmpty else {
            defer {
                event = nil
                data = []
                hasData = false
            }
            return hasData ? ServerSentEvent(event: event, data: data) : nil
        }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = colon < line.endIndex ? line[(colon + 1)...] : []
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        switch String(decoding: line[..<colon], as: UTF8.self) {
        case "event": event = String(decoding: value, as: UTF8.self)
        case "data":
            if hasData { data.append(UInt8(ascii: "\n")) }
            data += value
            hasData = true
        default: break
        }
        return nil
    }
}
