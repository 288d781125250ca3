import Foundation

extension Strings {
    /// A time as a person of this language writes it, in UTC.
    func time(_ date: Date) -> String {
        var style = Date.FormatStyle(date: .abbreviated, time: .shortened).locale(locale)
        style.timeZone = .gmt
        return date.formatted(style)
    }

    /// A day as a person of this language writes it, in UTC.
    func day(_ date: Date) -> String {
        var style = Date.FormatStyle(date: .abbreviated, time: .omitted).locale(locale)
        style.timeZone = .gmt
        return date.formatted(style)
    }

    /// A number with the separators of this language.
    func number(_ value: Int) -> String { value.formatted(IntegerFormatStyle<Int>().locale(locale)) }

    private var locale: Locale { Locale(identifier: language == .german ? "de_DE" : "en_GB") }
}
