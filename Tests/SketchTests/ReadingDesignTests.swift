import Testing

@testable import Sketch

/// Designs, formations and manners that stand at the end, read with the nouns that there are.
@Suite struct ReadingDesignTests {
    private static let prompts: [(String, String)] = [
        // A last part that is the manner.
        ("two red apples left of a blue car, poster", "2 apple(red); car(blue); apple <left_of> car; style:poster"),
        ("a cat, poster, high quality", "cat; style:poster"),
        ("a robot, blueprint", "robot; style:blueprint"),
        ("a cat, neon", "cat; style:neon"),
        ("a fox in the forest, watercolor", "fox; in:forest; style:watercolor"),
        ("poster of a lighthouse at night", "lighthouse; at:night; style:poster"),
        ("a poster of two dogs", "2 dog; style:poster"),
        // Posters that are things.
        ("a room with a bed and a poster", "bed; poster; in:room"),
        ("a bed, a lamp, and a poster", "bed; lamp; poster"),
        ("a red poster", "poster(red)"),
        ("a cat next to a poster", "cat; poster; cat <next_to> poster"),
        // Designs.
        ("a UI mockup", "app screen"),
        ("UI mockup of a login screen", "login screen"),
        ("mockup of a login screen for a mobile app", "login screen"),
        ("UI mockup of a dashboard", "dashboard"),
        ("landing page", "browser window"),
        ("a mobile app with a sun and a cloud", "sun; cloud; app card; sun <inside> app card; cloud <inside> app card"),
        ("website for a bakery", "shop; web page; shop <inside> web page"),
        ("a logo for a bakery", "shop"),
        ("a logo", "badge"),
        ("a fox logo", "fox"),
        ("a set of icons: a house, a gear and a bell", "house; gear; bell"),
        ("mockup of a mug", "mug"),
        ("banner: two sneakers and a price tag", "2 sneaker; price tag"),
        ("a perfume bottle on a marble podium", "perfume bottle; pedestal(marble); perfume bottle <on> pedestal"),
    ]

    @Test(arguments: prompts) func reads(_ prompt: String, _ summary: String) throws {
        let reader = Reader(nouns: try SymbolLibrary().nouns)
        #expect(reader.read(prompt).summary == summary)
    }

    @Test(arguments: [
        ("five penguins in a row", [Thing.Formation.row]), ("a row of five penguins", [.row]),
        ("a cat, a dog and a rabbit side by side", [.row, .row, .row]), ("three boxes stacked on top of each other", [.column]),
        ("three cats standing in a line", [.row]), ("three cats", [nil]),
    ]) func standsAsAsked(_ prompt: String, _ formations: [Thing.Formation?]) throws {
        let scene = Reader(nouns: try SymbolLibrary().nouns).read(prompt)
        #expect(scene.things.map(\.formation) == formations)
    }

    @Test func aRowIsOneRow() throws {
        let library = try SymbolLibrary()
        let scene = Reader(nouns: library.nouns).read("six ducks in a row")
        for seed in 0..<8 {
            let drawn = try Artist(library: library).draw(scene, width: 1024, height: 1024, quality: .low, seed: UInt64(seed))
            let feet = drawn.placements.map(\.box.bottom)
            #expect(feet.count == 6 && (feet.max() ?? 0) - (feet.min() ?? 0) < 30)
        }
    }

    /// Hands, of whoever has any, are where things are held.
    @Test func whatIsHeldIsAtTheHand() throws {
        let library = try SymbolLibrary()
        let reader = Reader(nouns: library.nouns)
        for (prompt, noun) in [
            ("a man holding an umbrella", "umbrella"), ("a girl holding a red balloon", "balloon"), ("a boy flying a kite", "kite"),
            ("a woman holding a sword", "sword"), ("a king holding a flag", "flag"), ("a man holding an apple", "apple"),
        ] {
            for seed in 0..<6 {
                let drawn = try Artist(library: library).draw(
                    reader.read(prompt), width: 1024, height: 1024, quality: .low, seed: UInt64(seed))
                let held = try #require(drawn.placements.first { $0.noun == noun }).box
                let holder = try #require(drawn.placements.first { $0.noun != noun }).box
                // Beside the body or before it, never an arm's length away from it.
                let gap = max(held.x - holder.right, holder.x - held.right)
                #expect(gap < holder.height * 0.2, "\(prompt) \(seed): \(gap)")
                #expect(held.y < holder.bottom - holder.height * 0.2)
            }
        }
    }
}
