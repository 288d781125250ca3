import API
import Foundation
import NIOPosix

/// A WebSocket client that does what no library would: odd frames, reading nothing, leaving in the middle.
final class SocketClient: @unchecked Sendable {
    let raw: RawClient
    private var bytes: [UInt8] = []
    /// The head of the server's answer to the handshake.
    private(set) var head = ""

    /// Opens a socket; the handshake's further header lines are `headers`, each with its line end.
    init(port: Int, path: String = "/v1/realtime?model=talker", headers: String = "", host: String = "127.0.0.1") async throws {
        raw = try RawClient(port: port)
        raw.send(
            "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\(headers)\r\n"
        )
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) {
                head = String(decoding: bytes[..<start], as: UTF8.self)
                bytes.removeFirst(start + 4)
                return
            }
            guard await more() else { return }
        }
    }

    /// The status of the answer to the handshake.
    var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }

    /// Sends a frame.
    func send(_ opcode: UInt8, _ data: [UInt8], final: Bool = true, masked: Bool = true) {
        var frame: [UInt8] = [opcode | (final ? 0x80 : 0)]
        let mark: UInt8 = masked ? 0x80 : 0
        switch data.count {
        case ..<126: frame.append(mark | UInt8(data.count))
        case ..<65536: frame += [mark | 126, UInt8(data.count >> 8), UInt8(data.count & 255)]
        default: frame += [mark | 127] + (0..<8).reversed().map { UInt8((data.count >> ($0 * 8)) & 255) }
        }
        let key: [UInt8] = [1, 2, 3, 4]
        frame += masked ? key + data.enumerated().map { $1 ^ key[$0 & 3] } : data
        raw.send(frame)
    }

    /// Sends an event.
    func send(_ json: String) { send(1, Array(json.utf8)) }

    /// The next frame; `nil` once the server hung up.
    func frame() async -> (opcode: UInt8, data: [UInt8])? {
        while true {
            if bytes.count >= 2 {
                var start = 2
                var count = Int(bytes[1] & 127)
                let wide = count == 126 ? 2 : count == 127 ? 8 : 0
                if bytes.count >= 2 + wide {
                    if wide > 0 { count = bytes[2..<2 + wide].reduce(0) { $0 << 8 | Int($1) } }
                    start += wide
                    if bytes.count >= start + count {
                        let frame = (bytes[0] & 15, Array(bytes[start..<start + count]))
                        bytes.removeFirst(start + count)
                        return frame
                    }
                }
            }
            guard await more() else { return nil }
        }
    }

    /// The next event, pings left out; `nil` once the server hung up or says goodbye.
    func event() async -> JSONValue? {
        while let frame = await frame() {
            if frame.opcode == 1 { return try? JSONValue.parse(frame.data) }
            if frame.opcode == 8 { return nil }
        }
        return nil
    }

    /// Events up to and with one of this type.
    func events(until type: String) async -> [JSONValue] {
        var events: [JSONValue] = []
        while let event = await event() {
            events.append(event)
            if event["type"] == .string(type) { return events }
        }
        return events
    }

    private func more() async -> Bool {
        let raw = raw
        let piece = (try? await NIOThreadPool.singleton.runIfActive { raw.piece() }) ?? []
        bytes += piece
        return !piece.isEmpty
    }
}

extension JSONValue {
    /// A member of an object, an element of an array; `null` where there is none.
    subscript(_ key: String) -> JSONValue { if case .object(let object) = self { object[key] ?? .null } else { .null } }
    subscript(_ index: Int) -> JSONValue {
        if case .array(let list) = self, list.indices.contains(index) { list[index] } else { .null }
    }
    /// The text of a string; empty for anything else.
    var text: String { if case .string(let text) = self { text } else { "" } }
    /// The number of elements.
    var count: Int { if case .array(let list) = self { list.count } else { 0 } }
}
