import Crypto
import Foundation

/// The secret of a key: `sk-easel-` and 256 random bits in base64url.
///
/// Only its SHA-256 is kept. Slow hashes protect secrets that people choose; 256 random bits cannot be guessed however
/// fast the hash is. The database finds the row by the hash, and what that takes tells an attacker about hashes, not
/// about secrets; the row's hash is compared in constant time all the same.
enum KeySecret {
    static let prefix = "sk-easel-"

    static func make() -> String {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let text = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return prefix + text
    }

    static func hash(_ secret: String) -> Data { Data(SHA256.hash(data: Data(secret.utf8))) }

    /// What may be shown of a secret.
    static func visible(_ secret: String) -> String { String(secret.prefix(prefix.count + 6)) }

    static func isEqual(_ a: Data, _ b: Data) -> Bool {
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
