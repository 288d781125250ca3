import Crypto
import Foundation

/// The secret of a link or a cookie: 256 random bits in base64url, kept as its SHA-256 like a key's.
enum LinkSecret {
    static func make() -> String {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// What is kept; `nil` for what cannot be a secret.
    static func hash(_ secret: String) -> Data? {
        guard secret.utf8.count == 43 else { return nil }
        return Data(SHA256.hash(data: Data(secret.utf8)))
    }
}
