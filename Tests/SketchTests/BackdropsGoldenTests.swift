import Crypto
import SVG
import Testing

@testable import Sketch

/// The same recipe gives the same bytes on any machine: beginnings of the SHA-256 of every place and every style. What changes them on purpose
/// writes the new ones here, which the failing test prints.
@Suite struct BackdropsGoldenTests {
    private static let places: [String: String] = [:]

    private static let styles: [String: String] = [:]

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
