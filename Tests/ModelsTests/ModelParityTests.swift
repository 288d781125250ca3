import Foundation
import Tensors
import Testing
import Weights

@testable import Models

@Suite("Models against diffusers and transformers, float32") struct ModelParityTests {
    let reference: Reference
    let compute = Compute()
    let workspace = Workspace(part: "test")

    init() throws { reference = try Reference() }

    /// Whether `found` is within `most` of what was expected, as a share of the largest number; keeps a line for the table.
    private func isNear(_ what: String, _ found: Tensor, _ expected: Tensor, _ most: Float) -> Bool {
        let found = difference(found, expected)
        record(what, "largest difference", found)
        return found < most
    }

    private func loader(_ part: String, _ precision: Precision = .float32) throws -> Loader {
        Loader(try WeightSet.open(part.hasPrefix("/") ? part : "\(Reference.tiny)/\(part)"), precision: precision, compute: compute)
    }

    private func encoder(layers: Int? = 27) throws -> Decoder {
        try Decoder(try loader("text_encoder"), try DecoderConfig.qwen3(file: Reference.tiny + "/text_encoder/config.json"), layers: layers)
    }

    private func denoiser() throws -> Flux2Transformer {
        try Flux2Transformer(try loader("transformer"), try Flux2Config(file: Reference.tiny + "/transformer/config.json"))
    }

    @Test("the text encoder, bfloat16 weights in two shards, with its padding")
    func textEncoder() throws {
        let ids = try reference.integers("prompt.ids")
        let padding = ids.reversed().prefix { $0 == ids.last }.count
        let found = try encoder().encode(ids, padding: padding, after: [9, 18, 27], on: compute, workspace)
        #expect(found.shape == [512, 96])
        #expect(isNear("text encoder, 27 layers", found[0..<40], try reference.rows("prompt.embeddings"), 2e-5))
        #expect(isNear("text encoder, padding", found[500..<512], try reference.rows("prompt.padding"), 2e-5))
    }

    private var positions: [[Double]] {
        get throws { try reference.integers("block.ids").chunked(by: 4).map { $0.map(Double.init) } }
    }

    @Test("a block with two streams")
    func doubleBlock() throws {
        let model = try denoiser()
        let rotary = RotaryTable.rotary(try positions, axes: model.config.axes, theta: model.config.theta, pairs: .interleaved)
        let (text, image) = (try reference.rows("double.text_in"), try reference.rows("double.image_in"))
        model.doubleBlocks[0].run(
            text: text, image: image, textModulation: Flux2Modulation(values: try reference.rows("double.text_mod"), width: 64),
            imageModulation: Flux2Modulation(values: try reference.rows("double.image_mod"), width: 64), rotary: rotary,
            precision: .float32,
            on: compute, workspace)
        #expect(isNear("double block, text", text, try reference.rows("double.text_out"), 1e-5))
        #expect(isNear("double block, picture", image, try reference.rows("double.image_out"), 1e-5))
    }

    @Test("a block with one stream")
    func singleBlock() throws {
        let model = try denoiser()
        let rotary = RotaryTable.rotary(try positions, axes: model.config.axes, theta: model.config.theta, pairs: .interleaved)
        let x = try reference.rows("single.in")
        model.singleBlocks[0].run(
            x, modulation: Flux2Modulation(values: try reference.rows("single.mod"), width: 64), rotary: rotary, precision: .float32,
            on: compute,
            workspace)
        #expect(isNear("single block", x, try reference.rows("single.out"), 1e-5))
    }

    private func predict(_ model: Flux2Transformer) throws -> Tensor {
        let places = try positions
        let out = Tensor(zeros: [6, 128])
        let rotary = RotaryTable.rotary(places, axes: model.config.axes, theta: model.config.theta, pairs: .interleaved)
        try model.predict(
            image: try reference.rows("denoiser.image_in"), text: try reference.rows("denoiser.text_in"), time: 0.7375, rotary: rotary,
            into: out,
            on: compute, workspace)
        return out
    }

    @Test("the denoiser")
    func whole() throws {
        #expect(isNear("denoiser", try predict(try denoiser()), try reference.rows("denoiser.out"), 2e-5))
    }

    @Test("the original layout gives what diffusers' gives, with sizes read off the weights")
    func originalLayout() throws {
        let loader = try loader(Reference.fixtures + "/flux2-klein-tiny-original.safetensors")
        let config = try Flux2Config(readingOff: loader.weights)
        #expect(config == (try Flux2Config(file: Reference.tiny + "/transformer/config.json")))
        let found = try predict(try Flux2Transformer(loader, config))
        // Its weights were rounded to bfloat16; a swapped half or a wrong row would be off by 1 and more.
        #expect(isNear("denoiser, original layout, weights rounded to bfloat16", found, try reference.rows("denoiser.out"), 0.02))
    }

    @Test("the autoencoder both ways, float16 weights", arguments: ["vae", "small"])
    func autoencoder(_ name: String) throws {
        let folder = name == "vae" ? "\(Reference.tiny)/vae" : "\(Reference.fixtures)/small-decoder-vae"
        let model = try AutoencoderKL(try loader(folder), try AutoencoderConfig(file: folder + "/config.json"))
        let latent = model.encode(try reference.pixels("\(name).image"), on: compute, workspace)
        #expect(isNear("autoencoder (\(name)), encoding", latent, try reference.picture("\(name).latent"), 2e-5))
        let decoded = try model.decode(try reference.picture("\(name).latent"), on: compute, workspace)
        #expect(isNear("autoencoder (\(name)), decoding", decoded, try reference.picture("\(name).decoded"), 2e-5))
        let tokens = model.tokens(of: latent)
        #expect(difference(model.latent(of: tokens, height: 3, width: 5), latent) < 1e-5)
    }

    @Test("bfloat16 and int8 come close")
    func precisions() throws {
        let expected = try reference.rows("denoiser.out").floats()
        for (precision, most) in [(Precision.bfloat16, Float(0.02)), (.int8, 0.06)] {
            let model = try Flux2Transformer(
                try loader("transformer", precision), try Flux2Config(file: Reference.tiny + "/transformer/config.json"))
            let found = try predict(model).floats()
            let error = zip(found, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            let size = expected.reduce(0) { $0 + $1 * $1 }
            record("denoiser, \(precision)", "root mean square error / root mean square", (error / size).squareRoot())
            #expect((error / size).squareRoot() < most, "\(precision): \((error / size).squareRoot())")
        }
    }

    @Test("tiles leave no seams")
    func tiles() throws {
        let folder = Reference.tiny + "/vae"
        let model = try AutoencoderKL(try loader(folder), try AutoencoderConfig(file: folder + "/config.json"))
        let latent = try reference.picture("vae.latent")
        // 6 × 10 latents, repeated to 24 × 30.
        var values: [Float] = []
        let given = latent.floats()
        for y in 0..<24 {
            for x in 0..<30 {
                let place: Int = (y % 6) * 10 + x % 10
                values += given[32 * place..<32 * place + 32]
            }
        }
        let large = Tensor(values, shape: [24, 30, 32])
        let tiling = Tiling(tile: 16, overlap: 8, whole: 100)
        let whole = Self.steps(try model.decode(large, on: compute, workspace).floats())
        let tiled = Self.steps(try model.decode(large, tiling: tiling, on: compute, workspace).floats())
        #expect(zip(whole, tiled).allSatisfy { $1 < 1.5 * $0 + 0.02 })
        #expect(tiling.starts(30) == [0, 7, 14] && tiling.starts(16) == [0])
    }

    /// How large the steps from each column to the next are, in a picture of 240 × 192: where tiles meet they are no larger than
    /// in the whole picture.
    private static func steps(_ values: [Float]) -> [Float] {
        (1..<240).map { (x: Int) -> Float in
            var sum: Float = 0
            for y in 0..<192 {
                let pixel: Int = (y * 240 + x) * 3
                sum += abs(values[pixel] - values[pixel - 3])
            }
            return sum / 192
        }
    }

    @Test("a tensor that is missing or misshapen is named")
    func wrongFiles() throws {
        let config = try DecoderConfig.qwen3(file: Reference.tiny + "/text_encoder/config.json")
        let missing = try #require(throws: WeightError.self) { try Decoder(try loader("transformer"), config) }
        #expect(missing.description.contains("lacks the tensor embed_tokens.weight") && missing.description.contains("transformer"))
        var wider = config
        wider.inner = 65
        let shape = try #require(throws: WeightError.self) { try Decoder(try loader("text_encoder"), wider) }
        #expect(shape.description.contains("mlp.gate_proj.weight has the shape [64, 32], the model needs [65, 32]"), "\(shape)")
        #expect(throws: ModelError.self) { try Flux2Config(file: Reference.tiny + "/vae/config.json") }
        #expect(throws: ModelError.self) { try AutoencoderConfig(file: Reference.tiny + "/transformer/config.json") }
    }
}

extension Array {
    fileprivate func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
