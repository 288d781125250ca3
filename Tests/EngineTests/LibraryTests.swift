import Foundation
import Testing
import Weights

@testable import Engine

@Suite("Library of models") struct LibraryTests {
    @Test("an imported folder is linked, listed, whole, and goes without a trace")
    func life() throws {
        let place = try Place()
        let (manifest, fate) = try place.install()
        #expect(fate == .linked && manifest.family == .flux2 && manifest.isDistilled && manifest.storage == "float32")
        #expect(place.library.models == [manifest])
        let weights = "transformer/diffusion_pytorch_model.safetensors"
        // The same bytes on disk, not a copy of them.
        #expect(Place.inode("\(place.library.files(of: "tiny"))/\(weights)") == Place.inode("\(Place.tiny)/\(weights)"))
        // A configuration is a copy: people edit those.
        #expect(Place.inode("\(place.library.files(of: "tiny"))/vae/config.json") != Place.inode("\(Place.tiny)/vae/config.json"))
        #expect(try place.library.verify("tiny").isEmpty)
        #expect(throws: LibraryError.taken(id: "tiny")) { try place.install() }
        // A second model of the same files takes no more room.
        _ = try place.install { $0.name = "again" }
        #expect(try place.library.remove("again") == 0)
        #expect(try place.library.verify("tiny").isEmpty)
        #expect(try place.library.remove("tiny") > 1_000_000)
        #expect(place.contents.isEmpty)
        #expect(FileManager.default.fileExists(atPath: "\(Place.tiny)/\(weights)"))
        #expect(throws: LibraryError.unknown(id: "tiny", known: [])) { try place.library.remove("tiny") }
    }

    @Test("a moved library still works")
    func moved() throws {
        let place = try Place()
        _ = try place.install()
        try FileManager.default.moveItem(atPath: place.library.folder, toPath: place.folder + "/elsewhere")
        #expect(try ModelLibrary(place.folder + "/elsewhere").verify("tiny").isEmpty)
    }

    @Test("int8 is much smaller, and computes nearly the same")
    func quantized() async throws {
        let place = try Place()
        _ = try place.install()
        let (manifest, fate) = try place.install {
            $0.name = "small"
            $0.quantizes = true
        }
        #expect(fate == .converted && manifest.storage == "int8")
        func bytes(_ id: String) throws -> Int {
            try place.library.model(id).files.filter { $0.path.hasPrefix("transformer/") }.reduce(0) { $0 + $1.bytes }
        }
        #expect(try Double(bytes("small")) < 0.6 * Double(bytes("tiny")))
        #expect(try place.library.verify("small").isEmpty)
        let engine = Engine(place.library)
        let request = tinyRequest()
        let (exact, rough) = (try await engine.picture(request, by: "tiny"), try await engine.picture(request, by: "small"))
        let error = zip(exact.pixels, rough.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Double(error) / Double(exact.pixels.count) < 0.03 * 255)
        #expect(exact != rough)
    }

    @Test("a denoiser alone, in the original layout, draws with another model's parts")
    func single() async throws {
        let place = try Place()
        _ = try place.install()
        let file = Place.fixtures + "/flux2-klein-tiny-original.safetensors"
        let alone = try #require(throws: LibraryError.self) { try ModelImporter(place.library).run(file) }
        #expect(alone.description.contains("--with"))
        var options = ModelImporter.Options()
        options.others = "tiny"
        let (manifest, _) = try ModelImporter(place.library).run(file, options)
        #expect(manifest.id == "flux2-klein-tiny-original" && manifest.storage == "bfloat16")
        let engine = Engine(place.library)
        let (a, b) = (try await engine.picture(tinyRequest(), by: "tiny"), try await engine.picture(tinyRequest(), by: manifest.id))
        let error = zip(a.pixels, b.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Double(error) / Double(a.pixels.count) < 0.015 * 255)
        // The parts stay when the model that they came from goes.
        try place.library.remove("tiny")
        #expect(try place.library.verify(manifest.id).isEmpty)
    }

    /// What is done to a copy of the pipeline, and words of what is said of it.
    struct Damage: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var act: @Sendable (String) throws -> Void
        var words: [String]
    }

    static let weights = "transformer/diffusion_pytorch_model.safetensors"
    static let damages = [
        Damage(testDescription: "half a download", act: { try truncate("\($0)/\(weights)", to: 900_000) }, words: [weights, "cut off"]),
        Damage(
            testDescription: "a missing shard",
            act: { try FileManager.default.removeItem(atPath: $0 + "/text_encoder/model-00002-of-00002.safetensors") },
            words: ["model-00002-of-00002.safetensors"]),
        Damage(
            testDescription: "a missing part", act: { try FileManager.default.removeItem(atPath: $0 + "/vae") },
            words: ["vae/config.json is missing"]),
        Damage(
            testDescription: "another pipeline",
            act: { try write(#"{"_class_name": "StableDiffusionPipeline"}"#, to: $0 + "/model_index.json") },
            words: ["StableDiffusionPipeline"]),
        Damage(
            testDescription: "another model's part",
            act: { try swap($0 + "/vae/diffusion_pytorch_model.safetensors", "\($0)/\(weights)") }, words: ["lacks the tensor"]),
        Damage(testDescription: "a value that is no number", act: { try poison("\($0)/\(weights)") }, words: [weights, "no number"]),
        Damage(
            testDescription: "a broken tokenizer", act: { try write("{", to: $0 + "/tokenizer/tokenizer.json") }, words: ["tokenizer.json"]),
        Damage(
            testDescription: "a broken configuration", act: { try write("[]", to: $0 + "/transformer/config.json") },
            words: ["transformer/config.json"]),
        Damage(
            testDescription: "other sizes",
            act: { try replace("\"num_attention_heads\": 2", "\"num_attention_heads\": 4", in: $0 + "/transformer/config.json") },
            words: ["has the shape"]),
    ]

    @Test("what is broken is refused by name, and leaves nothing behind", arguments: damages)
    func refusal(_ damage: Damage) throws {
        let place = try Place()
        let copy = try place.copy()
        try damage.act(copy)
        do {
            _ = try ModelImporter(place.library).run(copy)
            Issue.record("it was imported")
        } catch {
            for words in damage.words { #expect("\(error)".contains(words), "\(error)") }
        }
        #expect(place.contents.isEmpty)
        #expect(place.library.models.isEmpty)
    }

    @Test("an import that is broken off leaves nothing behind")
    func brokenOff() throws {
        let place = try Place()
        #expect(throws: CancellationError.self) {
            try ModelImporter(place.library).run(Place.tiny) { share, _ in if share > 0.5 { throw CancellationError() } }
        }
        #expect(place.contents.isEmpty)
    }

    @Test("a file that was changed is found")
    func changed() throws {
        let place = try Place()
        let copy = try place.copy()
        _ = try ModelImporter(place.library).run(copy)
        let file = copy + "/vae/diffusion_pytorch_model.safetensors"
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: file))
        try handle.seek(toOffset: 500_000)
        try handle.write(contentsOf: Data([1, 2, 3]))
        try handle.close()
        let faults = try place.library.verify("original")
        #expect(faults.count == 1 && faults[0].contains("vae/diffusion_pytorch_model.safetensors") && faults[0].contains("SHA-256"))
    }

    @Test("names that would lead out of the library are none")
    func names() throws {
        for name in ["", "..", ".x", "a/b", "blobs", "-x", String(repeating: "a", count: 81), "ä"] {
            #expect(!ModelLibrary.isName(name), "\(name)")
        }
        for name in ["flux2-klein-4b", "A.b_c-1"] { #expect(ModelLibrary.isName(name)) }
        let place = try Place()
        #expect(throws: LibraryError.badName("../x")) { try place.install { $0.name = "../x" } }
        #expect(throws: LibraryError.self) { try place.library.model("../original") }
    }

    private static func write(_ text: String, to path: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }

    private static func truncate(_ path: String, to length: UInt64) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.truncate(atOffset: length)
        try handle.close()
    }

    private static func swap(_ a: String, _ b: String) throws {
        try FileManager.default.moveItem(atPath: a, toPath: a + ".x")
        try FileManager.default.moveItem(atPath: b, toPath: a)
        try FileManager.default.moveItem(atPath: a + ".x", toPath: b)
    }

    private static func poison(_ path: String) throws {
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try handle.seek(toOffset: try handle.seekToEnd() - 4096)
        try handle.write(contentsOf: Data([0, 0, 0xC0, 0x7F]))
        try handle.close()
    }

    private static func replace(_ old: String, _ new: String, in path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }
}
