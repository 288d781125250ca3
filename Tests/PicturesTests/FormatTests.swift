import Pictures
import Testing

@Suite struct FormatTests {
    @Test(arguments: [
        ("rgb.png", "image/png"), ("rgb.jpg", "image/jpeg"), ("lossy.webp", "image/webp"), ("picture.gif", "image/gif"),
        ("picture.bmp", "image/bmp"), ("picture.tiff", "image/tiff"),
    ])
    func filesAreToldByTheirBytes(name: String, type: String) throws {
        #expect(SniffedType(sniffing: try Fixture.bytes(name)).mimeType == type)
    }

    @Test(arguments: [
        ("%PDF-1.7\n", "application/pdf"), ("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        ("\u{FEFF}<?xml version=\"1.0\"?>\n<!-- a > b -->\n<svg:svg/>", "image/svg+xml"), ("<svgx/>", "application/octet-stream"),
        ("<html><svg/></html>", "application/octet-stream"), ("Example data", "application/octet-stream"),
        ("\0\0\0\u{18}ftypavif\0\0\0\0avifmif1", "image/avif"), ("\0\0\0\u{18}ftypmif1\0\0\0\0mif1heic", "image/heic"),
        ("\0\0\0\u{18}ftypmp42\0\0\0\0mp42isom", "application/octet-stream"), ("", "application/octet-stream"),
    ])
    func otherTypesAreNamed(text: String, type: String) {
        #expect(SniffedType(sniffing: Array(text.utf8)).mimeType == type)
    }

    @Test func foreignTypesAreRefusedByName() throws {
        let error = #expect(throws: PictureError.self) { try PictureInfo.read(bytes: Array("Example data".utf8)) }
        #expect(
            error?.description == "unsupported mimetype ('application/octet-stream'). "
                + "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'")
        #expect(throws: PictureError.unsupportedType(mimeType: "image/gif")) { try PictureInfo.read(path: Fixture.path("picture.gif")) }
        #expect(throws: PictureError.empty) { try PictureInfo.read(bytes: []) }
    }

    @Test func headersTellWithoutDecoding() throws {
        func info(_ name: String) throws -> PictureInfo { try PictureInfo.read(path: Fixture.path(name)) }
        let plain = try info("rgb.png")
        #expect(plain.width == 32 && plain.height == 24 && !plain.hasAlpha && plain.bitDepth == 8 && !plain.isAnimated)
        #expect(try info("mask.png").hasAlpha)
        #expect(try info("palette.png").hasAlpha)
        #expect(try info("mask.webp").hasAlpha)
        #expect(try !info("lossy.webp").hasAlpha)
        #expect(try info("deep.png").bitDepth == 16)
        #expect(try info("bomb.png").width == 30_000)
        #expect(try info("cmyk.jpg").isCMYK)
        for name in ["swapped.png", "swapped.jpg", "swapped.webp"] { #expect(try info(name).hasProfile) }
        #expect(try info("animated.png").frames == 3)
        #expect(try info("animated.webp").frames == 3)
        #expect(try !info("rgb.jpg").isAnimated)
    }

    @Test func orientationTurnsTheSize() throws {
        for name in ["exif-6.jpg", "exif-6.png", "exif-6.webp"] {
            let info = try PictureInfo.read(path: Fixture.path(name))
            #expect(info.orientation == 6 && info.width == 24 && info.uprightWidth == 32 && info.uprightHeight == 24)
        }
        #expect(try PictureInfo.read(path: Fixture.path("exif-3.jpg")).orientation == 3)
    }

    @Test func filesThatAreNoneAreToldApart() throws {
        #expect(throws: PictureError.unreadable(path: "/no/such", reason: "No such file or directory")) {
            try PictureInfo.read(path: "/no/such")
        }
        #expect(throws: PictureError.unreadable(path: "/dev", reason: "it is not a file")) { try PictureInfo.read(path: "/dev") }
    }
}
