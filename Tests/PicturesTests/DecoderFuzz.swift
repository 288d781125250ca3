import Foundation
import Pictures
import Testing

/// Feeds damaged files to every reader of files: nothing may crash, hang or allocate without bound.
enum DecoderFuzz {
    /// Mutates each file of a corpus `rounds` times.
    ///
    /// - Returns: How many mutants were still readable, so that a test can see that mutation is not always fatal.
    static func run(corpus: [[UInt8]], rounds: Int, seed: UInt64) -> Int {
        var random = SplitMix(seed: seed)
        var readable = 0
        for file in corpus {
            for _ in 0..<rounds {
                let mutant = mutate(file, corpus, &random)
                if (try? Bitmap.decode(bytes: mutant, limits: DecodeLimits(pixels: 1 << 20))) != nil { readable += 1 }
                _ = try? PictureInfo.read(bytes: mutant)
                _ = Mark.isMarked(bytes: mutant)
                if let picture = try? EncodedPicture(.base64(Base64.encode(mutant))) {
                    _ = try? Mark.marked(picture, recipe: "{}", tool: "Easel").bytes()
                }
            }
        }
        return readable
    }

    static func mutate(_ file: [UInt8], _ corpus: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
        var mutant = file
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard !mutant.isEmpty else { break }
            let place = Int.random(in: 0..<mutant.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: mutant[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: mutant[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
            case 2: mutant.removeLast(mutant.count - place)
            case 3: mutant.removeSubrange(place..<min(mutant.count, place + Int.random(in: 1...9, using: &random)))
            case 4:
                let other = corpus.randomElement(using: &random) ?? file
                let start = Int.random(in: 0..<other.count, using: &random)
                mutant.insert(contentsOf: other[start..<min(other.count, start + 40)], at: place)
            default: for i in place..<min(mutant.count, place + 4) { mutant[i] = UInt8.random(in: 0...255, using: &random) }
            }
        }
        return mutant
    }
}

@Suite struct DecoderFuzzTests {
    /// `EASEL_FUZZ_ITERATIONS` asks for a longer run.
    @Test(.timeLimit(.minutes(30))) func damagedFilesNeverCrash() throws {
        let rounds = ProcessInfo.processInfo.environment["EASEL_FUZZ_ITERATIONS"].flatMap { Int($0) } ?? 60
        let names = try FileManager.default.contentsOfDirectory(atPath: Fixture.path("")).filter { !$0.hasSuffix(".py") }.sorted()
        let corpus = try names.map { try Fixture.bytes($0) }.filter { $0.count < 5000 }
        #expect(corpus.count > 30)
        let readable = DecoderFuzz.run(corpus: corpus, rounds: rounds, seed: 1)
        #expect(readable > 0 && readable < corpus.count * rounds)
    }
}
