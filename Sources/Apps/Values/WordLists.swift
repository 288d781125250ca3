/// Lists of words that apps can hold against their inputs.
public enum WordLists {
    /// The lists' names.
    public static var names: [String] { lists.keys.sorted() }

    /// The words of a list, in small letters.
    public static func list(_ name: String) -> [String]? { lists[name] }

    /// Short and plain: what hardly any public app wants to draw. An app's own words go into `rules.blocked_words`.
    private static let lists: [String: [String]] = [
        "sexual": [
            "nude", "naked", "nudity", "porn", "porno", "pornographic", "nsfw", "hentai", "erotic", "erotica", "topless", "genitals",
            "penis", "vagina", "blowjob", "orgy", "fetish", "xxx",
        ],
        "violence": [
            "gore", "gory", "beheading", "beheaded", "decapitated", "decapitation", "dismembered", "disembowelled", "mutilated",
            "mutilation", "torture", "massacre", "corpse", "suicide", "hanging body", "execution",
        ],
        "hate": ["swastika", "nazi", "nazis", "hitler", "kkk", "ku klux klan", "white power", "ethnic cleansing"],
        "minors": ["loli", "lolicon", "shota", "shotacon", "underage", "preteen"],
    ]
}
