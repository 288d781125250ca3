import Testing

@testable import Sketch

/// Words and what they say, one at a time.
@Suite struct ReadingWordsTests {
    let reader = ReadingNouns.reader

    static let relations: [(String, Relation.Kind)] = [
        ("left of", .leftOf), ("to the left of", .leftOf), ("on the left of", .leftOf), ("on the left side of", .leftOf),
        ("on the left-hand side of", .leftOf),
        ("right of", .rightOf), ("to the right of", .rightOf), ("on the right side of", .rightOf), ("on the right of", .rightOf),
        ("just right of", .rightOf),
        ("above", .above), ("over", .above), ("hovering over", .above), ("flying above", .above), ("jumping over", .above),
        ("below", .below), ("hanging from", .below), ("under", .under), ("underneath", .under), ("beneath", .under),
        ("sitting under", .under),
        ("on", .on), ("upon", .on), ("on top of", .on), ("atop", .on), ("sitting on", .on), ("lying on", .on), ("riding", .on),
        ("perched on", .on), ("standing on top of", .on),
        ("behind", .behind), ("hiding behind", .behind), ("in back of", .behind), ("in front of", .inFrontOf),
        ("standing in front of", .inFrontOf), ("before", .inFrontOf),
        ("inside", .inside), ("in", .inside), ("within", .inside), ("inside of", .inside), ("sitting inside", .inside),
        ("hiding in", .inside),
        ("next to", .nextTo), ("beside", .nextTo), ("by", .nextTo), ("near", .nextTo), ("close to", .nextTo), ("standing next to", .nextTo),
        ("alongside", .nextTo),
        ("chasing", .nextTo), ("looking at", .nextTo), ("watching", .nextTo), ("playing with", .nextTo), ("at", .nextTo),
        ("against", .nextTo),
        ("around", .around), ("running around", .around), ("circling", .around), ("is left of", .leftOf), ("is sitting on", .on),
        ("that is behind", .behind),
    ]

    @Test(arguments: relations)
    func relation(phrase: String, kind: Relation.Kind) {
        let scene = reader.read("a photo of a cat \(phrase) a box")
        #expect(scene.things.map(\.noun) == ["cat", "box"], "\(scene.summary)")
        #expect(scene.relations == [Relation(1, kind, 2)], "\(scene.summary)")
    }

    static let reversed: [(String, Relation.Kind)] = [
        ("surrounded by", .around), ("filled with", .inside), ("full of", .inside), ("containing", .inside), ("topped with", .on),
        ("covered with", .on), ("with", .inside), ("of", .inside),
    ]

    @Test(arguments: reversed)
    func reversedRelation(phrase: String, kind: Relation.Kind) {
        let scene = reader.read("a bowl \(phrase) apples")
        #expect(scene.relations == [Relation(2, kind, 1)], "\(scene.summary)")
        #expect(scene.things.map(\.count) == [1, 3])
    }

    static let placements: [(String, Thing.Placement)] = [
        ("on the left", .left), ("to the left", .left), ("on the left side", .left), ("on the left side of the picture", .left),
        ("on the right", .right), ("on the far right", .right),
        ("on the right side of the image", .right), ("at the top", .top), ("at the top of the image", .top), ("at the bottom", .bottom),
        ("in the centre", .center), ("in the middle", .center),
        ("in the center of the frame", .center), ("in the background", .background), ("in the distance", .background),
        ("in the foreground", .foreground),
    ]

    @Test(arguments: placements)
    func placement(phrase: String, placement: Thing.Placement) {
        let scene = reader.read("a dog and a tree, a cat \(phrase)")
        #expect(scene.things.map(\.placement) == [nil, nil, placement], "\(scene.summary)")
        #expect(scene.relations.isEmpty, "\(scene.summary)")
        let first = reader.read("\(phrase) a cat")
        #expect(first.things.map(\.placement) == [placement], "\(first.summary)")
    }

    static let colours: [(String, String)] = [
        ("red", "red"), ("crimson", "crimson"), ("scarlet", "scarlet"), ("maroon", "maroon"), ("burgundy", "burgundy"),
        ("orange", "orange"), ("coral", "coral"), ("salmon-coloured", "salmon"),
        ("peach", "peach"), ("amber", "amber"), ("yellow", "yellow"), ("lemon", "lemon"), ("mustard", "mustard"),
        ("mustard yellow", "mustard"), ("gold", "gold"), ("golden", "gold"), ("rose gold", "rose gold"),
        ("cream", "cream"), ("ivory", "ivory"), ("beige", "beige"), ("tan", "tan"), ("khaki", "khaki"), ("green", "green"),
        ("lime", "lime"), ("lime green", "lime"), ("mint", "mint"), ("olive", "olive"),
        ("olive green", "olive"), ("sage", "sage"), ("forest green", "forest green"), ("emerald", "emerald"), ("teal", "teal"),
        ("turquoise", "turquoise"), ("turquoise-coloured", "turquoise turquoise"), ("cyan", "cyan"), ("aqua", "aqua"),
        ("blue", "blue"), ("sky blue", "sky blue"), ("sky-blue", "sky blue"), ("baby blue", "sky blue"), ("royal blue", "royal blue"),
        ("navy", "navy"), ("navy blue", "navy"), ("indigo", "indigo"), ("purple", "purple"),
        ("violet", "violet"), ("lavender", "lavender"), ("lilac", "lavender"), ("plum", "plum"), ("magenta", "magenta"),
        ("fuchsia", "magenta"), ("pink", "pink"), ("hot pink", "hot pink"), ("rose", "rose"), ("blush", "blush"),
        ("brown", "brown"), ("chocolate", "chocolate"), ("chestnut", "chestnut"), ("caramel", "caramel"), ("bronze", "bronze"),
        ("copper", "copper"), ("black", "black"), ("jet black", "black"), ("charcoal", "charcoal"),
        ("grey", "grey"), ("gray", "grey"), ("silver", "silver"), ("white", "white"), ("snow-white", "white"), ("light blue", "light blue"),
        ("dark green", "dark green"), ("pale yellow", "pale yellow"), ("bright red", "bright red"),
        ("deep purple", "deep purple"), ("pastel pink", "pastel pink"), ("neon green", "neon green"), ("reddish", "red"),
        ("bluish", "blue"), ("greenish", "green"), ("reddish brown", "red brown"), ("blue-green", "teal"), ("very dark blue", "dark blue"),
    ]

    @Test(arguments: colours)
    func colour(word: String, name: String) {
        let name = name == "turquoise turquoise" ? "turquoise" : name
        let scene = reader.read("a \(word) car")
        #expect(scene.things.count == 1 && scene.things.first?.noun == "car", "\(scene.summary)")
        #expect(scene.things.first?.colour?.name == name, "\(scene.summary)")
        #expect(scene.unknownWords.isEmpty)
        let hex = scene.things.first?.colour?.hex ?? ""
        #expect(hex.utf8.count == 7 && hex.first == "#" && Int(hex.dropFirst(), radix: 16) != nil)
    }

    @Test func coloursDiffer() {
        let values = ColourWords.table.map(\.hex)
        #expect(Set(values).count >= 55)
        #expect(Set(ColourWords.table.map(\.name)).count >= 55)
    }

    static let counts: [(String, Int)] = [
        ("a cat", 1), ("one cat", 1), ("two cats", 2), ("three cats", 3), ("seven cats", 7), ("twelve cats", 12), ("nineteen cats", 19),
        ("twenty cats", 20), ("twenty-one cats", 21), ("5 cats", 5), ("17 cats", 17), ("3x cats", 3),
        ("a dozen cats", 12), ("half a dozen cats", 6), ("a couple of cats", 2), ("a pair of cats", 2), ("both cats", 2),
        ("several cats", 4), ("a few cats", 3), ("some cats", 3), ("many cats", 8), ("lots of cats", 8), ("cats", 3), ("the cats", 3),
        ("a group of cats", 4), ("a row of cats", 5), ("a bunch of cats", 4), ("a pile of cats", 5), ("a row of five cats", 5),
        ("a group of three cats", 3), ("dozens of cats", 20), ("hundreds of cats", 20), ("99999999999999999999 cats", 50),
        ("a single cat", 1), ("exactly four cats", 4),
        ("a cat, cute cat", 1), ("two big white cats", 2), ("TWO CATS", 2),
    ]

    @Test(arguments: counts)
    func count(text: String, count: Int) {
        let scene = reader.read(text)
        #expect(scene.things.map(\.noun) == ["cat"], "\(scene.summary)")
        #expect(scene.things.first?.count == count, "\(scene.summary)")
    }

    static let nouns: [(String, String, Int)] = [
        ("scissors", "scissors", 1), ("a pair of scissors", "scissors", 1), ("two pairs of scissors", "scissors", 4),
        ("two scissors", "scissors", 2), ("a pair of skis", "skis", 1), ("green skis", "skis", 1), ("a pair of glasses", "glasses", 1),
        ("glasses", "glasses", 1), ("two glasses", "glass", 2), ("a glass", "glass", 1), ("three glasses of water", "glass", 3),
        ("wine glasses", "wine glass", 3), ("a pair of shoes", "shoe", 2), ("a pair of socks", "sock", 2), ("trousers", "trousers", 1),
        ("knives", "knife", 3), ("four knifes", "knife", 4), ("wolves", "wolf", 3), ("leaves", "leaf", 3), ("mice", "mouse", 3),
        ("geese", "goose", 3), ("two sheep", "sheep", 2), ("two sheeps", "sheep", 2), ("a sheep", "sheep", 1),
        ("men", "man", 3), ("two women", "woman", 2), ("children", "child", 3), ("people", "person", 3), ("four persons", "person", 4),
        ("snowmen", "snowman", 3), ("policemen", "police officer", 3), ("buses", "bus", 3), ("benchs", "bench", 3),
        ("sandwichs", "sandwich", 3), ("toothbrushes", "toothbrush", 3), ("cherries", "cherry", 3), ("butterflies", "butterfly", 3),
        ("tomatoes", "tomato", 3), ("pianos", "piano", 3), ("foxes", "fox", 3), ("bookshelves", "bookshelf", 3),
        ("teddy bears", "teddy bear", 3),
        ("tea-pot", "teapot", 1), ("tea pot", "teapot", 1), ("teapots", "teapot", 3), ("hairdryer", "hair drier", 1),
        ("hair-dryer", "hair drier", 1), ("hair dryers", "hair drier", 3), ("tshirt", "t shirt", 1), ("T-shirt", "t shirt", 1),
        ("sun-flower", "sunflower", 1),
        ("cellphone", "cell phone", 1), ("smartphones", "cell phone", 3), ("mobile-phone", "cell phone", 1), ("hotdogs", "hot dog", 3),
        ("wineglass", "wine glass", 1), ("puppies", "dog", 3), ("a kitten", "cat", 1), ("a corgi", "dog", 1), ("a seagull", "bird", 1),
        ("a chocolate cake", "cake", 1), ("a dog house", "house", 1), ("an Eiffel Tower", "tower", 1), ("a coffee", "mug", 1),
    ]

    @Test(arguments: nouns)
    func noun(text: String, noun: String, count: Int) {
        let scene = reader.read(text)
        #expect(scene.things.map(\.noun) == [noun], "\(scene.summary)")
        #expect(scene.things.first?.count == count, "\(scene.summary)")
        #expect(scene.unknownWords.isEmpty, "\(scene.summary)")
    }

    @Test func everyNameAndPluralIsFound() {
        var claimed: [String: String] = [:]
        for noun in ReadingNouns.all { claimed[Lexicon.folded(noun.name)] = noun.name }
        for noun in ReadingNouns.all {
            let scene = reader.read("a photo of one \(noun.name)")
            #expect(scene.things.map(\.noun) == [noun.name], "\(noun.name): \(scene.summary)")
            for plural in Inflection.plurals(of: noun.name) where claimed[plural] == nil {
                let several = reader.read("a photo of four \(plural)")
                #expect(several.things.first?.count == 4, "\(plural): \(several.summary)")
            }
        }
    }
}
