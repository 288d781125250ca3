import Apps
import Foundation
import Hummingbird
import HummingbirdTesting
import Pictures
import Testing

@testable import Studio

@Suite struct IconTests {
    @Test func everyIconIsDrawnWithoutAFontForEmoji() throws {
        var seen: Set<[UInt8]> = []
        for icon in ["symbol:camera", "symbol:bottle", "🎉", "", "A"] {
            let png = try AppIcon.png(icon: icon, title: "Shop", accent: "#336699", size: 192)
            let bitmap = try Bitmap.decode(bytes: png)
            #expect(bitmap.width == 192 && bitmap.height == 192)
            let plain = try Bitmap(width: 192, height: 192, filledWith: .white)
            #expect((bitmap.difference(from: plain)?.meanSquare ?? 0) > 1, "\(icon) is blank")
            seen.insert(png)
        }
        // An emoji and letters are the page's; the server draws the title's first letter for all of them.
        #expect(seen.count == 3)
        #expect(AppIcon.face("symbol:camera", title: "x").picture == "/studio/symbols/camera.svg")
        #expect(AppIcon.face("", title: "  äpfel").text == "Ä" && AppIcon.face("🎉", title: "x").text == "🎉")
    }

    @Test func everySymbolMayBeAnIcon() throws {
        #expect(IconSymbols.names.count > 400 && IconSymbols.names == IconSymbols.names.sorted())
        for name in IconSymbols.names.prefix(12) {
            _ = try AppIcon.png(icon: "symbol:\(name)", title: "", accent: nil, size: 32)
        }
        var app = AppDefinition(slug: "shop", title: "Shop", prompt: "a cat", model: "m")
        for (icon, isGood) in [
            ("symbol:camera", true), ("", true), ("🎉", true), ("AB", true), ("symbol:none-such", false), ("camera", false),
        ] {
            app.icon = icon
            #expect(app.problems.isEmpty == isGood, "\(icon)")
            if isGood { #expect(try AppDefinition(json: app.json).icon == icon) }
        }
        for start in try AppStart.builtIn() { #expect(start.definition.icon.hasPrefix(IconSymbols.prefix), "\(start.id)") }
    }

    @Test func drawingsAreServedSoThatNothingInThemRuns() async throws {
        try await Harness.run { client, studio in
            let stranger = Browser(client)
            let svg = try await stranger.send(.get, "/studio/symbols/camera.svg")
            #expect(svg.status == .ok && svg.headers[.contentType] == "image/svg+xml")
            #expect(svg.headers[.contentSecurityPolicy]?.contains("sandbox") == true && svg.headers[.xContentTypeOptions] == "nosniff")
            for name in ["none.svg", "camera", "..%2fcamera.svg"] {
                #expect(try await stranger.send(.get, "/studio/symbols/\(name)").status == .notFound)
            }
            let viewer = try await Browser.signedIn(client, studio, as: .viewer)
            #expect((try await viewer.call(.get, "/studio/api/symbols").json["data"] as? [String])?.contains("camera") == true)
        }
    }
}
