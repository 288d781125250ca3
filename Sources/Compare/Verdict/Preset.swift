/// Weights for a use case, with a reason for each.
public struct Preset: Sendable, Equatable, Codable {
    /// Its name on the command line: `product-photos`.
    public var id: String
    /// Its name for people.
    public var title: String
    /// What it is for, in a sentence.
    public var summary: String
    /// The criteria that weigh something, the heaviest first.
    public var weights: [Weight]

    /// One criterion's weight.
    public struct Weight: Sendable, Equatable, Codable {
        /// The criterion's id.
        public var criterion: String
        /// The weight; a preset's weights add up to one.
        public var weight: Double
        /// Why it weighs so much, in a sentence.
        public var reason: String

        init(_ criterion: String, _ weight: Double, _ reason: String) {
            self.criterion = criterion
            self.weight = weight
            self.reason = reason
        }
    }

    /// The weights by the criteria's ids, as a comparison's spec holds them.
    public var byCriterion: [String: Double] { Dictionary(weights.map { ($0.criterion, $0.weight) }) { $1 } }
}

extension Preset {
    /// The presets, the general one first.
    public static let all: [Preset] = [
        Preset(
            id: "general", title: "General", summary: "Nothing in particular: what was asked for, how it looks, what it costs.",
            weights: [
                Weight("visual_quality", 0.35, "People judge a picture by its look first."),
                Weight("prompt_adherence", 0.25, "A picture of something else is no use, however fine."),
                Weight("compositional_accuracy", 0.15, "One wrong detail often means another try."),
                Weight("cost_per_accepted_image", 0.15, "What counts is what a usable picture costs."),
                Weight("latency_p50", 0.05, "One waits for each picture."),
                Weight("failures", 0.05, "Errors cost nerves even where they cost no money."),
            ]),
        Preset(
            id: "product-photos", title: "Product photos", summary: "Goods as they are, in pictures that sell, many of a kind.",
            weights: [
                Weight("visual_quality", 0.35, "A product photo sells by its look."),
                Weight("prompt_adherence", 0.2, "The goods shown must be the goods sold."),
                Weight("compositional_accuracy", 0.15, "A wrong number or colour is a wrong offer."),
                Weight("aesthetic_consistency", 0.1, "The pictures of one shop belong together."),
                Weight("cost_per_accepted_image", 0.15, "A catalogue has thousands of pictures."),
                Weight("refusals", 0.05, "A refused product stays without a picture."),
            ]),
        Preset(
            id: "illustration", title: "Illustration", summary: "Pictures for texts, in a manner that fits.",
            weights: [
                Weight("visual_quality", 0.4, "An illustration lives by how it looks."),
                Weight("style_range", 0.2, "Each text asks for its own style, and must get it."),
                Weight("style_distance", 0.05, "Styles that look alike are one style."),
                Weight("prompt_adherence", 0.2, "It has to show what the text says."),
                Weight("aesthetic_consistency", 0.05, "A series wants one hand."),
                Weight("cost_per_accepted_image", 0.1, "Few pictures, each tried several times."),
            ]),
        Preset(
            id: "mockups", title: "Mockups", summary: "Drafts of screens, packages and scenes, quickly and as told.",
            weights: [
                Weight("prompt_adherence", 0.3, "A draft answers a brief, point by point."),
                Weight("compositional_accuracy", 0.25, "Things must be where they were wanted, all of them."),
                Weight("visual_quality", 0.2, "It has to be good enough to show, not to print."),
                Weight("latency_p50", 0.1, "Drafts are made while people talk."),
                Weight("cost_per_image", 0.15, "Most drafts are thrown away, so each one counts, accepted or not."),
            ]),
        Preset(
            id: "marketing", title: "Marketing", summary: "Pictures that catch the eye, with words in them, in any format.",
            weights: [
                Weight("visual_quality", 0.45, "It has to catch the eye."),
                Weight("prompt_adherence", 0.2, "Message, product and words have to be in it."),
                Weight("compositional_accuracy", 0.1, "A wrong word spoils the whole picture."),
                Weight("style_range", 0.1, "Each campaign has its own look."),
                Weight("refusals", 0.05, "A campaign cannot wait for another wording."),
                Weight("cost_per_accepted_image", 0.1, "Few pictures are used, many are tried."),
            ]),
        Preset(
            id: "icons", title: "Icons", summary: "Small, clear signs: one thing, the right one, all in one manner.",
            weights: [
                Weight("prompt_adherence", 0.25, "A sign that shows something else misleads."),
                Weight("compositional_accuracy", 0.2, "A sign has few parts, and each of them matters."),
                Weight("visual_quality", 0.2, "It has to be clear when small."),
                Weight("aesthetic_consistency", 0.15, "A set of icons has one manner."),
                Weight("cost_per_accepted_image", 0.15, "Sets are large, and text models draw icons for next to nothing."),
                Weight("latency_p50", 0.05, "Sets are made in one go."),
            ]),
    ]

    /// The preset that a name or a use case in plain words means ("product photos", "Icons"); `nil` where none fits.
    public static func named(_ name: String) -> Preset? {
        let wanted = name.lowercased().split { !$0.isLetter }.joined(separator: "-")
        return all.first { $0.id == wanted }
            ?? all.first { $0.id != "general" && wanted.contains($0.id.hasSuffix("s") ? String($0.id.dropLast()) : $0.id) }
    }

    /// The general preset's weights, for a comparison without any.
    public static var standard: [String: Double] { all.first?.byCriterion ?? [:] }
}
