import Foundation
import Tensors
import Testing

@testable import Diffusion

@Suite("Pictures against diffusers") struct PipelineParityTests {
    let reference: ReferenceFile
    static let prompt = "a red fox in the snow, 35mm photo"
    /// Half a byte's step, and 1e-4 beside it: the pictures here are rounded to bytes, diffusers' are not.
    static let rounding: Float = 0.5 / 255 + 1e-4

    init() throws { reference = try ReferenceFile() }

    private func make(_ parts: TinyParts, _ change: (inout Flux2Request) throws -> Void = { _ in }) throws -> RGBPicture {
        var request = Flux2Request(prompt: Self.prompt, width: 96, height: 64, seed: 0)
        request.noise = try reference.noise()
        try change(&request)
        var picture: RGBPicture?
        try Flux2Pipeline(parts).run(request) { if case .picture(let made) = $0 { picture = made } }
        return try #require(picture)
    }

    @Test("from text")
    func text() throws {
        #expect(try reference.difference(try make(try TinyParts()), "text.image").worst < Self.rounding)
    }

    @Test("with one reference, which is cut to multiples of 16")
    func edit1() throws {
        let picture = try make(try TinyParts()) { $0.references = [try reference.picture("reference1")] }
        #expect(try reference.difference(picture, "edit1.image").worst < Self.rounding)
    }

    @Test("with two references")
    func edit2() throws {
        let picture = try make(try TinyParts()) {
            $0.references = [try reference.picture("reference1"), try reference.picture("reference2")]
        }
        #expect(try reference.difference(picture, "edit2.image").worst < Self.rounding)
    }

    private func inpainting(_ strength: Double) throws -> Flux2Request.Inpainting {
        let (file, entry) = try reference.set.find("inpaint.mask")
        let mask = EditMask(width: 96, height: 64, edited: file.bytes(of: entry).map { $0 > 127 })
        return .init(source: try reference.picture("inpaint.source"), mask: mask, strength: strength)
    }

    @Test("a part drawn anew, from noise alone")
    func inpaintFull() throws {
        let picture = try make(try TinyParts()) {
            $0.prompt = "a red fox"
            $0.inpainting = try inpainting(1)
        }
        #expect(try reference.difference(picture, "inpaint.full").worst < Self.rounding)
    }

    @Test("a part drawn anew from three quarters of the noise, with a reference")
    func inpaintPart() throws {
        let picture = try make(try TinyParts()) {
            $0.prompt = "a red fox"
            $0.inpainting = try inpainting(0.75)
            $0.references = [try reference.picture("reference2")]
        }
        #expect(try reference.difference(picture, "inpaint.part").worst < Self.rounding)
    }

    @Test("guided, as the undistilled model is")
    func guided() throws {
        let picture = try make(try TinyParts(isDistilled: false)) { $0.guidance = 4 }
        #expect(try reference.difference(picture, "guided.image").worst < Self.rounding)
    }

    @Test("bfloat16 stays within a hundredth on average")
    func bfloat16() throws {
        let picture = try make(try TinyParts(precision: .bfloat16))
        let half = try reference.difference(picture, "text.image")
        #expect(half.mean < 0.01, "\(half)")
        #expect(try reference.difference(picture, "bfloat16.image").mean < 0.015)
    }

    @Test("int8 resembles float32")
    func int8() throws {
        let found = try reference.difference(try make(try TinyParts(precision: .int8)), "text.image")
        #expect(found.mean < 0.03, "\(found)")
    }

    @Test("schedules at all sizes and numbers of steps")
    func schedules() throws {
        for (width, height) in [(512, 512), (1024, 1024), (1024, 1536), (1536, 1024)] {
            for steps in [1, 4, 8, 50] {
                let found = FlowSchedule(tokens: width * height / 256, steps: steps)
                let expected = try reference.floats("sigmas.\(width)x\(height).\(steps)")
                #expect(found.sigmas.count == expected.count)
                #expect(zip(found.sigmas, expected).allSatisfy { abs(Float($0) - $1) < 1e-6 }, "\(width)x\(height) \(steps)")
            }
        }
    }

    @Test("a large reference is scaled to Pillow's bytes")
    func lanczos() throws {
        let rows = try reference.picture("lanczos.from")
        let size = try reference.set.find("lanczos.size")
        let bytes = size.file.bytes(of: size.entry)
        let (width, height) = (bytes.loadUnaligned(as: Int32.self), bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self))
        let wanted = try RGBPicture.referenceSize(width: 1500, height: 1100, number: 0)
        #expect(wanted.scaled == (Int(width), Int(height)))
        // The rows 490 to 514 of 1100, within a picture of grey: row 400 of the scaled picture depends on no others.
        var pixels = [UInt8](repeating: 128, count: 3 * 1500 * 1100)
        pixels.replaceSubrange(3 * 1500 * 490..<3 * 1500 * 515, with: rows.pixels)
        let scaled = RGBPicture(width: 1500, height: 1100, pixels: pixels).resized(width: Int(width), height: Int(height))
        let row = try reference.set.find("lanczos.row")
        let expected = Array(row.file.bytes(of: row.entry))
        let found = Array(scaled.pixels[3 * Int(width) * 400..<3 * Int(width) * 401])
        let wrong = zip(found, expected).count { $0 != $1 }
        #expect(found.count == expected.count && wrong == 0, "\(wrong) of \(expected.count) bytes")
    }
}
