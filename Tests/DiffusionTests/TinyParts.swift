import Foundation
import Models
import Tensors
import Testing
import Tokenizers
import Weights

@testable import Diffusion

/// The tiny pipeline, all of it loaded.
struct TinyParts: Flux2Parts {
    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path + "/Parity/fixtures"
    static let folder = fixtures + "/flux2-klein-tiny"
    let isDistilled: Bool
    let textLayers = [9, 18, 27]
    let compute: Compute
    private let prompts: PromptReader
    private let encoder: Decoder
    private let transformer: Flux2Transformer
    private let vae: AutoencoderKL
    private let memory = Workspace(part: "test")

    init(precision: Precision = .float32, isDistilled: Bool = true, threads: Int? = nil) throws {
        compute = Compute(threads: threads)
        self.isDistilled = isDistilled
        let compute = compute
        func loader(_ part: String) throws -> Loader {
            Loader(try WeightSet.open("\(Self.folder)/\(part)"), precision: precision, compute: compute)
        }
        prompts = try PromptReader(try Tokenizer(folder: Self.folder + "/tokenizer"), place: Self.folder)
        encoder = try Decoder(
            try loader("text_encoder"), try DecoderConfig.qwen3(file: Self.folder + "/text_encoder/config.json"), layers: 27)
        transformer = try Flux2Transformer(try loader("transformer"), try Flux2Config(file: Self.folder + "/transformer/config.json"))
        vae = try AutoencoderKL(try loader("vae"), try AutoencoderConfig(file: Self.folder + "/vae/config.json"))
    }

    func reader() -> PromptReader { prompts }
    func textEncoder() -> Decoder { encoder }
    func denoiser() -> Flux2Transformer { transformer }
    func autoencoder() -> AutoencoderKL { vae }
    func previewer() -> TinyAutoencoder? { nil }
    func finished(with part: Flux2Part) {}
    func workspace(of part: Flux2Part) -> Workspace { memory }
}

/// Tensors of the reference.
struct ReferenceFile {
    let set: WeightSet

    init() throws { set = try WeightSet.open(TinyParts.fixtures + "/flux2-klein-tiny-reference.safetensors") }

    func floats(_ name: String) throws -> [Float] {
        let (file, entry) = try set.find(name)
        let bytes = file.bytes(of: entry)
        return (0..<entry.count).map {
            entry.type == .f64
                ? Float(bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self))
                : bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self)
        }
    }

    func picture(_ name: String) throws -> RGBPicture {
        let (file, entry) = try set.find(name)
        return RGBPicture(width: entry.shape[1], height: entry.shape[0], pixels: Array(file.bytes(of: entry)))
    }

    /// Noise of torch's order `[1, 128, rows, columns]` as tokens.
    func noise() throws -> [Float] {
        let values = try floats("noise")
        let places = values.count / 128
        return (0..<values.count).map { values[$0 % 128 * places + $0 / 128] }
    }

    /// The mean and the largest difference of a picture's bytes from torch's floats `[1, 3, height, width]`, of 1.
    func difference(_ found: RGBPicture, _ name: String) throws -> (mean: Float, worst: Float) {
        let expected = try floats(name)
        let places = found.width * found.height
        try #require(expected.count == 3 * places)
        var (sum, worst) = (Float(0), Float(0))
        for (index, pixel) in found.pixels.enumerated() {
            let error = abs(Float(pixel) / 255 - expected[index % 3 * places + index / 3])
            sum += error
            worst = max(worst, error)
        }
        record("picture \(name)", "largest difference, of 1; half a byte is 0.00196", worst)
        record("picture \(name)", "mean difference", sum / Float(expected.count))
        return (sum / Float(expected.count), worst)
    }
}

/// Keeps a line for the table of parity, where `Tests/Parity/run` asks for one.
func record(_ what: String, _ measure: String, _ value: Float) {
    guard let path = ProcessInfo.processInfo.environment["EASEL_PARITY_REPORT"] else { return }
    let text = "| \(what) | \(measure) | \(value) |\n"
    guard let file = fopen(path, "a") else { return }
    fputs(text, file)
    fclose(file)
}
