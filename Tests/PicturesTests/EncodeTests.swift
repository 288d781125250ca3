import Pictures
import Testing

@Suite struct EncodeTests {
    @Test(arguments: [true, false], [EncodingEffort.fast, .small])
    func losslessFormatsGiveEveryPixelBack(opaque: Bool, effort: EncodingEffort) throws {
        let picture = try Fixture.gradient(61, 47, opaque: opaque)
        for format in [PictureFormat.png, .webp] {
            let file = try picture.encoded(as: format, effort: effort)
            #expect(file.width == 61 && file.height == 47 && file.format == format)
            #expect(try file.decoded() == picture, "\(format)")
            #expect(try PictureInfo.read(bytes: file.bytes()).hasAlpha == !opaque)
        }
    }

    @Test func compressionTradesSizeForCloseness() throws {
        let picture = try Fixture.gradient(160, 120, opaque: true)
        for format in [PictureFormat.jpeg, .webp] {
            var sizes: [Int] = [], closeness: [Double] = []
            for level in [0, 50, 89, 95] {
                let file = try picture.encoded(as: format, compression: level)
                sizes.append(file.payload.byteCount)
                closeness.append(try #require(try file.decoded().difference(from: picture)).psnr)
            }
            #expect(sizes == sizes.sorted() && closeness == closeness.sorted(), "\(format): \(sizes) \(closeness)")
            #expect(closeness[3] > 36)
        }
    }

    @Test func jpegLiesOnWhite() throws {
        var picture = try Bitmap(width: 16, height: 16)
        picture[0, 0] = RGBA(255, 0, 0, 10)
        let decoded = try picture.encoded(as: .jpeg, compression: 100).decoded()
        #expect(isNear(decoded[8, 8], .white, 2))
    }

    @Test func highQualityKeepsColourDetail() throws {
        var picture = try Bitmap(width: 32, height: 32, filledWith: RGBA(200, 30, 30))
        for y in 0..<32 { for x in stride(from: 0, to: 32, by: 2) { picture[x, y] = RGBA(30, 30, 200) } }
        let fine = try #require(try picture.encoded(as: .jpeg, compression: 90).decoded().difference(from: picture)).psnr
        let coarse = try #require(try picture.encoded(as: .jpeg, compression: 89).decoded().difference(from: picture)).psnr
        #expect(fine > coarse + 10)
    }

    @Test func impossibleWishesAreRefused() throws {
        let wide = try Bitmap(width: 16_384, height: 1)
        #expect(throws: PictureError.self) { try wide.encoded(as: .webp) }
        #expect(throws: PictureError.self) { try wide.encoded(as: .svg) }
        #expect(throws: PictureError.self) { try Bitmap(width: 0, height: 5) }
        #expect(throws: PictureError.self) { try Bitmap(width: Int.max, height: 2) }
        #expect(throws: PictureError.self) { try Bitmap(width: 2, height: 2, pixels: [1, 2, 3]) }
    }
}
