/// Enough English to ask about things by their names.
enum EnglishNouns {
    /// A noun with its indefinite article.
    static func withArticle(_ noun: String) -> String {
        if noun.hasSuffix("s"), !noun.hasSuffix("ss"), !noun.hasSuffix("us") { return noun }
        let lower = noun.lowercased()
        let isVowel = lower.first.map { "aeiou".contains($0) } == true && !lower.hasPrefix("uni") && !lower.hasPrefix("eu")
        return "\(isVowel ? "an" : "a") \(noun)"
    }

    /// The plural of a noun.
    static func plural(_ noun: String) -> String {
        let parts = noun.split(separator: " ")
        guard let last = parts.last.map(String.init) else { return noun }
        let plural: String
        if let irregular = irregular[last] {
            plural = irregular
        } else if last.hasSuffix("s"), !last.hasSuffix("ss"), !last.hasSuffix("us") {
            plural = last
        } else if ["s", "x", "z", "ch", "sh"].contains(where: last.hasSuffix) {
            plural = last + "es"
        } else if last.hasSuffix("y"), let before = last.dropLast().last, !"aeiou".contains(before) {
            plural = last.dropLast() + "ies"
        } else {
            plural = last + "s"
        }
        return (parts.dropLast().map(String.init) + [plural]).joined(separator: " ")
    }

    /// A count in words up to ten, in figures beyond.
    static func number(_ count: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return words.indices.contains(count) ? words[count] : String(count)
    }

    private static let irregular = [
        "person": "people", "man": "men", "woman": "women", "child": "children", "mouse": "mice", "goose": "geese", "sheep": "sheep",
        "fish": "fish", "deer": "deer", "knife": "knives", "wolf": "wolves", "leaf": "leaves", "foot": "feet", "tooth": "teeth",
        "shelf": "shelves", "loaf": "loaves", "potato": "potatoes", "tomato": "tomatoes", "broccoli": "broccoli",
    ]
}
