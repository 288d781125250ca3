import Crypto
import Pictures
import SVG
import Testing

@testable import Sketch

/// Every place at every hour in every weather: whole, small, with its ids in order, and the same every time.
@Suite struct BackdropsTests {
    private static let places: [(name: String, setting: Setting?, backdrop: any Backdrop)] =
        Setting.allCases.compactMap { setting in Scenery.standard.backdrops[setting].map { (setting.rawValue, setting, $0) } }
        + [("outdoors", nil, Scenery.standard.outdoors ?? Scenery.standard.plain)]

    private static let weathers: [Weather?] = [nil] + Weather.allCases.map { $0 }

    private func context(
        _ setting: Setting?, _ time: TimeOfDay, _ weather: Weather?, _ quality: Quality, sheet: (Int, Int) = (1024, 1024), seed: UInt64 = 1,
        colour: Paint? = nil, excluded: [String] = []
    ) -> BackdropContext {
        let canvas = Canvas(pixelWidth: sheet.0, pixelHeight: sheet.1)
        var context = BackdropContext(
            canvas: canvas, setting: setting, time: time, weather: weather, quality: quality, palette: Palette(seed: seed), colour: colour,
            places: [.ground], excluded: excluded, seed: seed)
        context.things = [Box(x: canvas.width * 0.3, y: canvas.height * 0.4, width: canvas.width * 0.3, height: canvas.height * 0.4)]
        return context
    }

    private func drawn(_ backdrop: any Backdrop, _ context: BackdropContext) -> BackdropLayers {
        var context = context
        context.horizon = (backdrop.terrain(in: context).preferredHorizon * context.canvas.height).rounded()
        return backdrop.draw(in: context)
    }

    private func document(_ layers: BackdropLayers) -> SVGElement {
        Draw.group([Draw.element("defs", [], layers.definitions)] + layers.behind + layers.front)
    }

    @Test func everySettingHasAPlace() {
        for setting in Setting.allCases { #expect(Scenery.standard.backdrops[setting] != nil, "\(setting)") }
        for style in Style.allCases where style != .flat { #expect(Scenery.standard.styles[style] != nil, "\(style)") }
    }

    @Test(arguments: 0..<places.count) func everyHourAndWeatherIsDrawnWholly(number: Int) {
        let (name, setting, backdrop) = Self.places[number]
        let sheets = [(1024, 1024), (1536, 1024), (1024, 1536), (64, 64), (3072, 1024)]
        var turn = number
        for time in TimeOfDay.allCases {
            for weather in Self.weathers {
                for quality in Quality.allCases {
                    turn += 1
                    let context = context(setting, time, weather, quality, sheet: sheets[turn % sheets.count], seed: UInt64(turn))
                    let layers = drawn(backdrop, context)
                    check(layers, context, "\(name) \(time) \(weather?.rawValue ?? "-") \(quality)")
                }
            }
        }
    }

    private func check(_ layers: BackdropLayers, _ context: BackdropContext, _ name: String) {
        let bounds = layers.behind.first.map { [Contour]($0).bounds }
        #expect(bounds?.contains(context.canvas.box) == true, "\(name): the first shape does not cover the sheet")
        #expect(layers.behind.first?["opacity"] == nil)
        var ids: [String] = [], references: [String] = [], count = 0
        func visit(_ element: SVGElement) {
            count += 1
            for attribute in element.attributes {
                #expect(!attribute.value.contains("nan") && !attribute.value.contains("inf"), "\(name): \(attribute.value.prefix(40))")
                if attribute.name == "id" { ids.append(attribute.value) }
                if attribute.value.hasPrefix("url(#") { references.append(String(attribute.value.dropFirst(5).dropLast())) }
            }
            element.elements.forEach(visit)
        }
        let root = document(layers)
        visit(root)
        #expect(Set(ids).count == ids.count, "\(name): an id occurs twice")
        #expect(ids.allSatisfy { $0.hasPrefix("bd-") }, "\(name): an id is not the backdrop's")
        for reference in references { #expect(ids.contains(reference), "\(name): #\(reference) is nowhere") }
        if context.quality == .low { #expect(ids.isEmpty, "\(name): gradients at low quality") }
        #expect(count < 400, "\(name): \(count) elements")
        // A sheet three times as wide holds three times as much.
        let area = context.canvas.width * context.canvas.height / 1_000_000
        let bytes = Double(root.serialized().count)
        #expect(bytes < 60_000 * max(area, 1), "\(name): \(bytes) bytes")
        #expect(layers.light.tintOpacity <= 0.35 && layers.light.shadowOpacity <= 0.5)
    }

    @Test(arguments: 0..<places.count) func theSameSeedGivesTheSame(number: Int) {
        let (_, setting, backdrop) = Self.places[number]
        let one = drawn(backdrop, context(setting, .sunset, .rain, .high, seed: 9))
        let two = drawn(backdrop, context(setting, .sunset, .rain, .high, seed: 9))
        #expect(document(one) == document(two))
        let other = drawn(backdrop, context(setting, .sunset, .rain, .high, seed: 10))
        #expect(document(one) != document(other), "the seed varies nothing")
    }

    @Test(arguments: 0..<places.count) func theHourShows(number: Int) {
        let (name, setting, backdrop) = Self.places[number]
        // A dark place has no hours.
        guard setting != .space, setting != .stage else { return }
        func mean(_ time: TimeOfDay) -> Double {
            let layers = drawn(backdrop, context(setting, time, nil, .medium))
            let inks = Inks(layers.definitions)
            return layers.behind.first.map { inks.ink($0, in: Ink()) }.flatMap(\.fill)?.lab.lightness ?? 0
        }
        #expect(mean(.day) > mean(.night) + 0.08, "\(name) is as light at night")
    }

    @Test func theColourAskedForIsThere() throws {
        let pink = Paint(0xea8fab)
        for (name, setting, backdrop) in Self.places {
            let layers = drawn(backdrop, context(setting, .day, nil, .medium, colour: pink)), inks = Inks(layers.definitions)
            let paints = layers.behind.compactMap { inks.ink($0, in: Ink()).fill?.lab }
            let isNear = paints.contains { lab in
                let a = lab.a - pink.lab.a, b = lab.b - pink.lab.b
                return (a * a + b * b).squareRoot() < 0.06
            }
            #expect(isNear, "\(name) has no pink")
        }
    }

    @Test func whatIsExcludedIsLeftOut() {
        let context = context(.field, .day, .cloudy, .medium, excluded: ["cloud"])
        let layers = drawn(FieldBackdrop(), context)
        #expect(!layers.behind.contains { $0["class"] == "cloud" })
        let bare = drawn(FieldBackdrop(), self.context(.field, .night, nil, .medium, excluded: ["moon", "cloud"]))
        #expect(!bare.behind.contains { $0["class"] == "orb" })
    }

    @Test func weatherInFrontHidesNothing() throws {
        for weather in Weather.allCases {
            let layers = drawn(FieldBackdrop(), context(.field, .day, weather, .medium))
            guard !layers.front.isEmpty else { continue }
            let root = Draw.element(
                "svg", [("xmlns", "http://www.w3.org/2000/svg"), ("width", "128"), ("height", "128"), ("viewBox", "0 0 1000 1000")],
                [Draw.element("defs", [], layers.definitions)] + layers.front)
            let bitmap = try Rasterizer.render(try SVGSanitizer.sanitize(root), width: 128, height: 128)
            var coverage = 0.0
            for y in 0..<128 { for x in 0..<128 { coverage += Double(bitmap[x, y].alpha) / 255 } }
            #expect(coverage / 16_384 < 0.3, "\(weather) hides \(coverage / 16_384)")
        }
    }
}
