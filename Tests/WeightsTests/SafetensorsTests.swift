import Foundation
import Testing

@testable import Weights

@Suite("safetensors") struct SafetensorsTests {
    @Test("tensors are found in whatever order the header names them")
    func order() throws {
        let folder = try TemporaryFolder()
        let header =
            "{" + Crafted.entry("b", "F32", [2], 4, 12) + "," + Crafted.entry("a", "BF16", [1, 2], 0, 4)
            + ",\"__metadata__\":{\"format\":\"pt\"}}"
        let data: [UInt8] = [1, 2, 3, 4] + [Float(1.5), -2].flatMap { withUnsafeBytes(of: $0, Array.init) }
        let set = try WeightSet.open(try Crafted.write(Crafted.file(header, data: data), in: folder))
        let (file, entry) = try set.find("b")
        #expect(entry.shape == [2] && entry.type == .f32)
        #expect((0..<2).map { file.bytes(of: entry).loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) } == [1.5, -2])
        #expect(file.entries.map(\.name) == ["a", "b"])
        #expect(file.texts == ["format": "pt"])
        #expect(throws: WeightError.missing(tensor: "c", place: file.path)) { try set.find("c") }
    }

    /// What is wrong, the file, and a word of the sentence that must tell.
    static let hostile: [(String, [UInt8], String)] = [
        ("empty", [], "0 bytes"),
        ("half a length", [1, 0, 0], "3 bytes"),
        ("a header beyond the end", Array([255, 0, 0, 0, 0, 0, 0, 0, 123]), "cut off"),
        ("a header of 2^63 bytes", [0, 0, 0, 0, 0, 0, 0, 128], "header would be"),
        ("no JSON", Crafted.file("hello"), "no '{'"),
        ("a list", Crafted.file("[]"), "no '{'"),
        ("no end", Crafted.file("{\"a\":{\"x\":"), "ends where a value"),
        ("deep nesting", Crafted.file("{\"a\":{\"x\":" + String(repeating: "[", count: 100_000)), "nested deeper"),
        ("something behind", Crafted.file("{} {}"), "behind its end"),
        (
            "a tensor beyond the end", Crafted.file("{" + Crafted.entry("t", "F32", [2], 0, 8) + "}", data: [0, 0, 0, 0]),
            "tensor t is broken: it should end"
        ),
        ("negative offsets", Crafted.file("{" + Crafted.entry("t", "F32", [1], -4, 0) + "}"), "data_offsets are [-4, 0]"),
        (
            "offsets backwards", Crafted.file("{" + Crafted.entry("t", "F32", [1], 4, 0) + "}", data: [0, 0, 0, 0]),
            "data_offsets are [4, 0]"
        ),
        ("a shape of other bytes", Crafted.file("{" + Crafted.entry("t", "F32", [3], 0, 4) + "}", data: [0, 0, 0, 0]), "needs 12 bytes"),
        (
            "a shape that overflows", Crafted.file("{" + Crafted.entry("t", "F32", [1 << 40, 1 << 40], 0, 4) + "}", data: [0, 0, 0, 0]),
            "its shape is"
        ),
        ("a negative shape", Crafted.file("{" + Crafted.entry("t", "F32", [-1, -1], 0, 4) + "}", data: [0, 0, 0, 0]), "its shape is"),
        ("an unknown type", Crafted.file("{" + Crafted.entry("t", "F31", [1], 0, 4) + "}", data: [0, 0, 0, 0]), "no known type"),
        (
            "a name twice",
            Crafted.file("{" + Crafted.entry("t", "U8", [1], 0, 1) + "," + Crafted.entry("t", "U8", [1], 1, 2) + "}", data: [0, 0]),
            "comes twice"
        ),
        (
            "an overlap",
            Crafted.file("{" + Crafted.entry("a", "U8", [2], 0, 2) + "," + Crafted.entry("b", "U8", [2], 1, 3) + "}", data: [0, 0, 0]),
            "tensor b is broken: its bytes overlap"
        ),
        ("a hole", Crafted.file("{" + Crafted.entry("a", "U8", [1], 1, 2) + "}", data: [0, 0]), "belong to no tensor"),
        ("bytes behind", Crafted.file("{" + Crafted.entry("a", "U8", [1], 0, 1) + "}", data: [0, 0]), "1 bytes at its end"),
        (
            "a number too large", Crafted.file("{\"t\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}"),
            "no integer"
        ),
        ("a fraction", Crafted.file("{\"t\":{\"dtype\":\"U8\",\"shape\":[1.5],\"data_offsets\":[0,1]}}", data: [0]), "no integer"),
        ("a string without an end", Crafted.file("{\""), "without an end"),
        ("half a surrogate", Crafted.file(#"{"\ud800":{}}"#), "surrogate"),
        ("an entry without a shape", Crafted.file("{\"t\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}", data: [0]), "lacks dtype, shape"),
    ]

    @Test("a broken file is refused with its name and its fault", arguments: hostile.indices)
    func refusal(_ index: Int) throws {
        let (_, bytes, words) = Self.hostile[index]
        let error = try #require(throws: WeightError.self) { try Crafted.header(bytes) }
        #expect(error.description.contains("made.safetensors"))
        #expect(error.description.contains(words), "\(error)")
    }

    @Test("sixty thousand crafted headers neither crash nor read beyond their bytes")
    func mutations() throws {
        let good = Crafted.file(
            "{" + [Crafted.entry("a.weight", "F32", [2, 2], 0, 16), Crafted.entry("b", "BF16", [4], 16, 24)].joined(separator: ",")
                + #","__metadata__":{"a\u00e9":"\n"}}"#, data: [UInt8](repeating: 7, count: 24))
        var random = SystemSeeded(state: 5)
        var accepted = 0
        for _ in 0..<60_000 {
            var bytes = good
            for _ in 0..<1 + random.below(4) {
                switch random.below(5) {
                case 0: bytes[random.below(bytes.count)] = UInt8(random.below(256))
                case 1: bytes.removeLast(min(bytes.count - 1, random.below(40)))
                case 2: bytes.insert(UInt8(random.below(256)), at: random.below(bytes.count))
                case 3: bytes.remove(at: random.below(bytes.count))
                default:
                    let signs = Array("{}[]\",:-0123456789eE.\\u".utf8)
                    bytes[random.below(bytes.count)] = signs[random.below(signs.count)]
                }
                if bytes.isEmpty { bytes = [0] }
            }
            // An allocation of exactly this size: a read beyond it is one that the sanitizers of the slow check see.
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
            defer { copy.deallocate() }
            copy.copyBytes(from: bytes)
            do {
                let header = try SafetensorsHeader(UnsafeRawBufferPointer(copy), file: "x")
                accepted += 1
                for entry in header.entries {
                    #expect(entry.range.lowerBound >= 8 && entry.range.upperBound <= bytes.count)
                    #expect(entry.count * entry.type.bytes == entry.range.count)
                }
            } catch is WeightError {}
        }
        // Changes within the data or a name leave a file that is whole.
        #expect(accepted > 100)
    }

    @Test("an index leads to its shards and to nowhere else")
    func index() throws {
        let folder = try TemporaryFolder()
        func shard(_ name: String) -> [UInt8] { Crafted.file("{" + Crafted.entry(name, "U8", [1], 0, 1) + "}", data: [9]) }
        _ = try Crafted.write(shard("a"), as: "model-00001-of-00002.safetensors", in: folder)
        _ = try Crafted.write(shard("b"), as: "model-00002-of-00002.safetensors", in: folder)
        let index =
            #"{"metadata":{"total_size":2},"weight_map":{"a":"model-00001-of-00002.safetensors","b":"model-00002-of-00002.safetensors"}}"#
        _ = try Crafted.write(Array(index.utf8), as: "model.safetensors.index.json", in: folder)
        let set = try WeightSet.open(folder.path)
        #expect(set.names.sorted() == ["a", "b"] && set.files.count == 2)
        for name in ["../secret.safetensors", "/etc/passwd", "model.bin"] {
            _ = try Crafted.write(Array("{\"weight_map\":{\"a\":\"\(name)\"}}".utf8), as: "model.safetensors.index.json", in: folder)
            #expect(throws: WeightError.self) { try WeightSet.open(folder.path) }
        }
        _ = try Crafted.write(shard("a"), as: "model-00002-of-00002.safetensors", in: folder)
        _ = try Crafted.write(Array(index.utf8), as: "model.safetensors.index.json", in: folder)
        let error = try #require(throws: WeightError.self) { try WeightSet.open(folder.path) }
        #expect(error.description.contains("another file of the model holds it too"))
    }
}

/// SplitMix64.
struct SystemSeeded {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}
