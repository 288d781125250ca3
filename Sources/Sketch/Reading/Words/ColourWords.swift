/// Colour words and their values. The plain ones are the palette's, as the symbols use them.
enum ColourWords {
    /// Canonical name, value, other spellings.
    static let table: [(name: String, hex: String, words: StaticText)] = [
        (
            "red", "#d9473f",
            """
            red, reddish, red coloured, red colored, ruby red, cherry red, fire engine red, blood red, tomato red, candy red
            """
        ),
        ("crimson", "#b3243b", "crimson, ruby, cardinal red"),
        ("scarlet", "#d8341f", "scarlet, vermilion"),
        ("maroon", "#7a2531", "maroon, oxblood"),
        ("burgundy", "#7d2240", "burgundy, wine red, wine coloured, wine colored, bordeaux"),
        ("orange", "#ee8a3a", "orange, orangish, orangey, tangerine, pumpkin orange, orange coloured, orange colored"),
        ("rust", "#b0532c", "rust coloured, rust colored, rust red, rusty red, burnt orange, burnt sienna, sienna"),
        ("coral", "#f0776a", "coral, coral pink, coral red"),
        ("salmon", "#f29a86", "salmon pink, salmon coloured, salmon colored"),
        ("peach", "#f7b893", "peach, peachy, peach coloured, peach colored"),
        ("apricot", "#f3aa6d", "apricot"),
        ("amber", "#e9a12c", "amber"),
        (
            "yellow", "#f5c443",
            """
            yellow, yellowish, sunshine yellow, canary yellow, yellow coloured, yellow colored, sunny yellow, banana yellow
            """
        ),
        ("lemon", "#f6df52", "lemon, lemon yellow"),
        ("mustard", "#cf9f2b", "mustard, mustard yellow, ochre, ocher"),
        ("gold", "#e2b13c", "gold, golden, gold coloured, gold colored, gold plated, gilded, gilt"),
        ("rose gold", "#d9a08f", "rose gold"),
        ("blonde", "#ecd08a", "blonde, blond"),
        ("cream", "#f6e7cf", "cream, cream coloured, cream colored, creamy white"),
        ("ivory", "#fbf3df", "ivory, off white, eggshell"),
        ("beige", "#e3cfae", "beige, ecru, buff"),
        ("sand", "#e8cf9c", "sand coloured, sand colored, sandy"),
        ("tan", "#c99a6b", "tan, camel coloured, camel colored, fawn coloured"),
        ("khaki", "#b5a26b", "khaki"),
        ("green", "#4f9d4a", "green, greenish, grass green, green coloured, green colored, leaf green, kelly green"),
        ("lime", "#a4cf3d", "lime, lime green, chartreuse, yellow green, green yellow"),
        ("mint", "#a5dcbf", "mint, mint green, minty, seafoam, seafoam green"),
        ("olive", "#7f8a3b", "olive, olive green, olive drab"),
        ("sage", "#9caf88", "sage, sage green"),
        ("forest green", "#2f6b41", "forest green, bottle green, hunter green, pine green, racing green"),
        ("emerald", "#1f9e68", "emerald, emerald green, jade, jade green"),
        ("dark green", "#2f6b41", "army green, military green"),
        ("teal", "#2f8f8b", "teal, petrol, petrol blue, blue green, bluish green, sea green"),
        ("turquoise", "#3cbfb8", "turquoise, greenish blue"),
        ("cyan", "#3fc3dc", "cyan"),
        ("aqua", "#6fd3d8", "aqua, aquamarine"),
        ("blue", "#3f7fc4", "blue, bluish, blue coloured, blue colored, cornflower blue, cobalt, cobalt blue, denim blue"),
        ("sky blue", "#8cc7e8", "sky blue, baby blue, powder blue, azure, ice blue, icy blue, light sky blue"),
        ("royal blue", "#2f58b8", "royal blue, electric blue, sapphire, ultramarine, sapphire blue"),
        ("navy", "#2f4a7c", "navy, navy blue, midnight blue"),
        ("slate", "#5f7186", "slate blue, slate grey, slate gray, steel blue"),
        ("indigo", "#4b4a9c", "indigo"),
        ("purple", "#8358a8", "purple, purplish, purple coloured, purple colored, amethyst, royal purple"),
        ("violet", "#7d5cc9", "violet, ultraviolet"),
        ("lavender", "#b9a3dd", "lavender, lilac, mauve, periwinkle"),
        ("plum", "#7b3f72", "plum, plum coloured, plum colored, aubergine coloured, eggplant purple"),
        ("magenta", "#c93f96", "magenta, fuchsia, fuschia"),
        ("pink", "#ea8fab", "pink, pinkish, pink coloured, pink colored, bubblegum pink, candy pink, baby pink"),
        ("hot pink", "#e6458a", "hot pink, shocking pink, neon pink"),
        ("rose", "#dd7088", "rose, rose pink, dusty pink, rosy"),
        ("blush", "#f3c1bd", "blush, blush pink"),
        ("brown", "#8a5a3b", "brown, brownish, brown coloured, brown colored, nut brown, russet, auburn, brunette, walnut brown"),
        ("chocolate", "#5f3d2a", "chocolate, chocolate brown, coffee brown, espresso brown"),
        ("chestnut", "#8f4a30", "chestnut, chestnut brown, mahogany"),
        ("caramel", "#c17f45", "caramel, caramel coloured, caramel colored, toffee coloured, cinnamon coloured"),
        ("bronze", "#a9713a", "bronze, bronze coloured, bronze colored"),
        ("copper", "#b8693f", "copper, copper coloured, copper colored, coppery"),
        ("black", "#2c2c36", "black, blackish, jet black, pitch black, ebony, onyx, black coloured, black colored"),
        ("charcoal", "#44484f", "charcoal, charcoal grey, charcoal gray, anthracite"),
        ("grey", "#9aa3b0", "grey, gray, greyish, grayish, grey coloured, gray colored, ash grey, ash gray, ashen"),
        ("silver", "#c4ccd6", "silver, silvery, silver coloured, silver colored, chrome coloured, silver plated"),
        (
            "white", "#fbf8f1",
            """
            white, whitish, snow white, snowy white, pure white, white coloured, white colored, milky white, pearl white,
            bone white
            """
        ),
        ("neon green", "#5be04b", "neon green"), ("neon yellow", "#ecf13c", "neon yellow"), ("neon orange", "#ff8a2b", "neon orange"),
        ("neon blue", "#34a7ff", "neon blue"),
    ]

    static let colours: [Colour] = table.map { Colour(name: $0.name, hex: $0.hex) }

    /// Words that lighten or darken the colour that follows.
    static let shades: [(Shade, StaticText)] = [
        (.light, "light, lighter, soft"), (.pale, "pale, faint, washed out"), (.pastel, "pastel, pastel coloured, pastel colored"),
        (.dark, "dark, darker"), (.deep, "deep, rich"),
        (.bright, "bright, vivid, vibrant, brilliant, brighter, neon, hot, electric, saturated, fluorescent"),
    ]
}
