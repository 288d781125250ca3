import Crypto
import Foundation

/// Signs what browsers are given to bring back.
struct Signer: Sendable {
    private let key: SymmetricKey

    init(_ key: SymmetricKey) { self.key = key }

    /// The mark of `text` for one purpose, in base64url.
    func mark(_ text: String, for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Data("\(purpose)\n\(text)".utf8), using: key)
        return Self.base64url(Data(code))
    }

    /// `text` with its mark.
    func sign(_ text: String, for purpose: String) -> String { "\(text).\(mark(text, for: purpose))" }

    /// The text of a signed value; `nil` where the mark is not this server's.
    func open(_ signed: String, for purpose: String) -> String? {
        guard signed.utf8.count < 512, let dot = signed.lastIndex(of: ".") else { return nil }
        let text = String(signed[..<dot])
        return Self.isEqual(mark(text, for: purpose), String(signed[signed.index(after: dot)...])) ? text : nil
    }

    /// Compares in a time that does not depend on where the two differ.
    static func isEqual(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        return zip(a.utf8, b.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// `count` random bytes in base64url.
    static func random(_ count: Int = 18) -> String {
        base64url(Data((0..<count).map { _ in UInt8.random(in: .min ... .max) }))
    }

    private static func base64url(_ data: Data) -> String {
        data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
