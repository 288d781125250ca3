import Foundation

/// A language of the pages.
enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case german = "de"

    /// What it calls itself.
    var name: String {
        switch self {
        case .english: "English"
        case .german: "Deutsch"
        }
    }

    /// The one that a cookie asks for, or else the best of an `Accept-Language` header.
    static func choose(cookie: String?, header: String?) -> Language {
        if let chosen = cookie.flatMap(Language.init(rawValue:)) { return chosen }
        let wanted = (header ?? "").split(separator: ",").prefix(20).compactMap { part -> (Language, Double)? in
            let pieces = part.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces).lowercased() }
            guard let tag = pieces.first, let language = Language(rawValue: String(tag.prefix { $0 != "-" })) else { return nil }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0 ? (language, weight) : nil
        }
        // Of equal weights the first stands.
        var best: (Language, Double)?
        for candidate in wanted where candidate.1 > best?.1 ?? 0 { best = candidate }
        return best?.0 ?? .english
    }
}
