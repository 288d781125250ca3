import Pictures
import Testing

@Suite struct PayloadTests {
    @Test func codingsConvertBothWays() throws {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        for cut in [1, 2, 3, 500, 999] {
            let raw = PicturePayload(.raw, slices: [bytes[..<cut], bytes[cut...]])
            #expect(raw.base64Text() == Base64.encode(bytes))
            #expect(try raw.bytes() == bytes && raw.byteCount == 1000)
            let text = Base64.encode(bytes)
            let pieces = PicturePayload(.base64, slices: [text[..<cut], text[cut...]])
            #expect(try pieces.bytes() == bytes)
            #expect(pieces.byteCount == 1000 && pieces.base64Text() == text)
        }
        #expect(PicturePayload.base64(Array("QQ==".utf8)).byteCount == 1)
        let torn = Array("QUJDQUJDQQ==".utf8).map { [$0][...] }
        #expect(try PicturePayload(.base64, slices: torn).bytes() == Array("ABCABCA".utf8))
        #expect(PicturePayload(.base64, slices: torn).byteCount == 7)
        let early = [Array("QQ==".utf8)[...], Array("QUJD".utf8)[...]]
        #expect(throws: PictureError.invalidBase64) { try PicturePayload(.base64, slices: early).bytes() }
        #expect(throws: PictureError.invalidBase64) { try PicturePayload.base64([1, 2, 3, 4]).bytes() }
    }

    @Test func headersAreReadThroughBase64() throws {
        for name in ["rgb.png", "rgb.jpg", "lossy.webp", "exif-6.jpg"] {
            let picture = try EncodedPicture(.base64(Base64.encode(try Fixture.bytes(name))))
            #expect(picture.width == 32 && picture.height == 24)
        }
    }
}
