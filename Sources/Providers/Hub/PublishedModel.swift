import Engine

/// A model that can be fetched by name.
public struct PublishedModel: Sendable, Equatable {
    /// The name that it is installed under.
    public var id: String
    /// Its repository on the hub.
    public var repository: String
    /// Which of the repository's files belong to it: folders end in a slash.
    public var wanted: [String]
    /// The package that it also lies in, for machines that reach no hub.
    public var package: PublishedPackage?
    /// How its card advises to sample it, where its files do not say.
    public var sampling: SuggestedSampling?

    private static let language = ["config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"]
    private static let seeing = language + ["preprocessor_config.json", "chat_template.json"]
    private static let pipeline = ["model_index.json", "text_encoder/", "tokenizer/", "transformer/", "vae/"]

    /// All of them.
    public static let all = [
        PublishedModel(id: "flux2-klein-4b", repository: "black-forest-labs/FLUX.2-klein-4B", wanted: pipeline),
        PublishedModel(id: "flux2-klein-base-4b", repository: "black-forest-labs/FLUX.2-klein-base-4B", wanted: pipeline),
        PublishedModel(id: "taef2", repository: "madebyollin/taef2", wanted: ["taef2_decoder.safetensors", "taef2_encoder.safetensors"]),
        PublishedModel(
            id: "smollm2-135m", repository: "HuggingFaceTB/SmolLM2-135M-Instruct", wanted: language, package: .smolLM2,
            sampling: SuggestedSampling(temperature: 0.2, topP: 0.9)),
        PublishedModel(id: "qwen2.5-0.5b", repository: "Qwen/Qwen2.5-0.5B-Instruct", wanted: language),
        PublishedModel(id: "qwen3-0.6b", repository: "Qwen/Qwen3-0.6B", wanted: language),
        PublishedModel(id: "qwen3-vl-2b", repository: "Qwen/Qwen3-VL-2B-Instruct", wanted: seeing),
    ]

    /// The names of those that lie in a Python package too.
    public static var packaged: [String] { all.filter { $0.package != nil }.map(\.id) }

    /// The model of that name.
    ///
    /// - Throws: `DownloadError.unknown`.
    public static func named(_ id: String) throws -> PublishedModel {
        guard let model = all.first(where: { $0.id == id }) else { throw DownloadError.unknown(id: id, known: all.map(\.id)) }
        return model
    }

    /// Whether a file of the repository belongs to it. Names come from a stranger's list: none may lead out of the folder.
    func wants(_ path: String) -> Bool {
        guard !path.hasPrefix("/"),
            !path.split(separator: "/", omittingEmptySubsequences: false).contains(where: { $0.isEmpty || $0 == "." || $0 == ".." })
        else { return false }
        guard [".json", ".safetensors", ".txt"].contains(where: path.hasSuffix) else { return false }
        return wanted.contains { $0.hasSuffix("/") ? path.hasPrefix($0) : path == $0 }
    }
}

/// Why a model cannot be fetched.
public enum DownloadError: Error, Equatable, CustomStringConvertible {
    /// Nothing of that name is published.
    case unknown(id: String, known: [String])
    /// The server does not answer as it should.
    case server(address: String, reason: String)
    /// What came is not what was announced.
    case damaged(file: String, expected: String, found: String)
    /// An archive that came is broken, or lacks what should be in it.
    case archive(file: String, reason: String)
    /// A file cannot be written.
    case notWritable(file: String, reason: String)

    /// A sentence for a person.
    public var description: String {
        switch self {
        case .unknown(let id, let known):
            "no model '\(id)' is known to be published; there are \(known.joined(separator: ", ")). Install others with: easel models import"
        case .server(let address, let reason): "\(address): \(reason)"
        case .damaged(let file, let expected, let found):
            "\(file) did not arrive whole: its SHA-256 is \(found), \(expected) was announced; run the command again"
        case .archive(let file, let reason): "\(file) cannot be unpacked: \(reason)"
        case .notWritable(let file, let reason): "\(file) cannot be written: \(reason)"
        }
    }
}
