import Foundation
import Testing
import TinyModels
import Weights

@testable import Engine

@Suite("Language models in the library") struct TextLibraryTests {
    private static let decoders = Place.fixtures + "/decoders"
    private static let words = Place.fixtures + "/tokenizers"

    /// A folder as transformers saves one: the tiny Llama, with a tokenizer that it has room for.
    private func folder(_ place: Place, vocabulary: Int = 1024) throws -> String {
        var tiny = TinyDecoder.llama
        tiny.config.vocabulary = vocabulary
        let path = place.folder + "/llama"
        try tiny.write(to: path)
        try FileManager.default.copyItem(atPath: Self.words + "/smollm.json", toPath: path + "/tokenizer.json")
        return path
    }

    @Test("a folder of transformers is taken in, as it is or as int8")
    func folders() throws {
        let place = try Place()
        let path = try folder(place)
        let (manifest, fate) = try ModelImporter(place.library).run(path)
        #expect(manifest.id == "llama" && manifest.family == .text && manifest.storage == "float32" && fate == .linked)
        #expect(manifest.files.map(\.path) == ["config.json", "model.safetensors", "tokenizer.json"])
        #expect(try place.library.verify("llama").isEmpty)
        var options = ModelImporter.Options()
        options.name = "small"
        options.quantizes = true
        let (small, converted) = try ModelImporter(place.library).run(path, options)
        #expect(converted == .converted && small.storage == "int8" && small.bytes < manifest.bytes)
        let weights = try WeightSet.open(place.library.files(of: "small"))
        #expect(try weights.find("model.layers.0.mlp.up_proj.weight").entry.type == .i8)
        #expect(try weights.find("model.embed_tokens.weight").entry.type == .f32)
    }

    @Test("a tokenizer that knows more tokens than the model, or none, is refused")
    func words() throws {
        let place = try Place()
        let path = try folder(place, vocabulary: 100)
        let large = try #require(throws: LibraryError.self) { try ModelImporter(place.library).run(path) }
        #expect(large.description.contains("the model 100"))
        try FileManager.default.removeItem(atPath: path + "/tokenizer.json")
        let missing = try #require(throws: LibraryError.self) { try ModelImporter(place.library).run(path) }
        #expect(missing.description.contains("tokenizer is missing"))
        #expect(place.library.models.isEmpty)
    }

    @Test("a GGUF file is linked under its own name, and what is wrong with one is said")
    func gguf() throws {
        let place = try Place()
        let path = try merged(place)
        let (manifest, fate) = try ModelImporter(place.library).run(path)
        #expect(manifest.id == "tiny.q8_0" && manifest.family == .text && manifest.storage == "Q8_0" && fate == .linked)
        let file = try #require(manifest.files.first)
        #expect(manifest.files.count == 1 && file.path == "model.gguf" && file.bytes > 10_000)
        let installed = place.library.files(of: manifest.id) + "/model.gguf"
        #expect(Place.inode(installed) == Place.inode(path))
        #expect(try place.library.verify(manifest.id).isEmpty)
        var options = ModelImporter.Options()
        options.name = "other"
        options.quantizes = true
        let converted = try #require(throws: LibraryError.self) { try ModelImporter(place.library).run(path, options) }
        #expect(converted.description.contains("stay as they are"))
        // Without a tokenizer it cannot be talked to.
        let mute = try #require(throws: (any Error).self) { try ModelImporter(place.library).run(Self.decoders + "/llama-q8_0.gguf") }
        #expect("\(mute)".contains("the tokenizer none"))
        // A scale that is no number.
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let (weights, entry) = try WeightSet.open(path).find("blk.0.ffn_up.weight")
        bytes[entry.range.lowerBound + 1] = 0x7E
        withExtendedLifetime(weights) {}
        let damaged = place.folder + "/damaged.gguf"
        try bytes.write(to: URL(fileURLWithPath: damaged))
        let error = try #require(throws: WeightError.self) { try ModelImporter(place.library).run(damaged) }
        #expect(error == .notFinite(file: damaged, tensor: "blk.0.ffn_up.weight", element: 0))
        #expect(place.library.models.map(\.id) == [manifest.id])
    }

    @Test("a model that sees is taken in with its processor; what it cannot see with is said")
    func seeing() throws {
        let place = try Place()
        let path = place.folder + "/seeing"
        func refused(_ change: () throws -> Void) throws -> String {
            try? FileManager.default.removeItem(atPath: path)
            try FileManager.default.copyItem(atPath: Place.fixtures + "/qwen3-vl-tiny", toPath: path)
            try change()
            let error = try #require(throws: (any Error).self) { try ModelImporter(place.library).run(path) }
            #expect(place.library.models.isEmpty)
            return "\(error)"
        }
        func replace(_ old: String, _ new: String, in name: String) throws {
            let url = URL(fileURLWithPath: "\(path)/\(name)")
            var bytes = try Data(contentsOf: url)
            bytes.replaceSubrange(try #require(bytes.range(of: Data(old.utf8))), with: Data(new.utf8))
            try bytes.write(to: url)
        }
        let words = try refused {
            try FileManager.default.removeItem(atPath: path + "/tokenizer.json")
            try FileManager.default.copyItem(atPath: Self.words + "/qwen2.json", toPath: path + "/tokenizer.json")
        }
        #expect(words.contains("no <|vision_start|>"))
        let tower = try refused {
            try replace("model.visual.blocks.1.mlp.linear_fc1.bias", "model.visual.blocks.1.mlp.linear_fcX.bias", in: "model.safetensors")
        }
        #expect(tower.contains("visual.blocks.1.mlp.linear_fc1.bias"))
        let patches = try refused { try replace("\"patch_size\": 8", "\"patch_size\": 4", in: "preprocessor_config.json") }
        #expect(patches.contains("preprocessor_config.json") && patches.contains("patch_size"))
        let width = try refused { try replace("\"out_hidden_size\": 32", "\"out_hidden_size\": 16", in: "config.json") }
        #expect(width.contains("16 wide"))
        try FileManager.default.removeItem(atPath: path)
        let (manifest, _) = try ModelImporter(place.library).run(Place.fixtures + "/qwen3-vl-tiny")
        #expect(manifest.files.map(\.path).contains("preprocessor_config.json") && manifest.storage == "bfloat16")
        let facts = try TextEngine.facts(folder: place.library.files(of: manifest.id))
        #expect(facts.context == 1024 && facts.sight != nil)
    }

    /// The tiny Llama's blocks with a tokenizer of 128 tokens in one file.
    private func merged(_ place: Place) throws -> String {
        let path = place.folder + "/Tiny.Q8_0.gguf"
        try FileManager.default.copyItem(atPath: Self.decoders + "/llama-chat.gguf", toPath: path)
        return path
    }
}
