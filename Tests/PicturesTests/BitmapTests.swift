import Pictures
import Testing

@Suite struct BitmapTests {
    @Test func cropTakesThePart() throws {
        let picture = try Fixture.gradient(20, 10, opaque: false)
        let part = try picture.cropped(to: PixelBox(x: 3, y: 2, width: 5, height: 4))
        #expect(part.width == 5 && part.height == 4 && part[0, 0] == picture[3, 2] && part[4, 3] == picture[7, 5])
        #expect(throws: PictureError.self) { try picture.cropped(to: PixelBox(x: 18, y: 0, width: 3, height: 1)) }
    }

    @Test(arguments: [(40, 30), (7, 5), (64, 48), (31, 100), (1, 1), (300, 2)])
    func flatColoursStayUnderScaling(width: Int, height: Int) throws {
        let picture = try Bitmap(width: 64, height: 48, filledWith: RGBA(10, 200, 77, 130))
        let scaled = try picture.resized(width: width, height: height)
        #expect(scaled.width == width && scaled.height == height)
        for pixel in [scaled[0, 0], scaled[width - 1, height - 1], scaled[width / 2, height / 2]] {
            #expect(isNear(pixel, RGBA(10, 200, 77, 130), 1))
        }
    }

    @Test func scalingUpAndDownComesBack() throws {
        let picture = try Fixture.gradient(50, 40, opaque: true)
        // The blue channel wraps around; leave it out.
        var smooth = picture
        smooth.withMutablePixels { pixels in for i in stride(from: 2, to: pixels.count, by: 4) { pixels[i] = 0 } }
        let back = try smooth.resized(width: 200, height: 160).resized(width: 50, height: 40)
        #expect(try #require(back.difference(from: smooth)).psnr > 40)
    }

    @Test func shrinkingALotKeepsTheMean() throws {
        var picture = try Bitmap(width: 997, height: 991, filledWith: .black)
        picture.withMutablePixels { pixels in for i in stride(from: 0, to: pixels.count, by: 8) { pixels[i] = 255 } }
        let small = try picture.resized(width: 10, height: 10)
        for y in 0..<10 { for x in 0..<10 { #expect(isNear(small[x, y], RGBA(128, 0, 0), 4)) } }
    }

    @Test func transparentPixelsLendNoColour() throws {
        var picture = try Bitmap(width: 4, height: 4, filledWith: RGBA(0, 255, 0, 0))
        for y in 0..<4 { for x in 0..<2 { picture[x, y] = RGBA(200, 0, 0) } }
        for size in [2, 3, 8] {
            let scaled = try picture.resized(width: size, height: size)
            for x in 0..<size where scaled[x, 0].alpha > 8 { #expect(scaled[x, 0].green == 0) }
        }
    }

    @Test func orientationsFormAGroup() throws {
        let picture = try Fixture.gradient(7, 5, opaque: true)
        #expect(try picture.upright(from: 6).upright(from: 8) == picture)
        #expect(try picture.upright(from: 6).upright(from: 6) == picture.upright(from: 3))
        for mirror in [2, 3, 4, 5, 7] { #expect(try picture.upright(from: mirror).upright(from: mirror) == picture) }
        #expect(try picture.upright(from: 6)[4, 0] == picture[0, 0])
    }

    @Test func maskedReplacementKeepsTheRest() throws {
        let old = try Fixture.gradient(40, 30, opaque: false), new = try Bitmap(width: 40, height: 30, filledWith: RGBA(1, 2, 3))
        let mask = try Mask(width: 40, height: 30, editing: PixelBox(x: 10, y: 5, width: 20, height: 12))
        for feather in [0, 3] {
            var result = old
            try result.replace(with: new, where: mask, feather: feather)
            for y in 0..<30 {
                for x in 0..<40 where mask.alpha[y * 40 + x] != 0 { #expect(result[x, y] == old[x, y]) }
            }
            #expect(result[20, 11] == RGBA(1, 2, 3))
            #expect((result[10, 11] == RGBA(1, 2, 3)) == (feather == 0))
        }
    }

    @Test func featherFadesMonotonously() throws {
        var result = try Bitmap(width: 40, height: 3, filledWith: .black)
        let mask = try Mask(width: 40, height: 3, editing: PixelBox(x: 5, y: -10, width: 100, height: 100))
        try result.replace(with: try Bitmap(width: 40, height: 3, filledWith: .white), where: mask, feather: 8)
        let row = (4..<20).map { result[$0, 1].red }
        #expect(row == row.sorted() && row[0] == 0 && row[1] > 0 && row[1] < 60 && row.last == 255)
    }

    @Test func masksAreRead() throws {
        for name in ["mask.png", "mask.webp"] {
            let mask = try Mask.read(path: Fixture.path(name))
            #expect(mask.box == PixelBox(x: 8, y: 6, width: 12, height: 6))
            #expect(mask.count == 72)
        }
        #expect(throws: PictureError.maskWithoutAlpha) { try Mask.read(path: Fixture.path("rgb.png")) }
        #expect(throws: PictureError.maskWithoutAlpha) { try Mask.read(bytes: try Fixture.bytes("rgb.jpg")) }
        let mask = try Mask(width: 8, height: 8, editing: PixelBox(x: 9, y: 0, width: 1, height: 1))
        #expect(mask.box == nil)
        let error = #expect(throws: PictureError.self) { try mask.check(width: 10, height: 12) }
        #expect(error?.description == "Invalid mask image format - mask size (8x8) does not match image size (10x12)")
    }

    @Test func flatteningBlends() throws {
        var picture = try Bitmap(width: 2, height: 1)
        picture[1, 0] = RGBA(0, 0, 0, 51)
        picture.flatten(on: .white)
        #expect(picture[0, 0] == .white && picture[1, 0] == RGBA(204, 204, 204))
    }
}
