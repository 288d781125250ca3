import Foundation

/// An IP address of a host.
struct HostAddress: Sendable, Equatable {
    /// The address in its usual notation.
    let text: String
    private let bytes: [UInt8]

    /// An address in numbers; `nil` for anything else.
    init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            bytes = withUnsafeBytes(of: &six) { Array($0) }
        } else {
            return nil
        }
        self.text = text
    }

    /// The addresses of a host name, by the system's resolver; blocks.
    static func resolve(_ host: String) -> [HostAddress] {
        if let literal = HostAddress(host) { return [literal] }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [HostAddress] = []
        var next = list
        while let entry = next {
            var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if getnameinfo(entry.pointee.ai_addr, entry.pointee.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 {
                let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                if let address = HostAddress(text) { found.append(address) }
            }
            next = entry.pointee.ai_next
        }
        return found
    }

    /// Whether the address is not one of the public internet: loopback, private, link-local, shared, multicast, reserved,
    /// and the IPv6 forms that carry such an IPv4 address (RFC 6890, 6052, 3056, 4380).
    var isPrivate: Bool {
        if bytes.count == 4 { return Self.isPrivate(four: bytes[...]) }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        if bytes.starts(with: mapped) || bytes.starts(with: [0, 0x64, 0xFF, 0x9B]) || bytes.prefix(12).allSatisfy({ $0 == 0 }) {
            return Self.isPrivate(four: bytes[12...]) || bytes.prefix(15).allSatisfy { $0 == 0 }
        }
        if bytes.starts(with: [0x20, 0x02]) { return Self.isPrivate(four: bytes[2..<6]) }
        // Teredo; unique local; link-local and site-local; multicast; documentation; discard.
        return bytes.starts(with: [0x20, 0x01, 0, 0]) || bytes[0] & 0xFE == 0xFC || (bytes[0] == 0xFE && bytes[1] & 0x80 == 0x80)
            || bytes[0] == 0xFF || bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) || bytes.starts(with: [0x01, 0])
    }

    private static func isPrivate(four: ArraySlice<UInt8>) -> Bool {
        let b = Array(four)
        switch (b[0], b[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (198, 18), (198, 19): return true
        case (172, 16...31), (100, 64...127), (224..., _): return true
        case (192, 0): return b[2] == 0 || b[2] == 2
        case (198, 51): return b[2] == 100
        case (203, 0): return b[2] == 113
        default: return false
        }
    }
}
