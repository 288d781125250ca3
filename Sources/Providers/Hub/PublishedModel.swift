/// A model that can be fetched by name.
public struct PublishedModel: Sendable, Equatable {
    /// The name that it is installed under.
    public var id: String
    /// Its repository on the hub.
    public var repository: String
    /// Which of the repository's files belong to it: folders end in a slash.
    public var wanted: [String]

    private static let pipeline = ["model_index.json", "text_encoder/", "tokenizer/", "transformer/", "vae/"]

    /// All of them.
    public static let all = [
        PublishedModel(id: "flux2-klein-4b", repository: "black-forest-labs/FLUX.2-klein-4B", wanted: pipeline),
        PublishedModel(id: "flux2-klein-base-4b", repository: "black-forest-labs/FLUX.2-klein-base-4B", wanted: pipeline),
        PublishedModel(id: "taef2", repository: "madebyollin/taef2", wanted: ["taef2_decoder.safetensors", "taef2_encoder.safetensors"]),
    ]

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
        case .notWritable(let file, let reason): "\(file) cannot be written: \(reason)"
        }
    }
}
