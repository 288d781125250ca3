import API
import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// A request that asks for a WebSocket (RFC 6455, 4.2.1), and what it is answered with.
struct WebSocketHandshake: Sendable {
    /// The subprotocols that the client offers, in its order.
    let offered: [String]
    private let key: String

    /// Reads the request's head.
    ///
    /// - Throws: `APIError.upgradeRequired` for a plain request, `invalid_value` for a handshake that is not the protocol's.
    init(_ request: Request) throws {
        let headers = request.headers
        guard request.method == .get, Self.words(headers[values: .upgrade]).contains("websocket"),
            Self.words(headers[values: .connection]).contains("upgrade")
        else { throw APIError.upgradeRequired }
        guard headers[.webSocketVersion] == "13" else {
            throw APIError.invalid("This server speaks version 13 of the WebSocket protocol.", param: "Sec-WebSocket-Version")
        }
        guard let key = headers[.webSocketKey], Data(base64Encoded: key)?.count == 16 else {
            throw APIError.invalid("The handshake needs a Sec-WebSocket-Key of 16 bytes in base64.", param: "Sec-WebSocket-Key")
        }
        self.key = key
        offered = Self.list(headers[values: .webSocketProtocol])
    }

    /// The head of the answer that accepts it with `chosen`, one of the offered subprotocols.
    func acceptance(_ chosen: String?, requestID: String) -> String {
        let digest = Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        let accept = Data(digest).base64EncodedString()
        var lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: \(accept)"]
        if let chosen { lines.append("Sec-WebSocket-Protocol: \(chosen)") }
        lines.append("x-request-id: \(requestID)")
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    /// The key that a browser gives as a subprotocol, since its scripts cannot set headers.
    static func secret(of request: Request) -> String? {
        let prefix = "openai-insecure-api-key."
        return list(request.headers[values: .webSocketProtocol]).first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    private static func list(_ values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",") }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private static func words(_ values: [String]) -> [String] { list(values).map { $0.lowercased() } }
}
