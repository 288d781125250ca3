import Foundation
import Testing

@testable import API

@Suite struct MultipartTests {
    struct Part: Equatable {
        var name: String
        var filename: String?
        var body: [UInt8]
    }

    func parse(_ body: [UInt8], boundary: String = "b", chunk: Int) throws -> [Part] {
        var parser = MultipartParser(boundary: boundary)
        var parts: [Part] = []
        var at = 0
        while at < body.count {
            let end = min(at + chunk, body.count)
            try parser.feed(body[at..<end]) { event in
                switch event {
                case .part(let headers): parts.append(Part(name: headers.name, filename: headers.filename, body: []))
                case .body(let bytes): parts[parts.count - 1].body += bytes
                case .end: break
                }
            }
            at = end
        }
        try parser.finish()
        return parts
    }

    static let tricky: [UInt8] = Array("\r\n--\r\n--ax\r\n\r\n-\r\n--".utf8) + (0..<600).map { UInt8(truncatingIfNeeded: $0) }

    func sample() -> [UInt8] {
        Array("preamble\r\n--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\na cat\r\n--b \t\r\n".utf8)
            + Array(
                "content-disposition: form-data; name=\"image[]\"; filename=\"a \\\"b\\\".png\"\r\nContent-Type: image/png\r\n\r\n".utf8)
            + Self.tricky
            + Array("\r\n--b\r\nContent-Disposition: form-data; name=empty\r\n\r\n\r\n--b--\r\nepilogue --b".utf8)
    }

    @Test(arguments: [1, 2, 3, 7, 16, 64, 100_000])
    func findsTheSamePartsWhateverTheChunks(_ chunk: Int) throws {
        #expect(
            try parse(sample(), chunk: chunk) == [
                Part(name: "prompt", body: Array("a cat".utf8)), Part(name: "image[]", filename: "a \"b\".png", body: Self.tricky),
                Part(name: "empty", body: []),
            ])
    }

    @Test func readsWhatTheWriterWrites() throws {
        let writer = MultipartWriter()
        let body =
            writer.field("prompt", "two\r\nlines") + writer.fileHead("image", filename: "x\"\r\ny.png", contentType: "image/png") + [
                1, 2, 3,
            ]
            + Array("\r\n".utf8) + writer.end
        let parts = try parse(body, boundary: writer.boundary, chunk: 5)
        #expect(parts.map(\.name) == ["prompt", "image"])
        #expect(parts.map(\.body) == [Array("two\r\nlines".utf8), [1, 2, 3]])
        #expect(parts[1].filename == "x%22%0D%0Ay.png")
    }

    @Test(arguments: [
        "", "--b", "--b\r\n", "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx", "--bx\r\n", "--b\r\n\r\nbody\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--b--", "--b\r\nnocolon\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\nAA==\r\n--b--", "--bjunk\r\n--b--",
    ])
    func malformedBodiesAreClearErrors(_ body: String) {
        for chunk in [1, 1000] {
            let error = #expect(throws: APIError.self) { try parse(Array(body.utf8), chunk: chunk) }
            #expect(error?.status == 400)
        }
    }

    @Test func readsExtendedFilenames() throws {
        let parts = try parse(
            Array(
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"; filename*=UTF-8''na%C3%AFve.png\r\n\r\n1\r\n--b--".utf8),
            chunk: 9)
        #expect(parts[0].filename == "naïve.png")
    }

    @Test func holdsNoMoreThanAChunk() throws {
        var parser = MultipartParser(boundary: "b")
        try parser.feed(Array("--b\r\nContent-Disposition: form-data; name=f\r\n\r\n".utf8)) { _ in }
        var largest = 0
        for _ in 0..<64 {
            try parser.feed([UInt8](repeating: 13, count: 65_536)) { if case .body(let bytes) = $0 { largest = max(largest, bytes.count) } }
        }
        #expect(largest <= 65_536 + 16)
    }

    /// `EASEL_FUZZ_ITERATIONS` runs it longer; the seed is fixed so that a failure can be repeated.
    @Test func survivesMutations() {
        var random = SplitMix(state: 7)
        let original = sample()
        for _ in 0..<(Int(ProcessInfo.processInfo.environment["EASEL_FUZZ_ITERATIONS"] ?? "") ?? 3_000) {
            var body = original
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let at = Int.random(in: 0..<body.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: body[at] = UInt8.random(in: 0...255, using: &random)
                case 1: body.remove(at: at)
                default: body.insert(contentsOf: body[max(0, at - 9)..<at], at: at)
                }
            }
            do { _ = try parse(body, chunk: Int.random(in: 1...200, using: &random)) } catch { #expect(error is APIError) }
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
