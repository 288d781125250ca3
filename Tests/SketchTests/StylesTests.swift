import Pictures
import SVG
import Testing

@testable import Sketch

/// Each style on scenes of every kind: whole, of a fair size, told at once by its colours, the same every time.
@Suite struct StylesTests {
    private let artist: Artist

    init() throws { artist = Artist(library: try DrawingFixtures.library(), scenery: .standard) }

    private func scene(_ style: Style, _ setting: Setting? = .street, time: TimeOfDay? = nil) -> Scene {
        var scene = DrawingFixtures.scene(("car", 1), ("bowl", 1), ("apple", 3), ("sign", 1), relations: [Relation(2, .inside, 1)])
        scene.things[0].colour = Colour(name: "red", hex: "#d9473f")
        scene.things[1].pattern = .striped
        scene.things[2].material = .gold
        scene.letterings = [Lettering("OPEN", on: 3), Lettering("Hello")]
        scene.style = style
        scene.setting = setting
        scene.time = time
        return scene
    }

    private func bitmap(_ composition: Composition, _ side: Int = 128) throws -> Bitmap {
        try Rasterizer.render(try SVGSanitizer.sanitize(composition.document), width: side, height: side)
    }

    @Test(arguments: Style.allCases) func everyPlaceAndQualityPassesTheSanitiser(style: Style) throws {
        var turn = 0
        for setting in Setting.allCases.map(Optional.some) + [nil] {
            turn += 1
            let quality = Quality.allCases[turn % 3], isTransparent = turn % 5 == 0
            let scene = scene(style, setting, time: TimeOfDay.allCases[turn % 4])
            let drawn = try artist.draw(
                scene, width: 512, height: turn % 2 == 0 ? 512 : 768, quality: quality, seed: UInt64(turn), transparent: isTransparent)
            let clean = try SVGSanitizer.sanitize(drawn.svg)
            #expect(clean.dropped.isEmpty, "\(style) \(setting?.rawValue ?? "-"): \(clean.dropped)")
            #expect(clean.bytes == drawn.svg, "\(style) \(setting?.rawValue ?? "-") is changed")
            #expect(drawn.svg.count < 400_000, "\(style) \(setting?.rawValue ?? "-"): \(drawn.svg.count) bytes")
            #expect(drawn.placements.count == 6)
            var ids: [String] = []
            func visit(_ element: SVGElement) {
                if let id = element["id"] { ids.append(id) }
                element.elements.forEach(visit)
            }
            visit(drawn.document)
            #expect(Set(ids).count == ids.count, "\(style): an id occurs twice")
        }
    }

    @Test(arguments: Style.allCases) func sameRecipeSameBytes(style: Style) throws {
        let one = try artist.draw(scene(style, .park), width: 300, height: 300, quality: .high, seed: 4)
        let two = try artist.draw(scene(style, .park), width: 300, height: 300, quality: .high, seed: 4)
        #expect(one.svg == two.svg)
    }

    @Test(arguments: Style.allCases) func theSheetIsCoveredOrClear(style: Style) throws {
        let whole = try bitmap(try artist.draw(scene(style, .beach), width: 256, height: 256, quality: .medium, seed: 2))
        for (x, y) in [(0, 0), (127, 0), (0, 127), (127, 127), (64, 1), (1, 64)] {
            #expect(whole[x, y].alpha == 255, "\(style) at \(x), \(y)")
        }
        let bare = DrawingFixtures.scene(("cat", 1))
        var cut = bare
        cut.style = style
        let clear = try bitmap(try artist.draw(cut, width: 256, height: 256, quality: .medium, seed: 2, transparent: true))
        for (x, y) in [(0, 0), (127, 0), (0, 127), (127, 127)] { #expect(clear[x, y].alpha == 0, "\(style) at \(x), \(y)") }
        #expect(clear[64, 64].alpha > 0, "\(style) draws nothing")
    }

    /// The mean of the picture's lightness and chroma.
    private func mean(_ style: Style) throws -> (lightness: Double, chroma: Double) {
        let drawn = try bitmap(try artist.draw(scene(style, .field), width: 256, height: 256, quality: .medium, seed: 3), 64)
        var lightness = 0.0, chroma = 0.0
        for y in 0..<64 {
            for x in 0..<64 {
                let pixel = drawn[x, y]
                let lab = Paint(red: pixel.red, green: pixel.green, blue: pixel.blue).lab
                lightness += lab.lightness
                chroma += lab.chroma
            }
        }
        return (lightness / 4096, chroma / 4096)
    }

    @Test func stylesAreToldByTheirColours() throws {
        let flat = try mean(.flat), neon = try mean(.neon), blueprint = try mean(.blueprint), outline = try mean(.outline),
            watercolor = try mean(.watercolor)
        #expect(neon.lightness < 0.35)
        #expect(blueprint.lightness < 0.55 && blueprint.chroma > 0.06)
        #expect(outline.lightness > flat.lightness && outline.chroma < flat.chroma)
        #expect(watercolor.lightness > flat.lightness)
    }

    @Test(arguments: [Style.flat, .watercolor, .poster, .pixelArt, .paperCut, .neon, .outline]) func redStaysRed(style: Style) throws {
        var scene = DrawingFixtures.scene(("car", 1))
        scene.things[0].colour = Colour(name: "red", hex: "#d9473f")
        scene.style = style
        let drawn = try artist.draw(scene, width: 256, height: 256, quality: .medium, seed: 5)
        let box = try #require(drawn.placements.first).box, picture = try bitmap(drawn, 256)
        var red = 0
        for y in Int(box.y)..<Int(box.bottom) {
            for x in Int(box.x)..<Int(box.right) {
                let pixel = picture[x, y]
                if Int(pixel.red) > Int(pixel.green) + 12, Int(pixel.red) > Int(pixel.blue) + 12 { red += 1 }
            }
        }
        let area = box.width * box.height
        // The tubes of neon are lines; all else is a body of the colour.
        #expect(Double(red) > area * (style == .neon ? 0.03 : 0.4), "\(style): \(Double(red) / area)")
    }

    @Test func pixelsAreFewAndSquare() throws {
        let drawn = try artist.draw(scene(.pixelArt, .city), width: 1024, height: 1024, quality: .medium, seed: 6)
        #expect(drawn.svg.count < 400_000)
        let group = try #require(drawn.document.elements.first { $0.name == "g" })
        #expect(group.elements.count <= 60, "\(group.elements.count) colours")
        #expect(group["shape-rendering"] == "crispEdges")
        var isWhole = true
        for path in group.elements { isWhole = isWhole && !(path["d"] ?? ".").contains(".") }
        #expect(isWhole, "a cell is not on the grid")
    }
}
