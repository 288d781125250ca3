import Foundation
import HTTPTypes
import NIOHTTP1

/// When a request to an upstream is tried again, and after how long: the rules of OpenAI's SDKs, so that an upstream sees
/// one kind of client whether it is called directly or through Easel.
///
/// Source: openai-python 3.52.0, `_base_client.py` (`_should_retry`, `_calculate_retry_timeout`).
struct RetryRules: Sendable {
    /// Further tries.
    var retries: Int
    /// The longest wait that an upstream may ask for, in seconds.
    var longestWait = 120.0

    /// Whether an answer with this status and these headers is worth another try.
    func isWorthRetrying(status: Int, headers: HTTPHeaders) -> Bool {
        switch headers.first(name: "x-should-retry") {
        case "true": true
        case "false": false
        default: status == 408 || status == 409 || status == 429 || status >= 500
        }
    }

    /// Seconds before try number `attempt` (1 is the first repetition).
    func delay(attempt: Int, headers: HTTPHeaders?) -> Double {
        if let asked = headers.flatMap(Self.asked), asked > 0, asked <= longestWait { return asked }
        let backoff = min(0.5 * pow(2, Double(attempt - 1)), 8)
        return backoff * (1 - 0.25 * Double.random(in: 0..<1))
    }

    /// What `retry-after-ms` or `retry-after` (seconds or a date) ask for.
    static func asked(_ headers: HTTPHeaders) -> Double? {
        if let milliseconds = headers.first(name: "retry-after-ms").flatMap(Double.init) { return milliseconds / 1000 }
        guard let value = headers.first(name: "retry-after") else { return nil }
        if let seconds = Double(value) { return seconds }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = TimeZone(secondsFromGMT: 0)
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.date(from: value).map { $0.timeIntervalSinceNow }
    }
}
