import Crypto
import SVG
import Testing

@testable import Sketch

/// The same recipe gives the same bytes on any machine: beginnings of the SHA-256 of every place and every style. What changes them on purpose
/// writes the new ones here, which the failing test prints.
@Suite struct BackdropsGoldenTests {
    private static let places: [String: String] = [
        "beach": "82ac699966151762",
        "forest": "f9ed20ed9c9c7d6c",
        "city": "906b960410f1a217",
        "snow": "d7c20547872bb270",
        "desert": "18d56ba7bce7f721",
        "space": "88f7a53187e0f673",
        "sea": "107b6a640ea4d6a5",
        "underwater": "0901a32485d56758",
        "room": "4575ff75211a9b0e",
        "kitchen": "1aaa36320dd4e5fb",
        "street": "a224f4f1cb4a83bb",
        "field": "350e19b08031b3da",
        "garden": "5d3f1a498c7a6eee",
        "park": "294ac385bd3f234f",
        "mountains": "0acd0664347c69de",
        "farm": "36dd506274f24ccf",
        "sky": "de4305444d229e65",
        "studio": "e38a526223180733",
        "stage": "9393431662724d91",
    ]

    private static let styles: [String: String] = [
        "flat": "17f62d8449cb6188",
        "outline": "ff2f0a89ed830339",
        "watercolor": "168c788e85f4ab4a",
        "neon": "0123a4c353d3a919",
        "poster": "f24e1b10409b2937",
        "blueprint": "af1bafd1ae93e159",
        "pixel_art": "4d8564f3a4b00b07",
        "paper_cut": "64c85787b37fa8e8",
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
