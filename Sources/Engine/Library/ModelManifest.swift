import Foundation

/// What is kept of an installed model: its files by their hashes, and what they are. `model.json` in the model's folder.
public struct ModelManifest: Sendable, Codable, Equatable {
    /// The format of this file.
    public var format = 1
    /// The name that requests use.
    public var id: String
    /// What kind of model it is.
    public var family: Family
    /// Whether it is distilled: few steps, no guidance.
    public var isDistilled: Bool
    /// What its weights are kept as.
    public var storage: String
    /// Its files.
    public var files: [File]
    /// Where it was taken from: a folder, a file or an address.
    public var source: String
    /// When, in Unix seconds.
    public var imported: Int
    /// How to sample a language model whose files do not say.
    public var sampling: SuggestedSampling?

    /// What is done with a model.
    public enum Family: String, Sendable, Codable {
        /// FLUX.2-klein: text encoder, denoiser, autoencoder.
        case flux2 = "flux2-klein"
        /// A tiny autoencoder that previews come from.
        case preview = "taesd"
        /// A language model that the shared decoder runs.
        case text
    }

    /// A file of a model.
    public struct File: Sendable, Codable, Equatable {
        /// Its path within the model.
        public var path: String
        /// SHA-256 in hexadecimal.
        public var sha256: String
        /// Its length.
        public var bytes: Int
        /// Where it lies, for one that is used in its place outside the library; else it is a blob.
        public var place: String?
    }

    /// One hash for all files: what pictures depend on beside the task.
    public var weights: String {
        let text = files.sorted { $0.path < $1.path }.map { "\($0.path) \($0.sha256)\n" }.joined()
        return FileHash.of(Array(text.utf8))
    }

    /// Bytes of all files.
    public var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

    enum CodingKeys: String, CodingKey {
        case format, id, family, storage, files, source, imported, sampling
        case isDistilled = "distilled"
    }
}
