import CPictures
import Foundation
import Pictures
import Testing

@Suite struct MarkTests {
    static let recipe = #"{"prompt":"a <red> \"apple\" & 'pear' – é 🍎","seed":7}"#
    static let long = "{\"scene\":\"" + String(repeating: "two apples, ", count: 400) + "\"}"

    static func picture(_ name: String, text: Bool) throws -> EncodedPicture {
        let bytes = try Fixture.bytes(name)
        return try EncodedPicture(text ? .base64(Base64.encode(bytes)) : .raw(bytes))
    }

    @Test(
        arguments: [
            "rgb.png", "mask.png", "rgb.jpg", "exif-6.jpg", "lossy.webp", "lossless.webp", "mask.webp", "swapped.webp", "exif-6.webp",
        ], [true, false])
    func marksAndRecipesAreReadBackAndPixelsStay(name: String, text: Bool) throws {
        let picture = try Self.picture(name, text: text)
        #expect(!Mark.isMarked(picture) && Mark.recipe(in: picture) == nil)
        for recipe in [Self.recipe, Self.long, nil] {
            let marked = try Mark.marked(picture, recipe: recipe, tool: "Easel 1.0")
            #expect(Mark.isMarked(marked))
            #expect(Mark.recipe(in: marked) == recipe)
            #expect(marked.payload.coding == picture.payload.coding)
            let bytes = try marked.bytes()
            #expect(Mark.isMarked(bytes: bytes) && Mark.recipe(bytes: bytes) == recipe)
            #expect(try Bitmap.decode(bytes: bytes) == picture.decoded())
            #expect(try PictureInfo.read(bytes: bytes) == PictureInfo.read(bytes: picture.bytes()))
            #expect(marked.payload.base64Text() == Base64.encode(bytes))
        }
    }

    @Test(arguments: ["rgb.png", "rgb.jpg", "lossless.webp"], [true, false])
    func markingAgainReplaces(name: String, text: Bool) throws {
        let once = try Mark.marked(try Self.picture(name, text: text), recipe: Self.recipe, tool: "Easel 1.0")
        let twice = try Mark.marked(once, recipe: Self.long, tool: "Easel 1.0")
        #expect(Mark.recipe(in: twice) == Self.long)
        let back = try Mark.marked(twice, recipe: Self.recipe, tool: "Easel 1.0")
        #expect(abs(back.payload.byteCount - once.payload.byteCount) <= 3)
        #expect(try back.decoded() == once.decoded())
        #expect(Mark.recipe(in: try Mark.marked(back, recipe: nil, tool: "Easel 1.0")) == nil)
        let xmp = String(decoding: try back.bytes(), as: UTF8.self)
        #expect(xmp.components(separatedBy: "trainedAlgorithmicMedia").count == 2)
        #expect(xmp.components(separatedBy: "CreatorTool").count == 2)
    }

    @Test func textIsTakenOverUndecoded() throws {
        let noise = try Bitmap(width: 300, height: 300) { out in
            var random = SplitMix(seed: 3)
            for i in out.indices { out[i] = UInt8(truncatingIfNeeded: random.next()) }
        }
        for format in [PictureFormat.png, .jpeg, .webp] {
            let text = Base64.encode(try noise.encoded(as: format, compression: 95).bytes())
            let marked = try Mark.marked(try EncodedPicture(.base64(text)), recipe: Self.recipe, tool: "Easel")
            let longest = try #require(marked.payload.segments.max { $0.count < $1.count })
            #expect(longest.count > text.count - 200)
            let original = text.withUnsafeBufferPointer { $0.baseAddress }
            let isShared = longest.withUnsafeBytes { slice in
                guard let slice = slice.baseAddress, let original else { return false }
                return slice >= UnsafeRawPointer(original) && slice < UnsafeRawPointer(original) + text.count
            }
            #expect(isShared, "\(format) was copied")
        }
    }

    @Test func foreignXMPAndManifestsAreKept() throws {
        let packet = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
            xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" dc:format="image/png" \
            Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """
        let plain = try Fixture.bytes("rgb.png")
        let manifest = chunk("caBX", Array("jumb c2pa manifest".utf8))
        let xmp = chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0\(packet)".utf8))
        for text in [true, false] {
            let bytes = Array(plain[..<33]) + manifest + xmp + plain[33...]
            let picture = try EncodedPicture(text ? .base64(Base64.encode(bytes)) : .raw(bytes))
            #expect(!Mark.isMarked(picture))
            let marked = try Mark.marked(picture, recipe: Self.recipe, tool: "Easel")
            let out = try marked.bytes()
            #expect(Mark.isMarked(marked) && Mark.recipe(in: marked) == Self.recipe)
            #expect(out.firstRange(of: manifest) != nil)
            let words = String(decoding: out, as: UTF8.self)
            #expect(words.contains("dc:format=\"image/png\"") && !words.contains("digitalCapture"))
            #expect(words.components(separatedBy: "XML:com.adobe.xmp").count == 2)
            #expect(try marked.decoded() == Bitmap.decode(bytes: plain))
        }
    }

    @Test func aManifestThatStatesItIsAMark() throws {
        let plain = try Fixture.bytes("rgb.png")
        let manifest = chunk(
            "caBX", Array("…digitalSourceType…http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia".utf8))
        #expect(Mark.isMarked(bytes: Array(plain[..<33]) + manifest + plain[33...]))
    }

    @Test(arguments: [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"/>",
        "<?xml version=\"1.0\"?><!-- <svg> --><svg xmlns='http://www.w3.org/2000/svg' data-a='>' viewBox=\"0 0 4 4\"><rect/></svg>",
    ])
    func drawingsCarryTheirMark(svg: String) throws {
        let picture = EncodedPicture(format: .svg, width: 4, height: 4, payload: .raw(Array(svg.utf8)))
        let marked = try Mark.marked(picture, recipe: Self.recipe, tool: "Easel")
        #expect(Mark.isMarked(marked) && Mark.recipe(in: marked) == Self.recipe)
        let again = try Mark.marked(marked, recipe: Self.recipe, tool: "Easel")
        #expect(try again.bytes() == marked.bytes())
    }

    @Test func tooLongRecipesAreRefusedPolitely() throws {
        var random = SplitMix(seed: 1)
        let noise = (0..<70_000).map { _ in String(UInt16(truncatingIfNeeded: random.next()), radix: 36) }.joined()
        let jpeg = try Self.picture("rgb.jpg", text: false)
        let error = #expect(throws: PictureError.self) { try Mark.marked(jpeg, recipe: noise, tool: "Easel") }
        #expect(error?.description.hasPrefix("the recipe has \(noise.utf8.count) bytes") == true)
        let png = try Mark.marked(try Self.picture("rgb.png", text: false), recipe: noise, tool: "Easel")
        #expect(Mark.recipe(in: png) == noise)
        let repetitive = String(repeating: Self.long, count: 30)
        #expect(Mark.recipe(in: try Mark.marked(jpeg, recipe: repetitive, tool: "Easel")) == repetitive)
    }

    @Test func damagedFilesAreRefused() throws {
        let text = Array(String(repeating: "!", count: 200).utf8)
        let picture = EncodedPicture(format: .png, width: 1, height: 1, payload: .base64(text))
        #expect(throws: PictureError.self) { try Mark.marked(picture, recipe: nil, tool: "Easel") }
    }

    private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + data
        let sum = easel_crc32(0, body, body.count)
        return [UInt32(data.count), sum].map { value in withUnsafeBytes(of: value.bigEndian) { Array($0) } }.enumerated()
            .reduce([]) { $0 + ($1.offset == 0 ? $1.element + body : $1.element) }
    }
}
