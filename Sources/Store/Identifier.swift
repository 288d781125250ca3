import Foundation

/// Makes ids: a prefix, the time in milliseconds and 80 random bits, in Crockford's base 32. Later ids sort after earlier
/// ones, so lists page by id and new rows land at the end of an index; the random bits cannot be guessed.
public enum Identifier {
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// A new id such as `img-01jd9k…`.
    public static func make(_ prefix: String, at date: Date = Date()) -> String {
        var text = Array(prefix.utf8) + [UInt8(ascii: "-")]
        let time = UInt64(max(0, date.milliseconds))
        for shift in stride(from: 45, through: 0, by: -5) { text.append(digits[Int((time >> UInt64(shift)) & 31)]) }
        for _ in 0..<2 {
            var random = UInt64.random(in: 0..<(1 << 40))
            for _ in 0..<8 {
                text.append(digits[Int(random & 31)])
                random >>= 5
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Date {
    /// Milliseconds since 1970, as the database keeps times.
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded(.down)) }

    /// The time that the database keeps as `milliseconds`.
    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
