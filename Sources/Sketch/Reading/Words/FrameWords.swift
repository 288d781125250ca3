/// Words that ask for a design rather than for a thing: what stands for them when the prompt names nothing else, and what frames the rest.
enum FrameWords {
    struct Row {
        let words: StaticText
        /// Drawn when nothing is named.
        let alone: String
        /// Drawn around what is named; `nil` where that stands by itself.
        let around: String?
    }

    static let table = [
        Row(
            words: """
                ui, ux, user interface, ui mockup, ui design, ui screen, app ui, mobile app, app, mobile app ui, app design, screen design, interface,
                splash screen, loading screen, mobile ui, app interface, mobile interface, app screenshot, screens
                """, alone: "app screen", around: "app card"),
        Row(
            words: """
                website, web site, webpage, web page, landing page, landing page hero, homepage, home page, hero section, web design,
                website design, website mockup, landing page design, web app, website header, blog header, software, web ui, website ui
                """, alone: "browser window", around: "web page"),
        Row(words: "mockup, mock up, screenshot, wireframe", alone: "app screen", around: nil),
        Row(words: "logo, logos, logo design, emblem design, sticker, stickers, branding, brand identity", alone: "badge", around: nil),
        Row(words: "icon, icons, icon design, icon set, favicon, vector icon, app icon, emoji", alone: "star", around: nil),
        Row(words: "avatar, user avatar, profile picture", alone: "user icon", around: nil),
        Row(words: "sale, discount, price", alone: "price tag", around: nil),
        Row(words: "infographic, statistics, diagram", alone: "bar chart", around: nil),
        Row(words: "marketing, advertising, campaign, advertisement, advert, ad", alone: "megaphone", around: nil),
        Row(words: "social media post, instagram post", alone: "speech bubble", around: nil),
    ]

    static func row(_ word: String) -> Row? { byWord[word].map { table[$0] } }

    private static let byWord: [String: Int] = Dictionary(
        table.enumerated().flatMap { index, row in row.words.phrases.map { ($0, index) } }, uniquingKeysWith: { first, _ in first })
}
