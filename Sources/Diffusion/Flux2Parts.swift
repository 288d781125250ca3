import Models
import Tensors

/// Where a pipeline gets its parts from: they may be loaded as they are needed and given up as soon as they are not.
public protocol Flux2Parts: Sendable {
    /// Whether the denoiser is distilled: it needs no guidance, and few steps.
    var isDistilled: Bool { get }
    /// The layers of the text encoder whose streams the denoiser reads.
    var textLayers: [Int] { get }
    /// Turns prompts into tokens.
    func reader() throws -> PromptReader
    /// The text encoder.
    func textEncoder() throws -> Decoder
    /// The denoiser.
    func denoiser() throws -> Flux2Transformer
    /// The autoencoder.
    func autoencoder() throws -> AutoencoderKL
    /// The tiny autoencoder that previews are made with, if there is one.
    func previewer() throws -> TinyAutoencoder?
    /// Called when a request has no more use for a part.
    func finished(with part: Flux2Part)
    /// The threads that everything is computed on.
    var compute: Compute { get }
    /// The memory for a part's activations.
    func workspace(of part: Flux2Part) -> Workspace
}

/// A part of a pipeline.
public enum Flux2Part: String, Sendable, CaseIterable, Codable {
    case textEncoder = "text_encoder"
    case denoiser
    case autoencoder
    case previewer
}
