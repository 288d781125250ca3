import Foundation
import Models

/// A library with a tiny language model of random weights in it, in a folder that goes away with it.
public final class TinyLibrary: Sendable {
    /// The library's folder.
    public let folder: String

    /// Installs a model of `decoder`'s sizes, whose vocabulary becomes the tokenizer's.
    ///
    /// - Parameter tokenizer: a `tokenizer.json`.
    public init(_ id: String = "tiny", _ decoder: TinyDecoder = .llama, tokenizer: String = TinyLibrary.tokenizer) throws {
        folder = FileManager.default.temporaryDirectory.path + "/library-" + UUID().uuidString
        let files = "\(folder)/\(id)/files"
        var decoder = decoder
        decoder.config.vocabulary = 704
        try decoder.write(to: files)
        try FileManager.default.copyItem(atPath: tokenizer, toPath: files + "/tokenizer.json")
        let entries = try ["config.json", "model.safetensors", "tokenizer.json"].map { name in
            let bytes = try FileManager.default.attributesOfItem(atPath: "\(files)/\(name)")[.size] as? Int ?? 0
            return "{\"path\":\"\(name)\",\"sha256\":\"\(String(repeating: "0", count: 64))\",\"bytes\":\(bytes)}"
        }
        let manifest = """
            {"format":1,"id":"\(id)","family":"text","distilled":false,"storage":"bfloat16","files":[\(entries.joined(separator: ","))],
            "source":"a test","imported":1}
            """
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(id)/model.json"))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// 700 tokens of SmolLM2's kind, with ChatML's markup.
    public static let tokenizer =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
        + "/Parity/fixtures/tokenizers/smollm.json"
}
