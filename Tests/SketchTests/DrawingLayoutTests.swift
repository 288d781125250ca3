import Testing

@testable import Sketch

/// Relations, counts and margins, checked on the boxes.
@Suite struct DrawingLayoutTests {
    private let artist: Artist

    init() throws { artist = Artist(library: try DrawingFixtures.library()) }

    private func placements(_ scene: Scene, _ sheet: (Int, Int), seed: UInt64 = 1) throws -> [Placement] {
        let canvas = Canvas(pixelWidth: sheet.0, pixelHeight: sheet.1)
        let composer = Composer(
            scene, library: artist.library, scenery: artist.scenery, canvas: canvas, quality: .low, seed: seed, isTransparent: false)
        return composer.placements(of: composer.arranged().arrangement)
    }

    private func boxes(_ placements: [Placement], _ thing: Int) -> [Box] { placements.filter { $0.thing == thing }.map(\.box) }

    @Test(arguments: DrawingFixtures.nouns) func sidesAndHeightsAreKept(noun: String) throws {
        for (turn, other) in DrawingFixtures.nouns.enumerated() where other != noun {
            // Every pair on one of the sheets, every noun on all.
            for (number, sheet) in DrawingFixtures.sheets.enumerated() where (turn + noun.utf8.count) % 5 == number {
                for kind in [Relation.Kind.leftOf, .rightOf, .above, .below] {
                    let scene = DrawingFixtures.scene((noun, 1), (other, 1), relations: [Relation(0, kind, 1)])
                    let placed = try placements(scene, sheet, seed: UInt64(number * 7 + 1))
                    let a = try #require(boxes(placed, 0).first), b = try #require(boxes(placed, 1).first)
                    switch kind {
                    case .leftOf: #expect(a.right < b.x, "\(noun) left of \(other) on \(sheet)")
                    case .rightOf: #expect(a.x > b.right, "\(noun) right of \(other) on \(sheet)")
                    case .above: #expect(a.bottom < b.y, "\(noun) above \(other) on \(sheet)")
                    default: #expect(a.y > b.bottom, "\(noun) below \(other) on \(sheet)")
                    }
                    inSheet(placed, sheet)
                }
            }
        }
    }

    @Test(arguments: DrawingFixtures.nouns) func countedThingsNeverTouch(noun: String) throws {
        for count in [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 20, 37] {
            for (number, sheet) in DrawingFixtures.sheets.enumerated() {
                let placed = try placements(DrawingFixtures.scene((noun, count)), sheet, seed: UInt64(count * 5 + number))
                #expect(placed.count == count)
                apart(placed.map(\.box))
                inSheet(placed, sheet)
            }
        }
    }

    @Test(arguments: DrawingFixtures.nouns) func twoKindsKeepApart(noun: String) throws {
        for (turn, other) in DrawingFixtures.nouns.enumerated() where other != noun {
            for (a, b) in [(1, 1), (3, 2), (6, 1)] {
                for (number, sheet) in DrawingFixtures.sheets.enumerated() where (turn + a + noun.utf8.count) % 5 == number {
                    let placed = try placements(DrawingFixtures.scene((noun, a), (other, b)), sheet, seed: 3)
                    #expect(placed.count == a + b)
                    apart(placed.map(\.box))
                    inSheet(placed, sheet)
                }
            }
        }
    }

    @Test func loneThingsFillTheSheet() throws {
        for noun in DrawingFixtures.nouns {
            for sheet in DrawingFixtures.sheets where sheet.0 != 3840 {
                for seed in 0..<6 {
                    let box = try #require(placements(DrawingFixtures.scene((noun, 1)), sheet, seed: UInt64(seed)).first).box
                    let share = max(box.width / Double(sheet.0), box.height / Double(sheet.1))
                    #expect(share > 0.5 && share < 0.8, "\(noun) takes \(share) of \(sheet)")
                }
            }
        }
    }

    @Test(arguments: ["cat", "apple", "elephant", "fork"]) func ridersStandOnTheirHosts(noun: String) throws {
        for host in ["table", "car", "elephant", "dog", "apple"] where host != noun {
            for count in [1, 2, 3, 8] {
                let placed = try placements(DrawingFixtures.scene((noun, count), (host, 1), relations: [Relation(0, .on, 1)]), (1024, 1024))
                let below = try #require(boxes(placed, 1).first)
                apart(boxes(placed, 0))
                for box in boxes(placed, 0) {
                    #expect(box.bottom <= below.y + below.height * 0.3, "\(count) \(noun) on \(host)")
                    #expect(box.right > below.x && box.x < below.right)
                }
                #expect(boxes(placed, 0).contains { $0.bottom >= below.y - 1 })
                inSheet(placed, (1024, 1024))
            }
        }
    }

    @Test(arguments: ["cat", "apple", "elephant", "fork"]) func contentsAreInside(noun: String) throws {
        for host in ["bowl", "window", "car"] {
            for count in [1, 3, 7] {
                let placed = try placements(
                    DrawingFixtures.scene((noun, count), (host, 1), relations: [Relation(0, .inside, 1)]), (1024, 1024))
                let around = try #require(boxes(placed, 1).first)
                apart(boxes(placed, 0))
                for box in boxes(placed, 0) {
                    #expect(box.centreX > around.x && box.centreX < around.right)
                    // A heap in a bowl rises above the rim.
                    #expect(box.bottom > around.y - 0.6 * around.height && box.bottom < around.bottom)
                }
                #expect(boxes(placed, 0).contains { $0.bottom > around.y })
            }
        }
    }

    @Test func groupsRelate() throws {
        for seed in 0..<8 {
            let seed = UInt64(seed)
            for sheet in DrawingFixtures.sheets {
                let between = try placements(
                    DrawingFixtures.scene(("apple", 2), ("dog", 1), ("house", 1), relations: [Relation(0, .between, 1, and: 2)]), sheet,
                    seed: seed)
                let dog = boxes(between, 1)[0], house = boxes(between, 2)[0]
                for apple in boxes(between, 0) {
                    #expect(apple.x > min(dog.right, house.right) && apple.right < max(dog.x, house.x))
                }
                let around = try placements(
                    DrawingFixtures.scene(("apple", 6), ("cat", 1), relations: [Relation(0, .around, 1)]), sheet, seed: seed)
                let middle = boxes(around, 1)[0]
                apart(around.map(\.box))
                #expect(boxes(around, 0).contains { $0.centreX < middle.x } && boxes(around, 0).contains { $0.centreX > middle.right })
                for (rider, host) in [("dog", "car"), ("mouse", "elephant"), ("elephant", "mouse"), ("house", "cat"), ("cat", "house")] {
                    for kind in [Relation.Kind.behind, .inFrontOf] {
                        for count in [1, 3] {
                            let placed = try placements(
                                DrawingFixtures.scene((rider, count), (host, 1), relations: [Relation(0, kind, 1)]), sheet, seed: seed)
                            let (back, front) = kind == .behind ? (0, 1) : (1, 0)
                            let last = try #require(placed.lastIndex { $0.thing == back }),
                                first = try #require(placed.firstIndex { $0.thing == front })
                            #expect(last < first, "what is behind is drawn first")
                            for box in boxes(placed, back) {
                                let hidden = boxes(placed, front).reduce(0) { $0 + box.overlap($1) }
                                #expect(hidden <= 0.4 * box.area, "\(count) \(rider) \(kind) \(host)")
                            }
                            inSheet(placed, sheet)
                        }
                    }
                }
            }
        }
    }

    @Test func chainsHold() throws {
        let scene = DrawingFixtures.scene(
            ("cat", 1), ("dog", 2), ("car", 1), ("sun", 1), ("table", 1), ("apple", 3),
            relations: [
                Relation(0, .leftOf, 1), Relation(1, .leftOf, 2), Relation(3, .above, 2), Relation(5, .on, 4), Relation(4, .rightOf, 2),
            ])
        for sheet in DrawingFixtures.sheets {
            for seed in 0..<10 {
                let placed = try placements(scene, sheet, seed: UInt64(seed))
                let cat = boxes(placed, 0)[0], car = boxes(placed, 2)[0], sun = boxes(placed, 3)[0], table = boxes(placed, 4)[0]
                for dog in boxes(placed, 1) { #expect(cat.right < dog.x && dog.right < car.x) }
                #expect(sun.bottom < car.y && car.right < table.x)
                inSheet(placed, sheet)
            }
        }
    }

    @Test func contradictionsAreReportedAndDrawn() throws {
        let scene = DrawingFixtures.scene(
            ("cat", 1), ("dog", 1), ("car", 1),
            relations: [
                Relation(0, .leftOf, 1), Relation(1, .leftOf, 2), Relation(2, .leftOf, 0), Relation(0, .above, 1), Relation(1, .above, 0),
                Relation(0, .on, 1), Relation(1, .on, 0), Relation(2, .inside, 2), Relation(9, .on, 0),
            ])
        let composition = try artist.draw(scene, width: 800, height: 600, quality: .medium, seed: 4)
        #expect(composition.placements.count == 3)
        #expect(!composition.notes.isEmpty)
    }

    @Test func hordesAreCutAndReported() throws {
        let scene = DrawingFixtures.scene(("apple", 5000), ("dog", Int.max))
        let composition = try artist.draw(scene, width: 1024, height: 1024, quality: .low, seed: 1)
        #expect(composition.placements.count == 2 * ClusterBuilder.most && composition.notes.count == 2)
        apart(composition.placements.map(\.box))
    }

    @Test func sixtyThingsFit() throws {
        var scene = Scene()
        for id in 0..<20 {
            var thing = Thing(id: id, noun: DrawingFixtures.nouns[id])
            thing.count = 3
            scene.things.append(thing)
        }
        for sheet in DrawingFixtures.sheets {
            let placed = try placements(scene, sheet, seed: 9)
            #expect(placed.count == 60)
            inSheet(placed, sheet)
        }
    }

    @Test func repaintingMovesNothing() throws {
        var scene = DrawingFixtures.scene(("cat", 3), ("apple", 2), ("car", 1), relations: [Relation(1, .leftOf, 2)])
        let before = try artist.draw(scene, width: 1024, height: 1024, quality: .high, seed: 11)
        scene.things[1].colour = Colour(name: "green", hex: "#5fa052")
        scene.things[2].pattern = .striped
        let after = try artist.draw(scene, width: 1024, height: 1024, quality: .high, seed: 11)
        #expect(before.placements == after.placements)
        #expect(before.svg != after.svg)
    }

    @Test(arguments: DrawingFixtures.sheets.indices) func wishesForPlacesAreKept(sheet: Int) throws {
        let library = artist.library
        func centres(_ nouns: [String], _ anchors: [Thing.Placement?]) -> [Box] {
            var scene = Scene(), subjects: [Int: Subject] = [:]
            for (id, noun) in nouns.enumerated() {
                var thing = Thing(id: id, noun: noun)
                thing.placement = anchors[id]
                scene.things.append(thing)
                subjects[id] = Subject(thing, symbol: library.symbol(noun), isLettered: false)
            }
            let (width, height) = DrawingFixtures.sheets[sheet]
            let layout = Layout(
                scene: scene, subjects: subjects, canvas: Canvas(pixelWidth: width, pixelHeight: height), terrain: Terrain(hasWall: true),
                seed: 5,
                headroom: 0)
            let members = layout.arranged().members
            return nouns.indices.compactMap { id in members.first { $0.thing == id }?.box }
        }
        let canvas = Canvas(pixelWidth: DrawingFixtures.sheets[sheet].0, pixelHeight: DrawingFixtures.sheets[sheet].1)
        let sides = centres(["cat", "dog", "apple"], [.right, .center, .left])
        #expect(sides[2].right < sides[1].x && sides[1].right < sides[0].x)
        let alone = centres(["apple"], [.left])
        #expect(alone[0].x < 0.12 * canvas.width)
        let sun = centres(["cat", "sun"], [nil, .right])
        #expect(sun[1].centreX > 0.5 * canvas.width)
        let depth = centres(["cat", "dog", "house"], [.foreground, nil, .background])
        #expect(depth[2].bottom < depth[1].bottom && depth[1].bottom < depth[0].bottom)
        let top = centres(["cat", "dog"], [.top, nil])
        #expect(top[0].bottom < top[1].y)
    }

    private func apart(_ boxes: [Box]) {
        for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] where box.overlap(other) > 0 { Issue.record("\(box) and \(other) overlap") }
        }
    }

    private func inSheet(_ placed: [Placement], _ sheet: (Int, Int)) {
        let whole = Box(x: 0, y: 0, width: Double(sheet.0), height: Double(sheet.1))
        for placement in placed where !whole.contains(placement.box) { Issue.record("\(placement) leaves \(sheet)") }
    }
}

@Suite struct PairsApartTests {
    @Test func oneStandsBetweenTwoOfAKind() {
        var scene = Scene()
        var rose = Thing(id: 2, noun: "rose")
        rose.count = 3
        scene.things = [Thing(id: 1, noun: "bottle"), rose]
        scene.relations = [Relation(1, .between, 2)]
        let apart = scene.pairsApart
        #expect(apart.things.map(\.id) == [1, 2, 3] && apart.things.map(\.count) == [1, 2, 1])
        #expect(apart.relations == [Relation(1, .between, 2, and: 3)])
        scene.relations = [Relation(1, .nextTo, 2)]
        #expect(scene.pairsApart == scene)
    }
}
