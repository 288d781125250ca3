import Foundation

/// A client that does with its connection what no library would: sends in pieces, hangs up in the middle.
final class RawClient: Sendable {
    private let socket: Int32

    init(port: Int, seconds: Int = 20) throws {
        // The test server listens where "localhost" points, which may be either family.
        for family in [AF_INET, AF_INET6] {
            let made = Foundation.socket(family, Int32(SOCK_STREAM.rawValue), 0)
            if Self.connects(made, family, port) {
                var timeout = timeval(tv_sec: seconds, tv_usec: 0)
                setsockopt(made, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
                setsockopt(made, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
                socket = made
                return
            }
            close(made)
        }
        throw POSIXError(.ECONNREFUSED)
    }

    private static func connects(_ socket: Int32, _ family: Int32, _ port: Int) -> Bool {
        func connected<Address>(_ address: Address) -> Bool {
            withUnsafePointer(to: address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<Address>.size)) } == 0
            }
        }
        if family == AF_INET {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            return connected(address)
        }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = in_port_t(port).bigEndian
        address.sin6_addr = in6addr_loopback
        return connected(address)
    }

    /// Whether all of it was taken.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// What comes until the server hangs up.
    func answer() -> String {
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
            answer += piece[..<count]
        }
    }

    /// What comes next; empty once the server hung up.
    func piece() -> [UInt8] {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &piece, piece.count, 0)
        return count > 0 ? Array(piece[..<count]) : []
    }

    /// Closes the sending half.
    func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    func hangUp() { close(socket) }
}
