import Testing

@testable import Sketch

/// Places, times, weathers, styles, materials and backgrounds.
@Suite struct ReadingSurroundingsTests {
    let reader = ReadingNouns.reader

    static let settings: [(String, Setting)] = [
        ("on the beach", .beach), ("at the seaside", .beach), ("by the sea", .beach), ("in a forest", .forest), ("in the woods", .forest),
        ("in the jungle", .forest), ("in the city", .city), ("in New York", .city), ("in the snow", .snow),
        ("in a snowy landscape", .snow), ("at the north pole", .snow), ("in the desert", .desert), ("among sand dunes", .desert),
        ("in space", .space), ("in outer space", .space), ("on the moon", .space), ("on the sea", .sea), ("in the ocean", .sea),
        ("on the water", .sea), ("underwater", .underwater), ("under the sea", .underwater), ("in a room", .room),
        ("in the living room", .room), ("in a cosy bedroom", .room), ("in an office", .room), ("in the kitchen", .kitchen),
        ("on the street", .street),
        ("on a road", .street), ("in a field", .field), ("in a meadow", .field), ("on the grass", .field), ("in the countryside", .field),
        ("in the garden", .garden), ("in the backyard", .garden), ("in the park", .park), ("outdoors", .park),
        ("in the mountains", .mountains), ("in the Alps", .mountains), ("on a farm", .farm), ("in a studio", .studio),
        ("on a white background, studio shot", .studio), ("on stage", .stage), ("in the theatre", .stage),
    ]

    @Test(arguments: settings)
    func setting(phrase: String, setting: Setting) {
        let scene = reader.read("a red robot \(phrase)")
        #expect(scene.setting == setting, "\(scene.summary)")
        #expect(scene.things.map(\.noun) == ["robot"] && scene.unknownWords.isEmpty && scene.relations.isEmpty, "\(scene.summary)")
        #expect(scene.things.first?.colour?.name == "red", "\(scene.summary)")
        let fronted = reader.read("\(phrase), a red robot")
        #expect(
            fronted.setting == setting && fronted.things.map(\.noun) == ["robot"] && fronted.things.first?.colour?.name == "red",
            "\(fronted.summary)")
    }

    static let times: [(String, TimeOfDay)] = [
        ("at night", .night), ("at midnight", .night), ("under the stars", .night), ("under a starry sky", .night), ("at sunset", .sunset),
        ("at dusk", .sunset), ("during golden hour", .sunset), ("in the evening", .sunset), ("at dawn", .dawn), ("at sunrise", .dawn),
        ("in the early morning", .dawn), ("at noon", .day), ("during the day", .day), ("under a clear blue sky", .day),
    ]

    @Test(arguments: times)
    func time(phrase: String, time: TimeOfDay) {
        let scene = reader.read("a house \(phrase)")
        #expect(scene.time == time && scene.things.map(\.noun) == ["house"] && scene.unknownWords.isEmpty, "\(scene.summary)")
    }

    static let weathers: [(String, Weather)] = [
        ("on a sunny day", .sunny), ("in the sunlight", .sunny), ("under a cloudy sky", .cloudy), ("in the rain", .rain),
        ("while it is raining", .rain), ("on a rainy day", .rain), ("in a snowstorm", .snow), ("with falling snow", .snow),
        ("in the fog", .fog),
        ("on a misty day", .fog), ("in a thunderstorm", .storm), ("during a storm", .storm), ("on a windy day", .wind),
        ("with a rainbow in the sky", .rainbow),
    ]

    @Test(arguments: weathers)
    func weather(phrase: String, weather: Weather) {
        let scene = reader.read("a house \(phrase)")
        #expect(scene.weather == weather && scene.things.map(\.noun) == ["house"] && scene.unknownWords.isEmpty, "\(scene.summary)")
    }

    static let styles: [(String, Style)] = [
        ("watercolor of a cat", .watercolor), ("a cat, watercolour", .watercolor), ("a cat in watercolor", .watercolor),
        ("a watercolor painting of a cat", .watercolor), ("a cat, pixel art", .pixelArt), ("8-bit cat", .pixelArt),
        ("a pixel-art cat", .pixelArt), ("blueprint of a cat", .blueprint),
        ("a cat in the style of a blueprint", .blueprint), ("paper cut cat", .paperCut), ("a cat, paper-cut style", .paperCut),
        ("papercraft cat", .paperCut), ("neon cat", .neon), ("a cat in neon style", .neon), ("a cat with neon lights", .neon),
        ("line art of a cat", .outline),
        ("a cat, line drawing", .outline), ("coloring page of a cat", .outline), ("a cat, outline", .outline),
        ("vintage travel poster of a cat", .poster), ("a poster-style cat", .poster), ("a cat, pop art", .poster),
        ("flat illustration of a cat", .flat), ("vector art of a cat", .flat),
        ("photo of a cat", .flat), ("oil painting of a cat", .watercolor), ("pencil sketch of a cat", .outline),
        ("a 3D render of a cat", .flat), ("a photorealistic cat", .flat), ("cat, cyberpunk", .neon),
    ]

    @Test(arguments: styles)
    func style(text: String, style: Style) {
        let scene = reader.read(text)
        #expect(scene.style == style, "\(scene.summary)")
        #expect(scene.things.map(\.noun) == ["cat"] && scene.unknownWords.isEmpty, "\(scene.summary)")
    }

    @Test(arguments: [
        "oil painting of a cat", "a cat, anime", "a cat, 3d render", "a cat in the style of Van Gogh", "a cat by Zorblax Quimby",
        "a cat in the style of Zorblax",
    ])
    func whatCannotBeDoneIsNoted(text: String) {
        let scene = reader.read(text)
        #expect(!scene.notes.isEmpty || text.contains("Van Gogh"), "\(scene.summary)")
        #expect(scene.things.map(\.noun) == ["cat"] && scene.unknownWords.isEmpty, "\(scene.summary)")
    }

    static let materials: [(String, Thing.Material)] = [
        ("a wooden chair", .wood), ("a metal chair", .metal), ("a glass chair", .glass), ("a chair made of glass", .glass),
        ("a marble chair", .marble), ("a plastic chair", .plastic), ("a leather chair", .leather), ("a chair made of wood", .wood),
        ("a stone chair", .stone),
        ("a brick chair", .brick), ("a chair made out of ice", .ice), ("a knitted chair", .wool), ("a velvet chair", .fabric),
        ("a cardboard chair", .paper), ("a ceramic chair", .ceramic), ("a clay chair", .clay), ("a rubber chair", .rubber),
    ]

    @Test(arguments: materials)
    func material(text: String, material: Thing.Material) {
        let scene = reader.read(text)
        #expect(scene.things.map(\.noun) == ["chair"] && scene.things.first?.material == material, "\(scene.summary)")
    }

    static let patterns: [(String, Thing.Pattern)] = [
        ("a striped umbrella", .striped), ("an umbrella with stripes", .striped), ("a polka dot umbrella", .dotted),
        ("a spotted umbrella", .dotted), ("a plaid umbrella", .checked), ("a checkered umbrella", .checked), ("a floral umbrella", .floral),
        ("a zigzag umbrella", .zigzag),
        ("a star-patterned umbrella", .starry),
    ]

    @Test(arguments: patterns)
    func pattern(text: String, pattern: Thing.Pattern) {
        let scene = reader.read(text)
        #expect(scene.things.map(\.noun) == ["umbrella"] && scene.things.first?.pattern == pattern, "\(scene.summary)")
    }

    static let sizes: [(String, Thing.Size)] = [
        ("tiny", .tiny), ("small", .small), ("little", .small), ("large", .large), ("big", .large), ("huge", .huge), ("giant", .huge),
        ("very big", .huge), ("enormous", .huge), ("miniature", .tiny),
    ]

    @Test(arguments: sizes)
    func size(word: String, size: Thing.Size) {
        for text in ["a \(word) cat", "a cat that is \(word)", "the cat is \(word)"] {
            let scene = reader.read(text)
            #expect(scene.things.map(\.noun) == ["cat"] && scene.things.first?.size == size, "\(text): \(scene.summary)")
        }
    }

    static let backdrops: [(String, String)] = [
        ("a cat on a blue background", "blue"), ("a cat against a dark green background", "dark green"), ("a cat, pink background", "pink"),
        ("a cat, the background is yellow", "yellow"), ("a cat on a plain white background", "white"), ("a cat, background: red", "red"),
    ]

    @Test(arguments: backdrops)
    func backdrop(text: String, colour: String) {
        let scene = reader.read(text)
        #expect(
            scene.backdropColour?.name == colour && scene.things.map(\.noun) == ["cat"] && scene.things.first?.colour == nil,
            "\(scene.summary)")
    }
}
