import Foundation
import Models
import Weights

extension ModelSource {
    /// The files beside the weights that a language model is talked to with.
    private static let words = [
        "tokenizer.json", "vocab.json", "merges.txt", "tokenizer_config.json", "generation_config.json", "chat_template.jinja",
        "chat_template.json", "preprocessor_config.json",
    ]

    /// A folder as transformers saves language models.
    ///
    /// - Throws: `LibraryError.notAModel`, `ModelError` for a family that is not known, `WeightError`.
    init(text path: String) throws {
        _ = try DecoderFiles(path)
        var names = ["config.json"]
        names += try WeightIndex.files(at: path).map { ($0 as NSString).lastPathComponent }
        names += WeightIndex.standardNames.map { $0 + ".index.json" }.filter { FileManager.default.fileExists(atPath: "\(path)/\($0)") }
        let words = Self.words.filter { FileManager.default.fileExists(atPath: "\(path)/\($0)") }
        guard words.contains("tokenizer.json") || words.contains("vocab.json") else {
            throw LibraryError.notAModel(path: path, reason: "its tokenizer is missing")
        }
        self.init(family: .text, items: (names + words).map { Item(path: $0, original: "\(path)/\($0)") })
    }

    /// A GGUF file, which holds all of a language model.
    ///
    /// - Throws: `ModelError` for a family that is not known, `WeightError`.
    init(gguf path: String) throws {
        _ = try DecoderFiles(path)
        // Its own name may be anything; the library's must end so that it is found.
        self.init(family: .text, items: [Item(path: "model.gguf", original: path)])
    }
}
