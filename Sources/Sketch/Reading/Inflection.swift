/// English plurals: every spelling that people type, right or nearly right.
enum Inflection {
    /// The plurals of the last word of `name`, without the irregular ones that the noun brings itself.
    static func plurals(of name: String) -> [String] {
        let word = name.split(separator: " ").last.map(String.init) ?? name
        let stem = String(name.dropLast(word.count))
        var forms: [String] = []
        for (singular, plural) in irregular
        where word == singular || (word.hasSuffix(singular) && singular.utf8.count > 2 && isClosed(word, singular)) {
            forms.append(stem + word.dropLast(singular.count) + plural)
        }
        guard let last = word.last else { return forms }
        let before = word.dropLast().last
        if word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("z") || word.hasSuffix("ch") || word.hasSuffix("sh") {
            forms.append(name + "es")
        }
        if last == "y", let before, !"aeiou".contains(before) { forms.append(String(name.dropLast()) + "ies") }
        if last == "f" { forms.append(String(name.dropLast()) + "ves") }
        if word.hasSuffix("fe") { forms.append(String(name.dropLast(2)) + "ves") }
        if last == "o" { forms.append(name + "es") }
        if last != "s" || word.utf8.count < 4 { forms.append(name + "s") }
        return forms
    }

    /// "fireman" ends in "man", and "human" does not mean one.
    private static func isClosed(_ word: String, _ singular: String) -> Bool {
        !["human", "german", "roman", "shaman", "talisman", "caiman"].contains(word) && word != singular
    }

    /// Irregular endings.
    private static let irregular: [(String, String)] = [
        ("man", "men"), ("child", "children"), ("person", "people"), ("mouse", "mice"), ("goose", "geese"), ("ox", "oxen"),
        ("foot", "feet"),
        ("tooth", "teeth"), ("cactus", "cacti"), ("octopus", "octopi"), ("die", "dice"), ("leaf", "leaves"), ("loaf", "loaves"),
        ("hoof", "hooves"),
        ("calf", "calves"), ("bacterium", "bacteria"), ("fungus", "fungi"),
    ]

    /// Plurals and singulars of the same spelling.
    static let unchanging: Set<String> = [
        "sheep", "fish", "deer", "aircraft", "spacecraft", "sushi", "goldfish", "jellyfish", "starfish", "squid", "shrimp",
    ]
    /// Written as plurals, one thing: "a pair of scissors".
    static let pairwise: Set<String> = [
        "scissors", "skis", "glasses", "sunglasses", "spectacles", "eyeglasses", "trousers", "pants", "jeans", "shorts", "headphones",
        "earphones",
        "shades", "tights", "pliers", "binoculars", "goggles", "slacks", "reading glasses", "eye glasses",
    ]
    /// Written as plurals, several things.
    static let collective: Set<String> = ["cattle", "people"]
}
