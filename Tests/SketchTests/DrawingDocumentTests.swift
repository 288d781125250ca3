import Pictures
import SVG
import Testing

@testable import Sketch

/// What is written: small, self-contained, without marks, the same every time.
@Suite struct DrawingDocumentTests {
    private let artist: Artist

    init() throws { artist = Artist(library: try DrawingFixtures.library()) }

    private var scene: Scene {
        var scene = DrawingFixtures.scene(
            ("cat", 3), ("bowl", 1), ("apple", 5), ("zorgblatt", 1), ("sign", 1), relations: [Relation(2, .inside, 1)])
        scene.things[0].pattern = .dotted
        scene.things[1].material = .gold
        scene.things[3].isKnown = false
        scene.letterings = [Lettering("OPEN", on: 4), Lettering("Hello")]
        return scene
    }

    @Test(arguments: Quality.allCases) func documentsAreWellFormed(quality: Quality) throws {
        let composition = try artist.draw(scene, width: 1024, height: 768, quality: quality, seed: 5)
        let root = try SVGElement(parsing: composition.svg)
        #expect(root.name == "svg" && root["width"] == "1024" && root["height"] == "768")
        var ids: [String] = [], references: [String] = []
        func visit(_ element: SVGElement) {
            for attribute in element.attributes {
                #expect(attribute.name != "class" && !attribute.name.hasPrefix("data-"))
                #expect(!attribute.value.contains("nan") && !attribute.value.contains("inf"))
                if attribute.name == "id" { ids.append(attribute.value) }
                if attribute.name == "href" { references.append(String(attribute.value.dropFirst())) }
                if attribute.value.hasPrefix("url(#") { references.append(String(attribute.value.dropFirst(5).dropLast())) }
            }
            element.elements.forEach(visit)
        }
        visit(root)
        #expect(Set(ids).count == ids.count, "an id occurs twice")
        for reference in references { #expect(ids.contains(reference), "#\(reference) is nowhere") }
        let uses = references.filter { $0.hasPrefix("f") && !$0.contains("-") }
        #expect(uses.count >= 8, "equal figures are written once")
    }

    @Test(arguments: Quality.allCases) func theSanitiserChangesNothing(quality: Quality) throws {
        for transparent in [false, true] {
            let composition = try artist.draw(scene, width: 640, height: 480, quality: quality, seed: 6, transparent: transparent)
            let clean = try SVGSanitizer.sanitize(composition.svg)
            #expect(clean.dropped.isEmpty, "\(clean.dropped)")
            #expect(clean.bytes == composition.svg)
        }
    }

    @Test func picturesArePainted() throws {
        let composition = try artist.draw(
            DrawingFixtures.scene(("cat", 1)), width: 200, height: 150, quality: .high, seed: 6, transparent: true)
        let bitmap = try Rasterizer.render(
            try SVGSanitizer.sanitize(composition.document), width: 200, height: 150, supersample: composition.supersampling)
        let box = try #require(composition.placements.first).box
        let middle = bitmap[Int(box.centreX), Int(box.centreY)], corner = bitmap[1, 1]
        #expect(middle.alpha == 255 && middle.red > 120 && corner.alpha == 0)
    }

    @Test func qualityIsReal() throws {
        let sizes = try Quality.allCases.map { try artist.draw(scene, width: 1024, height: 1024, quality: $0, seed: 5).svg.count }
        #expect(sizes[0] < sizes[1] && sizes[1] < sizes[2])
        let low = String(decoding: try artist.draw(scene, width: 1024, height: 1024, quality: .low, seed: 5).svg, as: UTF8.self)
        #expect(!low.contains("radialGradient") && !low.contains("opacity=\".14\""))
        #expect(try artist.draw(scene, width: 1024, height: 1024, quality: .high, seed: 5).supersampling == 2)
    }

    @Test func transparentHasNoBackdrop() throws {
        let composition = try artist.draw(
            DrawingFixtures.scene(("cat", 1)), width: 512, height: 512, quality: .medium, seed: 5, transparent: true)
        let root = try SVGElement(parsing: composition.svg)
        let drawn = root.elements.filter { $0.name != "defs" }
        #expect(drawn.map(\.name) == ["ellipse", "g"])
    }

    @Test func seedsVaryAndRepeat() throws {
        let pictures = try (0..<12).map { try artist.draw(scene, width: 512, height: 512, quality: .medium, seed: UInt64($0)).svg }
        #expect(Set(pictures).count == 12)
        #expect(pictures[3] == (try artist.draw(scene, width: 512, height: 512, quality: .medium, seed: 3).svg))
    }

    @Test func stagesGrow() throws {
        let stages = try artist.drawStages(scene, width: 512, height: 512, quality: .high, seed: 8)
        #expect(stages.map(\.placements.isEmpty) == [true, false, false])
        #expect(stages[1].placements == stages[2].placements)
        #expect(stages[0].svg.count < stages[1].svg.count && stages[1].svg.count < stages[2].svg.count)
        #expect(stages[2].svg == (try artist.draw(scene, width: 512, height: 512, quality: .high, seed: 8).svg))
    }

    @Test func colourReachesTheDrawing() throws {
        var scene = DrawingFixtures.scene(("cat", 1))
        scene.things[0].colour = Colour(name: "blue", hex: "#3f7fc4")
        scene.things[0].partColours = ["wheel": Colour(name: "green", hex: "#5fa052")]
        let text = String(decoding: try artist.draw(scene, width: 512, height: 512, quality: .low, seed: 8).svg, as: UTF8.self)
        #expect(text.contains("fill=\"#3f7fc4\"") && text.contains("fill=\"#5fa052\"") && !text.contains("#d9473f"))
    }

    @Test func emptyScenesAreBackdrops() throws {
        let composition = try artist.draw(Scene(), width: 300, height: 200, quality: .high, seed: 1)
        #expect(composition.placements.isEmpty && composition.svg.count > 200)
    }
}
