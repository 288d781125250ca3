import API
import Foundation
import Hummingbird
import HummingbirdTesting
import Store
import Testing

@testable import Server

/// The socket under a realtime session: who may open one, what frames it takes, and how it ends.
@Suite struct RealtimeSocketTests {
    private static let hello =
        #"{"type": "conversation.item.create", "item": {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "hello"}]}}"#

    @Test func keysOpenSocketsAndLimitThem() async throws {
        try await TalkHarness.run(keysRequired: true) { client, store in
            let port = try #require(client.port)
            let made = try await store.keys.create(NewKey(name: "one", rpm: 3))
            #expect(try await SocketClient(port: port).status == 401)
            #expect(try await SocketClient(port: port, headers: "Authorization: Bearer sk-easel-wrong\r\n").status == 401)
            let plain = try await SocketClient(port: port, headers: "Authorization: Bearer \(made.secret)\r\n")
            #expect(plain.status == 101)
            let page = try await SocketClient(
                port: port,
                headers:
                    "Origin: https://example.com\r\nSec-WebSocket-Protocol: realtime, openai-insecure-api-key.\(made.secret), openai-beta.realtime-v1\r\n"
            )
            #expect(page.status == 101 && page.head.lowercased().contains("sec-websocket-protocol: realtime"))
            _ = await page.event()
            page.send(Self.hello)
            page.send(#"{"type": "response.create"}"#)
            let events = await page.events(until: "response.done")
            let limits = try #require(events.first { $0["type"] == "rate_limits.updated" })["rate_limits"][0]
            #expect(limits["name"] == "requests" && limits["limit"] == 3 && limits["remaining"] == 0)
            page.send(#"{"type": "response.create", "event_id": "e"}"#)
            let error = try #require(await page.event())
            #expect(error["error"]["code"] == "rate_limit_exceeded" && error["error"]["event_id"] == "e")
            #expect(try await SocketClient(port: port, headers: "Authorization: Bearer \(made.secret)\r\n").status == 429)
            plain.raw.hangUp()
            page.raw.hangUp()
        }
    }

    @Test(arguments: [
        ("Origin: https://example.com\r\n", 403), ("Origin: null\r\n", 403), ("Origin: http://localhost:3000\r\n", 101), ("", 101),
    ])
    func pagesOfOtherSitesOpenNothingWithoutAKey(_ header: String, _ status: Int) async throws {
        try await TalkHarness.run { client, _ in
            let socket = try await SocketClient(port: try #require(client.port), headers: header)
            #expect(socket.status == status)
            socket.raw.hangUp()
        }
    }

    @Test func whatIsNoHandshakeIsAnOrdinaryError() async throws {
        try await TalkHarness.run { client, _ in
            let port = try #require(client.port)
            let plain = try await client.fetch("/v1/realtime?model=talker")
            #expect(plain.status == 426)
            #expect(try await SocketClient(port: port, path: "/v1/realtime?model=nobody").status == 404)
            #expect(try await SocketClient(port: port, path: "/v1/realtime?model=easel-sketch-1").status == 400)
            #expect(try await SocketClient(port: port, path: "/v1/realtime").status == 400)
            #expect(try await SocketClient(port: port, path: "/v1/realtime?model=talker&call_id=x").status == 400)
            #expect(try await SocketClient(port: port, path: "/v1/models").status == 200)
        }
    }

    @Test func aConnectionThatWasUsedCanBecomeASocket() async throws {
        try await TalkHarness.run { client, _ in
            let raw = try RawClient(port: try #require(client.port))
            raw.send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            var seen = ""
            while !seen.contains("ok") { seen += String(decoding: raw.piece(), as: UTF8.self) }
            raw.send(
                "GET /v1/realtime?model=talker HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            )
            while !seen.contains("session.created") {
                let piece = raw.piece()
                if piece.isEmpty { break }
                seen += String(decoding: piece, as: UTF8.self)
            }
            #expect(seen.contains("101 Switching Protocols") && seen.contains("session.created"))
            raw.hangUp()
        }
    }

    @Test func piecesPingsAndGoodbyes() async throws {
        try await TalkHarness.run { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            _ = await socket.event()
            let bytes = Array(Self.hello.utf8)
            socket.send(1, Array(bytes[..<10]), final: false)
            socket.send(9, Array("ping".utf8))
            socket.send(0, Array(bytes[10..<50]), final: false)
            socket.send(0, Array(bytes[50...]))
            let pong = try #require(await socket.frame())
            #expect(pong.opcode == 10 && pong.data == Array("ping".utf8))
            #expect(try #require(await socket.event())["type"] == "conversation.item.added")
            socket.send("no json")
            #expect(try #require(await socket.events(until: "error").last)["error"]["type"] == "invalid_request_error")
            socket.send(String(repeating: "[", count: 10_000))
            #expect(try #require(await socket.event())["type"] == "error")
            socket.send(8, [0x03, 0xe8])
            let bye = try #require(await socket.frame())
            #expect(bye.opcode == 8 && bye.data == [0x03, 0xe8])
            #expect(await socket.frame() == nil)
        }
    }

    @Test(arguments: [
        (UInt8(2), [UInt8](repeating: 0, count: 4), true, 1003), (1, [0xff, 0xfe], true, 1007), (1, Array("{}".utf8), false, 1002),
        (0, Array("{}".utf8), true, 1002), (3, [], true, 1002), (1, [UInt8](repeating: 0x20, count: 5_000), true, 1009),
    ])
    func badFramesEndTheSocketWithTheirCode(_ opcode: UInt8, _ data: [UInt8], _ masked: Bool, _ code: Int) async throws {
        var limits = SocketLimits()
        limits.messageBytes = 4_096
        try await TalkHarness.run(limits: limits) { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            _ = await socket.event()
            socket.send(opcode, data, masked: masked)
            let bye = try #require(await socket.frame())
            #expect(bye.opcode == 8 && bye.data.prefix(2).reduce(0) { $0 << 8 | Int($1) } == code)
            socket.raw.hangUp()
        }
    }

    @Test func theDeadTheIdleAndTheHalfClosedAreLetGo() async throws {
        let model = TalkingModel()
        var limits = SocketLimits()
        (limits.pingSeconds, limits.deadSeconds, limits.idleSeconds) = (1, 2, 1_000)
        try await TalkHarness.run(model, limits: limits) { client, _ in
            let port = try #require(client.port)
            // It never answers a ping.
            let dead = try await SocketClient(port: port)
            _ = await dead.event()
            let ping = try #require(await dead.frame())
            #expect(ping.opcode == 9)
            while let frame = await dead.frame() { #expect(frame.opcode == 9) }
            // It will say no more, and nobody is answered.
            let half = try await SocketClient(port: port)
            half.send(Self.hello.replacing("hello", with: "long"))
            half.send(#"{"type": "response.create"}"#)
            _ = await half.events(until: "response.output_text.delta")
            half.raw.finishSending()
            #expect(try await TalkHarness.eventually { model.state.now == 0 && model.state.cancelled == 1 })
        }
        limits = SocketLimits()
        (limits.pingSeconds, limits.idleSeconds) = (1, 1)
        try await TalkHarness.run(limits: limits) { client, _ in
            let idle = try await SocketClient(port: try #require(client.port))
            _ = await idle.event()
            var last: (opcode: UInt8, data: [UInt8])?
            while let frame = await idle.frame() {
                last = frame
                if frame.opcode == 9 { idle.send(10, frame.data) }
            }
            #expect(last?.opcode == 8 && last?.data.prefix(2) == [0x03, 0xe9])
        }
    }

    @Test func oneThatReadsNothingTakesNoMemoryAndIsCut() async throws {
        let model = TalkingModel()
        var limits = SocketLimits()
        (limits.pingSeconds, limits.deadSeconds) = (1, 2)
        try await TalkHarness.run(model, limits: limits) { client, _ in
            let socket = try await SocketClient(port: try #require(client.port))
            _ = await socket.event()
            let item =
                #"{"type": "conversation.item.create", "item": {"id": "big", "type": "message", "role": "user", "content": [{"type": "input_text", "text": ""#
            socket.send(item + String(repeating: "x", count: 4 << 20) + "\"}]}}")
            // 200 answers of 4 MB each are asked for and not read: the server stops reading, and then ends it.
            for _ in 0..<200 { socket.send(#"{"type": "conversation.item.retrieve", "item_id": "big"}"#) }
            try await Task.sleep(for: .seconds(4))
            var bytes = 0
            while let frame = await socket.frame() { bytes += frame.data.count }
            #expect(bytes < 200 * (4 << 20))
        }
    }

    @Test func tooManySocketsAreRefused() async throws {
        var limits = SocketLimits()
        limits.sockets = 2
        try await TalkHarness.run(limits: limits) { client, _ in
            let port = try #require(client.port)
            let first = try await SocketClient(port: port), second = try await SocketClient(port: port)
            _ = await first.event()
            _ = await second.event()
            #expect(try await SocketClient(port: port).status == 503)
            first.raw.hangUp()
            #expect(try await TalkHarness.eventually { try await SocketClient(port: port).status == 101 })
            second.raw.hangUp()
        }
    }
}
