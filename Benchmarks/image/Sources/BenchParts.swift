import Diffusion
import Engine
import Models
import Tensors
import Weights

/// The parts of an installed model by themselves, on inputs of random numbers.
struct BenchParts {
    private let folder: String
    private let precision: Precision
    private let compute: Compute

    init(_ library: ModelLibrary, _ model: String, _ threads: Int?) throws {
        folder = library.files(of: model)
        precision = try library.model(model).storage == "int8" ? .int8 : .bfloat16
        compute = Compute(threads: threads)
    }

    private func loader(_ part: String) throws -> Loader {
        Loader(try WeightSet.open("\(folder)/\(part)"), precision: precision, compute: compute)
    }

    private func noise(_ shape: [Int]) -> Tensor { Tensor(SeededNoise(seed: 1).normal(shape.reduce(1, *)), shape: shape) }

    /// 512 tokens through the text encoder's first 27 layers.
    func text() throws -> () throws -> Void {
        let encoder = try Decoder(try loader("text_encoder"), try DecoderConfig.qwen3(file: folder + "/text_encoder/config.json"), layers: 27)
        let tokens = (0..<PromptReader.length).map { Int32($0 * 7 % 1000) }
        let workspace = Workspace(part: "text")
        return { _ = encoder.encode(tokens, padding: 0, after: [9, 18, 27], on: compute, workspace) }
    }

    /// One step of a fifth of the denoiser's blocks: one double, four single.
    func step(_ width: Int, _ height: Int) throws -> () throws -> Void {
        var config = try Flux2Config(file: folder + "/transformer/config.json")
        (config.doubleBlocks, config.singleBlocks) = (config.doubleBlocks / 5, config.singleBlocks / 5)
        let denoiser = try Flux2Transformer(try loader("transformer"), config)
        let (rows, columns) = (height / 16, width / 16)
        let image = noise([rows * columns, denoiser.config.channels])
        let text = noise([PromptReader.length, denoiser.config.textWidth])
        let places = (0..<rows * columns).map { [0, Double($0 / columns), Double($0 % columns), 0] }
        let rotary = denoiser.rotary(text: PromptReader.length, image: places)
        let (out, workspace) = (Tensor(zeros: image.shape), Workspace(part: "denoiser"))
        return { try denoiser.predict(image: image, text: text, time: 0.9, rotary: rotary, into: out, on: compute, workspace) }
    }

    /// A latent to a picture.
    func decode(_ width: Int, _ height: Int) throws -> () throws -> Void {
        let autoencoder = try AutoencoderKL(try loader("vae"), try AutoencoderConfig(file: folder + "/vae/config.json"))
        let latent = noise([height / 8, width / 8, autoencoder.config.latentChannels])
        let workspace = Workspace(part: "decoder")
        return { _ = try autoencoder.decode(latent, on: compute, workspace) }
    }
}
