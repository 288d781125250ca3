import Foundation
import Pictures
import SVG
import Testing

@Suite struct RasterizerTests {
    func draw(_ body: String, size: Int = 100, background: RGBA? = nil, supersample: Int = 1, root: String = "") throws -> Bitmap {
        let clean = try SVGSanitizer.sanitize(drawing(body, root))
        return try Rasterizer.render(clean, width: size, height: size, background: background, supersample: supersample)
    }

    @Test(arguments: [1, 2]) func shapesLandWhereTheyShould(supersample: Int) throws {
        let picture = try draw("<rect x='20' y='30' width='40' height='50' fill='#c81e28'/>", supersample: supersample)
        #expect(picture[19, 40] == .clear && picture[20, 30] == RGBA(200, 30, 40) && picture[59, 79] == RGBA(200, 30, 40))
        #expect(picture[60, 50] == .clear && picture[40, 80] == .clear)
    }

    @Test func alphaIsStraight() throws {
        let picture = try draw("<rect width='100' height='100' fill='#ff8000' fill-opacity='.25'/>")
        let pixel = picture[50, 50]
        #expect(pixel.alpha == 64 && pixel.red == 255 && abs(Int(pixel.green) - 128) <= 2 && pixel.blue == 0)
        #expect(try draw("<g/>", background: RGBA(1, 2, 3))[0, 0] == RGBA(1, 2, 3))
        #expect(try draw("<g/>")[0, 0] == .clear)
    }

    @Test func supersamplingSmooths() throws {
        let body = "<circle cx='50' cy='50' r='37.3' fill='#000'/>"
        let fine = try draw(body, size: 50, background: .white, supersample: 2), coarse = try draw(body, size: 50, background: .white)
        #expect(fine != coarse)
        #expect(try #require(fine.difference(from: coarse)).psnr > 25)
    }

    @Test(arguments: [
        "<rect width='60' height='60' fill='#d9473f' opacity='.3'/>",
        "<rect width='60' height='60' fill='#d9473f' fill-opacity='.5' opacity='.5'/>",
        "<g fill='none' stroke='#123456' stroke-width='9'><path d='M10 10L80 80L80 10Z' opacity='.4'/></g>",
        "<rect width='60' height='60' stroke='#000' stroke-width='20' fill='#d9473f' opacity='.3'/>",
        "<style>rect{stroke:blue;stroke-width:20}</style><rect width='60' height='60' opacity='.3'/>",
        "<defs><rect id='r' width='60' height='60' opacity='.5'/></defs><use href='#r' stroke='#0f0' stroke-width='22'/>",
        "<linearGradient id='g'><stop offset='0' stop-color='red'/><stop offset='1' stop-color='blue'/></linearGradient><circle cx='50' cy='50' r='40' fill='url(#g)' opacity='.5'/>",
    ])
    func foldedOpacityLooksTheSame(body: String) throws {
        // A group cannot be folded: it is the same drawing the slow way.
        let slow = body.replacing(/(<(?:rect|path|circle)[^>]*) opacity='([.0-9]+)'([^>]*\/>)/) {
            "<g opacity='\($0.2)'>\($0.1)\($0.3)</g>"
        }
        guard !body.contains("<use") else {
            let picture = try draw(body, background: .white)
            let expected = try draw(
                "<g opacity='.5'><rect width='60' height='60' stroke='#0f0' stroke-width='22'/></g>", background: .white)
            #expect(try #require(picture.difference(from: expected)).worst <= 2)
            return
        }
        #expect(try #require(try draw(body, background: .white).difference(from: try draw(slow, background: .white))).worst <= 2)
    }

    @Test func nothingOutsideIsReached() throws {
        let secret = FileManager.default.temporaryDirectory.appendingPathComponent("easel-secret-\(UUID().uuidString).png")
        try Data(try Bitmap(width: 4, height: 4, filledWith: .black).encoded(as: .png).bytes()).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        for address in [secret.path, secret.absoluteString, secret.lastPathComponent] {
            for body in [
                "<image href='\(address)' width='100' height='100'/>", "<use href='\(address)#a'/>",
                "<filter id='f' x='0' y='0' width='1' height='1'><feImage href='\(address)'/></filter><rect width='100' height='100' fill='none' filter='url(#f)'/>",
            ] {
                let picture = try draw(body)
                #expect(picture == (try draw("<g/>")))
            }
        }
    }

    @Test func limitsHold() throws {
        let clean = try SVGSanitizer.sanitize(drawing("<rect/>"))
        for (width, height) in [(0, 5), (5, -1), (20_000, 5), (Int.max, Int.max)] {
            #expect(throws: RasterizerError.invalidSize(width: width, height: height)) {
                try Rasterizer.render(clean, width: width, height: height)
            }
        }
        var limits = SVGLimits.standard
        limits.pixels = 10_000
        let small = try SVGSanitizer.sanitize(drawing("<rect/>"), limits: limits)
        #expect(throws: Never.self) { try Rasterizer.render(small, width: 100, height: 100) }
        #expect(throws: RasterizerError.tooManyPixels(40_000, limit: 10_000)) {
            try Rasterizer.render(small, width: 100, height: 100, supersample: 2)
        }
        let filters =
            "<filter id='f'><feTurbulence numOctaves='8'/></filter>"
            + String(repeating: "<rect width='100' height='100' filter='url(#f)'/>", count: 200)
        let heavy = try SVGSanitizer.sanitize(drawing(filters))
        #expect(throws: RasterizerError.tooMuchWork) { try Rasterizer.render(heavy, width: 1024, height: 1024) }
    }

    @Test func largeCanvasesMayCostMore() throws {
        var limits = SVGLimits.standard
        limits.work = 1
        limits.workPerPixel = 0.1
        let body = "<rect width='100' height='100'/>"
        let poor = try SVGSanitizer.sanitize(drawing(body), limits: limits)
        #expect(throws: RasterizerError.tooMuchWork) { try Rasterizer.render(poor, width: 100, height: 100) }
        limits.workPerPixel = 10
        let rich = try SVGSanitizer.sanitize(drawing(body), limits: limits)
        #expect(throws: Never.self) { try Rasterizer.render(rich, width: 100, height: 100) }
    }

    @Test func manyDrawingsAtOnceAgree() async throws {
        let clean = try SVGSanitizer.sanitize(drawing(SVGCorpus.bodies.joined().replacing("id='", with: "id='x")))
        let expected = try Rasterizer.render(clean, width: 64, height: 64)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 { group.addTask { try Rasterizer.render(clean, width: 64, height: 64) == expected } }
            for try await same in group { #expect(same) }
        }
    }

    @Test func textIsDrawn() throws {
        let picture = try draw("<text x='5' y='70' font-size='60' fill='#000'>Hi</text>", background: .white)
        let dark = stride(from: 0, to: picture.pixels.count, by: 4).count { picture.pixels[$0] < 100 }
        #expect(dark > 100)
    }

    @Test func theVersionIsKnown() { #expect(Rasterizer.version.split(separator: ".").count == 3) }
}
