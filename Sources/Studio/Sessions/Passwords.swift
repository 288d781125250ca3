import API
import Foundation
import NIOPosix
import SystemArgon2

/// Hashes passwords with argon2id.
///
/// The parameters are OWASP's second choice (19 MiB, two passes, one lane). A hash takes its memory and some tens of
/// milliseconds, so it runs on a thread, two at a time, and few may wait: a flood of sign-ins costs time, not memory.
actor Passwords {
    private static let passes: UInt32 = 2
    private static let kibibytes: UInt32 = 19 * 1024
    private static let together = 2
    private static let mostWaiting = 32

    private var running = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Throws `APIError` for a password that is too short or too long.
    static func check(_ password: String) throws {
        guard password.count >= 10, password.utf8.count <= 512 else {
            throw APIError.invalid("A password has at least 10 characters.", param: "password", code: "weak_password")
        }
    }

    /// The hash of a password that an app's visitors share: it may be short, since it is told around.
    func hash(visitors password: String) async throws -> String {
        guard password.count >= 4, password.utf8.count <= 512 else {
            throw APIError.invalid("An app's password has at least 4 characters.", param: "password", code: "weak_password")
        }
        return try await onThread { try Self.encoded(password) }
    }

    /// The hash of a password with a salt of its own, as PHC writes it.
    func hash(_ password: String) async throws -> String {
        try Self.check(password)
        return try await onThread { try Self.encoded(password) }
    }

    /// Whether a password is the one with this hash. Without a hash it takes as long and says no.
    func verify(_ password: String, _ hash: String?) async throws -> Bool {
        guard password.utf8.count <= 512 else { return false }
        return try await onThread {
            guard let hash else {
                _ = try Self.encoded(password)
                return false
            }
            return argon2id_verify(hash, password, password.utf8.count) == Int32(ARGON2_OK.rawValue)
        }
    }

    private func onThread<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        if running >= Self.together {
            guard waiting.count < Self.mostWaiting else {
                throw APIError.unavailable("Too many people sign in at once. Try again in a moment.", retryAfter: 2)
            }
            await withCheckedContinuation { waiting.append($0) }
        } else {
            running += 1
        }
        defer { if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().resume() } }
        return try await NIOThreadPool.singleton.runIfActive(work)
    }

    private static func encoded(_ password: String) throws -> String {
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        var text = [CChar](repeating: 0, count: 256)
        let code = argon2id_hash_encoded(passes, kibibytes, 1, password, password.utf8.count, salt, salt.count, 32, &text, text.count)
        guard code == Int32(ARGON2_OK.rawValue) else { throw APIError.internalError }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
