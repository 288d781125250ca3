import Crypto
import Testing

@testable import Sketch

/// The same recipe gives the same bytes on any machine: the SHA-256 of drawings of made-up symbols, so that illustrators change none of them.
@Suite struct DrawingGoldenTests {
    private struct Case {
        var name: String
        var scene: Scene
        var width = 1024, height = 1024
        var quality = Quality.medium
        var seed: UInt64 = 1
        var transparent = false
        var hash: String
    }

    private static func cases() -> [Case] {
        var painted = DrawingFixtures.scene(("cat", 2), ("car", 1))
        painted.things[0].colour = Colour(name: "white", hex: "#ffffff")
        painted.things[1].partColours = ["wheel": Colour(name: "red", hex: "#d9473f")]
        var finished = DrawingFixtures.scene(("dog", 1), ("house", 1), ("bowl", 1))
        finished.things[0].pattern = .starry
        finished.things[1].material = .brick
        finished.things[2].material = .gold
        var unknown = DrawingFixtures.scene(("zorgblatt", 2))
        unknown.things[0].isKnown = false
        var blue = DrawingFixtures.scene(("person", 1))
        blue.backdropColour = Colour(name: "blue", hex: "#3f7fc4")
        let on = DrawingFixtures.scene(("cat", 2), ("table", 1), relations: [Relation(0, .on, 1)])
        let held = DrawingFixtures.scene(
            ("apple", 1), ("person", 1), ("hat", 1), relations: [Relation(0, .heldBy, 1), Relation(2, .wornBy, 1)])
        let chain = DrawingFixtures.scene(
            ("cat", 1), ("dog", 1), ("car", 2), ("sun", 1), ("table", 1), relations: [Relation(0, .leftOf, 1), Relation(3, .above, 2)])
        return [
            Case(name: "one", scene: DrawingFixtures.scene(("cat", 1)), hash: "04a2e3ed1ce5777c"),
            Case(name: "low", scene: DrawingFixtures.scene(("cat", 1)), quality: .low, hash: "a861bfb625eea5a1"),
            Case(name: "high", scene: DrawingFixtures.scene(("cat", 1)), quality: .high, hash: "f819f6145bc5489f"),
            Case(name: "seed", scene: DrawingFixtures.scene(("cat", 1)), seed: 18_446_744_073_709_551_615, hash: "175cd14f6bf956b0"),
            Case(name: "wide", scene: DrawingFixtures.scene(("cat", 1)), width: 1536, hash: "07db09b11e668630"),
            Case(name: "tall", scene: DrawingFixtures.scene(("cat", 1)), height: 1536, hash: "641100e1a9181b5c"),
            Case(
                name: "odd", scene: DrawingFixtures.scene(("giraffe", 1)), width: 641, height: 479, quality: .high, seed: 6,
                hash: "7637ad0081a2b933"),
            Case(name: "clear", scene: DrawingFixtures.scene(("giraffe", 1)), seed: 3, transparent: true, hash: "6cecec0e676a7052"),
            Case(name: "seven", scene: DrawingFixtures.scene(("dog", 7)), seed: 4, hash: "9e7678841c76d43f"),
            Case(name: "twenty", scene: DrawingFixtures.scene(("bird", 20)), quality: .high, seed: 5, hash: "ab57b222d65f1c3d"),
            Case(name: "water", scene: DrawingFixtures.scene(("boat", 3)), seed: 5, hash: "ee46b32d56b0b8b5"),
            Case(name: "wall", scene: DrawingFixtures.scene(("clock", 2), ("table", 1)), seed: 5, hash: "11497f5059ca9855"),
            Case(name: "painted", scene: painted, seed: 12, hash: "697efdffec2e6827"),
            Case(name: "finished", scene: finished, quality: .high, seed: 13, hash: "0b73727f05f9129f"),
            Case(name: "unknown", scene: unknown, seed: 14, hash: "cc88e5175346d1cf"),
            Case(name: "blue", scene: blue, seed: 15, hash: "4dee49eaa0634949"),
            Case(name: "on", scene: on, seed: 16, hash: "2a5478683681cfd9"),
            Case(name: "held", scene: held, seed: 17, hash: "4d118eb063c86056"),
            Case(name: "chain", scene: chain, width: 1536, seed: 18, hash: "a89db959011ca35b"),
            Case(
                name: "inside", scene: DrawingFixtures.scene(("apple", 5), ("bowl", 1), relations: [Relation(0, .inside, 1)]), seed: 19,
                hash: "7f76480ab650b18e"),
            Case(
                name: "behind", scene: DrawingFixtures.scene(("dog", 3), ("car", 1), relations: [Relation(0, .behind, 1)]), seed: 20,
                hash: "9d9b3f11330a1403"),
            Case(
                name: "around", scene: DrawingFixtures.scene(("sun", 6), ("cat", 1), relations: [Relation(0, .around, 1)]), seed: 21,
                hash: "37ef30c5b68c786c"),
            Case(name: "nothing", scene: Scene(), width: 64, height: 64, quality: .low, seed: 22, hash: "41e37f3e9dc13603"),
        ]
    }

    @Test func bytesAreTheSameEverywhere() throws {
        let artist = Artist(library: try DrawingFixtures.library())
        for sample in Self.cases() {
            let svg = try artist.draw(
                sample.scene, width: sample.width, height: sample.height, quality: sample.quality, seed: sample.seed,
                transparent: sample.transparent
            ).svg
            let hash = SHA256.hash(data: svg).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(hash == sample.hash, "\(sample.name)")
        }
    }
}
