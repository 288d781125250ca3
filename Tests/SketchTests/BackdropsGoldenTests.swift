import Crypto
import SVG
import Testing

@testable import Sketch

/// The same recipe gives the same bytes on any machine: beginnings of the SHA-256 of every place and every style. What changes them on purpose
/// writes the new ones here, which the failing test prints.
@Suite struct BackdropsGoldenTests {
    private static let places: [String: String] = [
        "beach": "592f4f6330367d4b",
        "forest": "59fe373d0949b872",
        "city": "6bdd8f5a030c7228",
        "snow": "ba9e35c2b8ba9256",
        "desert": "194d558a9bc18e4c",
        "space": "4804140dd2f2dfa1",
        "sea": "9bc68e966f837a6b",
        "underwater": "39fcf08efb5d8243",
        "room": "eaba78c8b66638eb",
        "kitchen": "d898d49f8d79b53f",
        "street": "d29174e43afa1b0d",
        "field": "2f0f6a31e6620152",
        "garden": "fdda3f2db2645ca6",
        "park": "4168fadb1b0b01f7",
        "mountains": "1dd72fdf18e93535",
        "farm": "f66aa066625df697",
        "sky": "3bfc0828efb35070",
        "studio": "677cc95ff4c18293",
        "stage": "d05dee1ff0f9ec1e",
    ]

    private static let styles: [String: String] = [
        "flat": "321585898e8c1a44",
        "outline": "977914898ed9c700",
        "watercolor": "b3daa22de3edb9f8",
        "neon": "aee444b0820b3ecb",
        "poster": "6772b37b593cfbf2",
        "blueprint": "63394e75a4e2d7e7",
        "pixel_art": "62970fe17922e611",
        "paper_cut": "48566463be4fd589",
    ]

    private func digest(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).prefix(8).map { byte in
            let digits = Array("0123456789abcdef")
            return "\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }

    @Test(arguments: Setting.allCases) func placesKeepTheirBytes(setting: Setting) throws {
        let artist = Artist(library: try DrawingFixtures.library(), scenery: .standard)
        var bytes: [UInt8] = []
        for (number, time) in TimeOfDay.allCases.enumerated() {
            for (turn, quality) in Quality.allCases.enumerated() {
                var scene = DrawingFixtures.scene(("cat", 1), ("boat", 1))
                scene.setting = setting
                scene.time = time
                scene.weather = number == 0 && turn == 1 ? nil : Weather.allCases[(number * 3 + turn) % Weather.allCases.count]
                bytes += try artist.draw(scene, width: 640, height: 480, quality: quality, seed: UInt64(number + 1)).svg
            }
        }
        #expect(digest(bytes) == Self.places[setting.rawValue], "\"\(setting.rawValue)\": \"\(digest(bytes))\",")
    }

    @Test(arguments: Style.allCases) func stylesKeepTheirBytes(style: Style) throws {
        let artist = Artist(library: try DrawingFixtures.library(), scenery: .standard)
        var bytes: [UInt8] = []
        for quality in Quality.allCases {
            var scene = DrawingFixtures.scene(("dog", 2), ("bowl", 1), ("apple", 2), relations: [Relation(2, .inside, 1)])
            scene.things[0].pattern = .zigzag
            scene.setting = .garden
            scene.style = style
            bytes += try artist.draw(scene, width: 480, height: 480, quality: quality, seed: 11).svg
        }
        #expect(digest(bytes) == Self.styles[style.rawValue], "\"\(style.rawValue)\": \"\(digest(bytes))\",")
    }
}
