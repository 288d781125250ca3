import Foundation
import Testing

@testable import Weights

@Suite("GGUF") struct GGUFTests {
    @Test("tensors and values are found, in version 2 as in 3")
    func reads() throws {
        let folder = try TemporaryFolder()
        for version in [UInt32(2), 3] {
            var made = CraftedGGUF.good
            made.version = version
            let set = try WeightSet.open(try Crafted.write(made.bytes, as: "made.gguf", in: folder))
            let (file, entry) = try set.find("b.weight")
            #expect(entry.shape == [2, 64] && entry.type == .q41 && entry.range.count == 80)
            #expect(file.bytes(of: entry).allSatisfy { $0 == 9 })
            let metadata = try #require(set.metadata)
            #expect(try metadata.architecture == "llama")
            #expect(try metadata.integer("llama.block_count", in: 1...10) == 2)
            #expect(try metadata.number("llama.rope.freq_base") == 10000)
            #expect(try metadata.flag("a.flag") == true)
            #expect(try metadata.integer("a.signed", in: -9...9) == -5)
            #expect(try metadata.integers("a.numbers") == [1, -3])
            #expect(try file.strings("tokenizer.ggml.tokens") == ["a", "\u{120}b", ""])
            #expect(try metadata.text("missing") == nil)
        }
        #expect(try WeightIndex.files(at: folder.path) == [folder.path + "/made.gguf"])
    }

    @Test("a value of another type, or beyond what is sensible, is refused by name")
    func types() throws {
        let metadata = try CraftedGGUF.header(CraftedGGUF.good.bytes).metadata
        let faults: [(String, () throws -> Any?)] = [
            ("llama.block_count is 2, and not from 3 to 9", { try metadata.integer("llama.block_count", in: 3...9) }),
            ("a.large is no whole number", { try metadata.integer("a.large", in: 0...9) }),
            ("a.flag is no text", { try metadata.text("a.flag") }),
            ("general.architecture is no number", { try metadata.number("general.architecture") }),
            ("llama.block_count is neither true nor false", { try metadata.flag("llama.block_count") }),
            ("tokenizer.ggml.tokens is no list of whole numbers", { try metadata.integers("tokenizer.ggml.tokens") }),
        ]
        for (words, read) in faults {
            let error = try #require(throws: WeightError.self) { _ = try read() }
            #expect(error.description.contains("made.gguf") && error.description.contains(words), "\(error)")
        }
    }

    /// What is wrong, what makes it so, and a word of the sentence that must tell.
    static let hostile: [(String, @Sendable () -> [UInt8], String)] = [
        (
            "a later version",
            {
                var f = CraftedGGUF.good; f.version = 4; return f.bytes
            }, "version 4"
        ),
        (
            "big-endian",
            {
                var f = CraftedGGUF.good; f.version = UInt32(3).byteSwapped; return f.bytes
            }, "big-endian"
        ),
        ("cut off", { Array(CraftedGGUF.good.bytes.prefix(10)) }, "ends within"),
        ("no room for its counts", { Array("GGUF".utf8) + CraftedGGUF.little(UInt32(3)) + [UInt8](repeating: 255, count: 16) }, "at most"),
        (
            "more tensors than bytes",
            {
                var b = CraftedGGUF.good.bytes; b[9] = 8; return b
            }, "more than the file has room for"
        ),
        (
            "a value twice",
            {
                var f = CraftedGGUF.good; f.add("a.flag", 7, [0]); return f.bytes
            }, "a.flag comes twice"
        ),
        (
            "an unknown type of value",
            {
                var f = CraftedGGUF.good; f.add("x", 13, [0]); return f.bytes
            }, "unknown type 13"
        ),
        (
            "an array beyond the end",
            {
                var f = CraftedGGUF(); f.add("x", 9, CraftedGGUF.little(UInt32(4)) + CraftedGGUF.little(UInt64(1 << 20))); return f.bytes
            },
            "elements of x"
        ),
        (
            "an array of arrays",
            {
                var f = CraftedGGUF();
                f.add("x", 9, CraftedGGUF.little(UInt32(9)) + CraftedGGUF.little(UInt64(1)) + [UInt8](repeating: 0, count: 40));
                return f.bytes
            },
            "array of arrays"
        ),
        (
            "a text that is none",
            {
                var f = CraftedGGUF(); f.add("x", 8, CraftedGGUF.little(UInt64(1)) + [255]); return f.bytes
            }, "no UTF-8"
        ),
        (
            "a tensor twice",
            {
                var f = CraftedGGUF.good; f.tensor("a.weight", [1], type: 0, [0, 0, 0, 0]); return f.bytes
            }, "a.weight is broken: it comes twice"
        ),
        (
            "an overlap",
            {
                var f = CraftedGGUF.good; f.tensor("c", [64], type: 0, [UInt8](repeating: 0, count: 256), at: 0); return f.bytes
            }, "overlap"
        ),
        (
            "off the alignment",
            {
                var f = CraftedGGUF.good; f.tensor("c", [1], type: 0, [0, 0, 0, 0], at: 129); return f.bytes
            }, "begins at 129"
        ),
        (
            "beyond the end",
            {
                var f = CraftedGGUF.good; f.tensor("c", [64], type: 0, [0]); return f.bytes
            }, "c is broken: it should take 256 bytes"
        ),
        (
            "a size that overflows",
            {
                var f = CraftedGGUF(); f.tensor("c", [1 << 40, 1 << 40], type: 0, [0]); return f.bytes
            }, "its shape is"
        ),
        (
            "a dimension of none",
            {
                var f = CraftedGGUF(); f.tensor("c", [0], type: 0, [0]); return f.bytes
            }, "a dimension of 0"
        ),
        (
            "nine dimensions",
            {
                var f = CraftedGGUF(); f.tensor("c", [1, 1, 1, 1, 1, 1, 1, 1, 1], type: 0, [0]); return f.bytes
            }, "9 dimensions"
        ),
        (
            "half a block",
            {
                var f = CraftedGGUF(); f.tensor("c", [48], type: 2, [0]); return f.bytes
            }, "no whole blocks of 32"
        ),
        (
            "a type that is not read",
            {
                var f = CraftedGGUF(); f.tensor("c", [256], type: 16, [0]); return f.bytes
            }, "ggml's type 16"
        ),
        (
            "an alignment of three",
            {
                var f = CraftedGGUF(); f.add("general.alignment", 3); return f.bytes
            }, "no power of two"
        ),
    ]

    @Test("a broken file is refused with its name and its fault", arguments: hostile.indices)
    func refusal(_ index: Int) throws {
        let (_, bytes, words) = Self.hostile[index]
        let error = try #require(throws: WeightError.self) { try CraftedGGUF.header(bytes()) }
        #expect(error.description.contains("made.gguf") && error.description.contains(words), "\(error)")
    }

    @Test("sixty thousand crafted heads neither crash nor read beyond their bytes")
    func mutations() throws {
        let good = CraftedGGUF.good.bytes
        var random = SystemSeeded(state: 11)
        var accepted = 0
        for _ in 0..<60_000 {
            var bytes = good
            for _ in 0..<1 + random.below(4) {
                let place = random.below(bytes.count)
                switch random.below(6) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes.removeLast(min(bytes.count - 1, random.below(60)))
                case 2: bytes.insert(UInt8(random.below(256)), at: place)
                case 3: bytes.remove(at: place)
                case 4: bytes[place] = [0, 1, 127, 128, 255, 254][random.below(6)]
                // A count or a length that is far too large.
                default: for offset in place..<min(place + 8, bytes.count) { bytes[offset] = 255 }
                }
                if bytes.isEmpty { bytes = [0] }
            }
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
            defer { copy.deallocate() }
            copy.copyBytes(from: bytes)
            do {
                let header = try GGUFHeader(UnsafeRawBufferPointer(copy), file: "x")
                accepted += 1
                for entry in header.entries {
                    #expect(entry.range.lowerBound >= 24 && entry.range.upperBound <= bytes.count)
                    #expect(entry.count / entry.type.blockLength * entry.type.bytes == entry.range.count)
                }
                for (key, value) in header.metadata.values {
                    if case .texts(let count, _) = value {
                        let texts = try? header.metadata.strings(key, in: UnsafeRawBufferPointer(copy))
                        #expect(texts == nil || texts?.count == count)
                    }
                }
            } catch is WeightError {}
        }
        #expect(accepted > 100)
    }
}
