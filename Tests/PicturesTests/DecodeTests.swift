import Pictures
import Testing

@Suite struct DecodeTests {
    @Test(arguments: ["rgb.png", "interlaced.png", "lossless.webp"])
    func losslessPicturesAreExact(name: String) throws {
        #expect(hasQuarters(try Bitmap.decode(path: Fixture.path(name)), 0))
    }

    @Test(arguments: ["rgb.jpg", "progressive.jpg", "lossy.webp"])
    func lossyPicturesAreClose(name: String) throws {
        #expect(hasQuarters(try Bitmap.decode(path: Fixture.path(name)), 8))
    }

    @Test(arguments: 1...8)
    func orientationsAreUndone(turn: Int) throws {
        #expect(hasQuarters(try Bitmap.decode(path: Fixture.path("exif-\(turn).jpg")), 8))
    }

    @Test(arguments: ["exif-6.png", "exif-6.webp"])
    func orientationIsNotForJPEGAlone(name: String) throws {
        #expect(hasQuarters(try Bitmap.decode(path: Fixture.path(name)), 0))
    }

    @Test(arguments: ["swapped.png", "swapped.jpg", "swapped.webp"])
    func profilesAreConverted(name: String) throws {
        let bitmap = try Bitmap.decode(path: Fixture.path(name))
        #expect(isNear(bitmap[4, 4], RGBA(30, 220, 20), 12))
        #expect(isNear(bitmap[28, 4], RGBA(40, 20, 200), 12))
        #expect(isNear(bitmap[4, 20], RGBA(210, 30, 40), 12))
        #expect(isNear(bitmap[28, 20], Fixture.white, 3))
    }

    @Test func wideColoursGrow() throws {
        let red = try Bitmap.decode(path: Fixture.path("p3.png"))[4, 4]
        #expect(red.red > 230 && red.green < 12)
    }

    @Test func gammaWithoutAProfileCounts() throws {
        #expect(isNear(try Bitmap.decode(path: Fixture.path("linear.png"))[1, 1], RGBA(188, 137, 255), 2))
    }

    @Test func everyKindOfPNGBecomesRGBA() throws {
        #expect(try Bitmap.decode(path: Fixture.path("grey.png"))[3, 3] == RGBA(77, 77, 77))
        #expect(try Bitmap.decode(path: Fixture.path("grey-alpha.png"))[3, 3] == RGBA(77, 77, 77, 99))
        #expect(isNear(try Bitmap.decode(path: Fixture.path("deep.png"))[1, 1], RGBA(0x12, 0x80, 0xFF), 1))
        let bits = try Bitmap.decode(path: Fixture.path("one-bit.png"))
        #expect(bits[0, 0] == .white && bits[1, 0] == .black && bits[0, 1] == .black && bits[7, 1] == .white)
        let palette = try Bitmap.decode(path: Fixture.path("palette.png"))
        #expect(palette[4, 4].alpha == 0 && isNear(palette[28, 4], Fixture.green, 8))
    }

    @Test func inksBecomeColours() throws {
        #expect(hasQuarters(try Bitmap.decode(path: Fixture.path("cmyk.jpg")), 14))
    }

    @Test func scaledDecodingFits() throws {
        for name in ["rgb.png", "rgb.jpg", "lossless.webp", "exif-6.jpg"] {
            let bitmap = try Bitmap.decode(path: Fixture.path(name), fitting: 12)
            #expect(bitmap.width == 12 && bitmap.height == 9)
            #expect(isNear(bitmap[1, 1], Fixture.red, 20))
            #expect(isNear(bitmap[10, 7], Fixture.white, 20))
        }
    }

    @Test(arguments: ["rgb.png", "interlaced.png"]) func largePNGsAreAveragedDown(name: String) throws {
        let whole = try Bitmap.decode(path: Fixture.path(name))
        // 32 x 24 by threes leaves a column of two.
        let small = try Bitmap.decode(path: Fixture.path(name), fitting: 10)
        #expect(small.width == 10 && small.height == 8)
        let far = try whole.fitted(to: 10)
        for (x, y) in [(1, 1), (8, 1), (1, 6), (8, 6)] { #expect(isNear(small[x, y], far[x, y], 24), "\(x), \(y)") }
        let bytes = try Fixture.bytes(name)
        for count in stride(from: 60, to: bytes.count - 16, by: 11) {
            #expect(throws: PictureError.self) { try Bitmap.decode(bytes: Array(bytes.prefix(count)), fitting: 10) }
        }
    }

    @Test func animationsAreRefused() throws {
        let error = #expect(throws: PictureError.self) { try Bitmap.decode(path: Fixture.path("animated.png")) }
        #expect(error?.description == "the PNG file is animated (3 frames); only still pictures are accepted")
        #expect(throws: PictureError.animated(.webp, frames: 3)) { try Bitmap.decode(path: Fixture.path("animated.webp")) }
    }

    @Test func bombsAreRefusedByTheirHeader() throws {
        let error = #expect(throws: PictureError.self) { try Bitmap.decode(path: Fixture.path("bomb.png")) }
        #expect(error?.description == "the picture is 30000x30000 (858 megapixels); the limit is 64 megapixels")
        #expect(throws: PictureError.tooManyPixels(width: 32, height: 24, limit: 700)) {
            try Bitmap.decode(path: Fixture.path("rgb.jpg"), limits: DecodeLimits(pixels: 700))
        }
        #expect(throws: PictureError.self) { try Bitmap.decode(path: Fixture.path("profile-bomb.png")) }
    }

    @Test(arguments: ["rgb.png", "interlaced.png", "rgb.jpg", "progressive.jpg", "lossy.webp", "lossless.webp", "mask.webp", "exif-6.jpg"])
    func everyTruncationIsRefused(name: String) throws {
        let whole = try Fixture.bytes(name)
        // A PNG's last chunk and a JPEG's end marker hold no pixels.
        let needed = whole.count - (name.hasSuffix("png") ? 16 : name.hasSuffix("jpg") ? 2 : 1)
        for count in stride(from: 12, to: needed, by: 3) {
            let error = #expect(throws: PictureError.self) { try Bitmap.decode(bytes: Array(whole.prefix(count))) }
            if count > 60 { #expect(error?.description.contains("cut short") == true, "\(name) at \(count): \(String(describing: error))") }
        }
    }

    @Test func damageIsTold() throws {
        var bytes = try Fixture.bytes("rgb.png")
        bytes[60] ^= 0x55
        let error = #expect(throws: PictureError.self) { try Bitmap.decode(bytes: bytes) }
        #expect(error?.description.hasPrefix("the PNG file is damaged") == true)
    }
}
