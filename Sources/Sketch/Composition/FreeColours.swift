/// Colours for things whose colour nobody asked for: where any colour is as natural as another the seed picks one of the palette's.
enum FreeColours {
    private static let nouns: Set<String> = [
        "car", "van", "bicycle", "motorcycle", "scooter", "truck", "boat", "sailboat", "canoe", "balloon", "hot air balloon", "umbrella",
        "kite", "cup",
        "mug", "bowl", "vase", "teapot", "teacup", "handbag", "backpack", "suitcase", "tie", "hat", "cap", "scarf", "sweater", "jacket",
        "dress", "skirt",
        "shirt", "t shirt", "sock", "glove", "shoe", "sneaker", "boot", "high heel", "chair", "couch", "armchair", "pillow", "rug",
        "curtain", "bed", "book",
        "notebook", "gift", "lamp", "tent", "flower", "tulip", "toothbrush", "party hat", "crayon", "pencil", "person", "man", "woman",
        "boy", "girl",
        "child", "dancer", "parrot", "yo yo", "building block", "toy car", "surfboard", "skateboard", "snowboard", "frisbee", "bird",
        "butterfly", "fish",
        "kettle", "bucket", "sled", "pickup truck", "sports car", "tractor", "headphones", "cell phone", "house", "sign", "banner", "flag",
    ]

    /// The colour for one of `thing`, or `nil` for the symbol's own.
    static func colour(of thing: Thing, index: Int, palette: Palette, seed: UInt64) -> Paint? {
        guard thing.colour == nil, thing.material == nil, nouns.contains(thing.noun) else { return nil }
        var random = RandomStream(seed: seed, "colour \(thing.id)")
        // Balloons, books and gifts are gay in many colours; other counted things are of one kind.
        let isMixed =
            thing.count > 1
            && ["balloon", "book", "gift", "tulip", "flower", "crayon", "pencil", "building block", "butterfly"].contains(thing.noun)
        let start = random.below(palette.accents.count + 1)
        let choice = isMixed ? (start + index) % palette.accents.count : start
        return choice < palette.accents.count ? palette.accents[choice] : nil
    }
}
