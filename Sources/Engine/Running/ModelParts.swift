import Diffusion
import Foundation
import Models
import Synchronization
import Tensors
import Tokenizers
import Weights

/// The parts of one installed FLUX.2-klein: loaded when they are first needed, given up when memory is wanted for others.
///
/// Weights lie in mappings that the kernel fills and empties by itself; what loading costs of its own memory is little. Giving up
/// a part ends its mappings and its working memory.
final class ModelParts: Flux2Parts {
    let manifest: ModelManifest
    let compute: Compute
    let textLayers = [9, 18, 27]
    var isDistilled: Bool { manifest.isDistilled }
    private let folder: String
    private let preview: String?
    private let precision: Precision
    private let state = Mutex(State())

    private struct State {
        var reader: PromptReader?
        var textEncoder: Decoder?
        var denoiser: Flux2Transformer?
        var autoencoder: AutoencoderKL?
        var previewer: TinyAutoencoder?
        var denoiserConfig: Flux2Config?
        var autoencoderConfig: AutoencoderConfig?
        /// The text encoder's files while it is loaded.
        var textFiles: WeightSet?
        var workspaces: [Flux2Part: Workspace] = [:]
        /// Parts that are given up as soon as a picture has no more use for them.
        var passing: Set<Flux2Part> = []
    }

    /// - Parameters:
    ///   - folder: of the model's files.
    ///   - preview: the folder of the tiny autoencoder's files, if one is installed.
    init(_ manifest: ModelManifest, folder: String, preview: String?, compute: Compute) {
        self.manifest = manifest
        self.folder = folder
        self.preview = preview
        self.compute = compute
        precision = Self.precision(of: manifest)
    }

    /// float32 weights are computed with as such, all others as bfloat16; int8 where they were converted.
    static func precision(of manifest: ModelManifest) -> Precision {
        switch manifest.storage {
        case "float32": .float32
        case "int8": .int8
        default: .bfloat16
        }
    }

    /// Builds every part once.
    ///
    /// - Throws: what is wrong with the files.
    static func check(_ manifest: ModelManifest, folder: String, compute: Compute) throws {
        guard manifest.family == .flux2 else {
            _ = try previewer(folder, compute)
            return
        }
        let parts = ModelParts(manifest, folder: folder, preview: nil, compute: compute)
        let reader = try parts.reader()
        let encoder = try parts.textEncoder()
        guard reader.vocabulary <= encoder.config.vocabulary else {
            throw LibraryError.notAModel(
                path: folder, reason: "its tokenizer knows \(reader.vocabulary) tokens, its text encoder \(encoder.config.vocabulary)")
        }
        let denoiser = try parts.denoiser()
        let autoencoder = try parts.autoencoder()
        guard denoiser.config.textWidth == parts.textLayers.count * encoder.config.width else {
            throw LibraryError.notAModel(
                path: folder,
                reason:
                    "its denoiser reads texts of the width \(denoiser.config.textWidth), its text encoder makes \(parts.textLayers.count * encoder.config.width)"
            )
        }
        guard denoiser.config.channels == 4 * autoencoder.config.latentChannels else {
            throw LibraryError.notAModel(path: folder, reason: "its denoiser and its autoencoder do not fit together")
        }
    }

    /// What `make` makes, kept under `key`.
    private func kept<Part>(_ key: any WritableKeyPath<State, Part?> & Sendable, _ make: () throws -> Part) throws -> Part {
        try state.withLock { state in
            if let part = state[keyPath: key] { return part }
            let part = try make()
            state[keyPath: key] = part
            return part
        }
    }

    private func loader(_ name: String) throws -> Loader {
        Loader(try WeightSet.open("\(folder)/\(name)"), precision: precision, compute: compute)
    }

    func reader() throws -> PromptReader {
        try kept(\.reader) { try PromptReader(try Tokenizer(folder: folder + "/tokenizer"), place: folder + "/tokenizer") }
    }

    func textEncoder() throws -> Decoder {
        try state.withLock { state in
            if let encoder = state.textEncoder { return encoder }
            let loader = try loader("text_encoder")
            let encoder = try Decoder(
                loader, try DecoderConfig.qwen3(file: folder + "/text_encoder/config.json"), layers: textLayers.max())
            (state.textEncoder, state.textFiles) = (encoder, loader.weights)
            return encoder
        }
    }

    func denoiser() throws -> Flux2Transformer {
        let config = try denoiserConfig()
        return try kept(\.denoiser) { try Flux2Transformer(try loader("transformer"), config) }
    }

    func autoencoder() throws -> AutoencoderKL {
        let config = try autoencoderConfig()
        return try kept(\.autoencoder) { try AutoencoderKL(try loader("vae"), config) }
    }

    private func denoiserConfig() throws -> Flux2Config {
        try kept(\.denoiserConfig) {
            let file = folder + "/transformer/config.json"
            guard FileManager.default.fileExists(atPath: file) else {
                return try Flux2Config(readingOff: try WeightSet.open(folder + "/transformer"))
            }
            return try Flux2Config(file: file)
        }
    }

    private func autoencoderConfig() throws -> AutoencoderConfig {
        try kept(\.autoencoderConfig) { try AutoencoderConfig(file: folder + "/vae/config.json") }
    }

    func previewer() throws -> TinyAutoencoder? {
        guard let preview else { return nil }
        return try kept(\.previewer) { try Self.previewer(preview, compute) }
    }

    private static func previewer(_ folder: String, _ compute: Compute) throws -> TinyAutoencoder {
        let weights = try WeightSet(try [WeightFile("\(folder)/\(ModelSource.previewDecoder)")])
        return try TinyAutoencoder(decoder: Loader(weights, precision: .bfloat16, compute: compute))
    }

    func workspace(of part: Flux2Part) -> Workspace {
        state.withLock { state in
            if let workspace = state.workspaces[part] { return workspace }
            let workspace = Workspace(part: part.rawValue)
            state.workspaces[part] = workspace
            return workspace
        }
    }

    func finished(with part: Flux2Part) {
        // Working memory is large and quickly had again; the next part needs it.
        state.withLock { state in
            state.workspaces[part]?.release()
            // The text encoder is as large as the denoiser, and idle for as long as a picture is drawn.
            if part == .textEncoder { for file in state.textFiles?.files ?? [] { file.letGo() } }
        }
        if state.withLock({ $0.passing.contains(part) }) { giveUp(part) }
    }

    /// Which parts are not to be kept from one use to the next.
    func setPassing(_ parts: Set<Flux2Part>) { state.withLock { $0.passing = parts } }

    func giveUp(_ part: Flux2Part) {
        state.withLock { state in
            state.workspaces[part] = nil
            switch part {
            case .textEncoder: (state.textEncoder, state.textFiles) = (nil, nil)
            case .denoiser: state.denoiser = nil
            case .autoencoder: state.autoencoder = nil
            case .previewer: state.previewer = nil
            }
        }
    }

    /// The parts that are loaded, with the bytes of their weights and of their working memory.
    var loaded: [(part: Flux2Part, weights: Int, working: Int)] {
        state.withLock { state in
            let isLoaded: [Flux2Part: Bool] = [
                .textEncoder: state.textEncoder != nil, .denoiser: state.denoiser != nil, .autoencoder: state.autoencoder != nil,
                .previewer: state.previewer != nil,
            ]
            return Flux2Part.allCases.filter { isLoaded[$0] == true }.map { ($0, weights(of: $0), state.workspaces[$0]?.heldBytes ?? 0) }
        }
    }

    /// Bytes of a part's weights.
    func weights(of part: Flux2Part) -> Int {
        let name =
            switch part {
            case .textEncoder: "text_encoder/"
            case .denoiser: "transformer/"
            case .autoencoder: "vae/"
            case .previewer: "taef2"
            }
        return manifest.files.filter { $0.path.hasPrefix(name) && $0.path.hasSuffix(".safetensors") }.reduce(0) { $0 + $1.bytes }
    }

    /// What a request will need; reads configurations and loads no weights.
    func plan(for request: Flux2Request) throws -> MemoryPlan {
        MemoryPlan(
            request: request, denoiser: try denoiserConfig(), autoencoder: try autoencoderConfig(),
            precision: precision, weights: Dictionary(uniqueKeysWithValues: Flux2Part.allCases.map { ($0, weights(of: $0)) }))
    }
}
