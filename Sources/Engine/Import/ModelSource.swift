import Foundation
import Models
import Weights

/// What lies at a path that is to be imported: which files, and what model they make.
struct ModelSource {
    /// A file and its path within the model.
    struct Item {
        var path: String
        var original: String
    }

    var family: ModelManifest.Family
    var isDistilled = true
    var items: [Item]

    /// Looks at a diffusers folder, a folder of a language model, a GGUF file, a folder or file of a tiny autoencoder, or a denoiser's single
    /// file.
    ///
    /// - Parameter others: the folder of a model whose other parts a single denoiser is used with.
    /// - Throws: `LibraryError.notAModel`, `WeightError`.
    init(_ path: String, others: (manifest: ModelManifest, folder: String)?) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw LibraryError.notAModel(path: path, reason: "there is no such file or folder")
        }
        if isFolder.boolValue {
            if FileManager.default.fileExists(atPath: path + "/model_index.json") {
                try self.init(diffusers: path)
            } else if FileManager.default.fileExists(atPath: path + "/" + Self.previewDecoder) {
                let names = [Self.previewDecoder, Self.previewEncoder].filter { FileManager.default.fileExists(atPath: "\(path)/\($0)") }
                self.init(family: .preview, items: names.map { Item(path: $0, original: "\(path)/\($0)") })
            } else if FileManager.default.fileExists(atPath: path + "/config.json") {
                try self.init(text: path)
            } else if let file = try? WeightIndex.files(at: path), file.count == 1, file[0].hasSuffix(".gguf") {
                try self.init(file: file[0], others: others)
            } else {
                throw LibraryError.notAModel(
                    path: path, reason: "neither model_index.json, config.json, \(Self.previewDecoder) nor a GGUF file lies there")
            }
        } else {
            try self.init(file: path, others: others)
        }
    }

    init(family: ModelManifest.Family, items: [Item]) {
        self.family = family
        self.items = items
    }

    static let previewDecoder = "taef2_decoder.safetensors"
    static let previewEncoder = "taef2_encoder.safetensors"
    /// The parts of a pipeline that are used; the scheduler's numbers are the model's own.
    static let parts = ["text_encoder", "transformer", "vae"]

    private init(diffusers path: String) throws {
        guard let data = FileManager.default.contents(atPath: path + "/model_index.json"), data.count < 1 << 20,
            let index = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
        else { throw LibraryError.notAModel(path: path, reason: "its model_index.json is no JSON object") }
        let name = index["_class_name"] as? String ?? ""
        guard ["Flux2KleinPipeline", "Flux2KleinInpaintPipeline"].contains(name) else {
            throw LibraryError.notAModel(
                path: path, reason: "it is a \(name.isEmpty ? "nameless pipeline" : name); Flux2KleinPipeline is supported")
        }
        self.init(family: .flux2, items: [Item(path: "model_index.json", original: path + "/model_index.json")])
        isDistilled = (index["is_distilled"] as? NSNumber)?.boolValue ?? true
        for part in Self.parts {
            let config = "\(part)/config.json"
            guard FileManager.default.fileExists(atPath: "\(path)/\(config)") else {
                throw LibraryError.notAModel(path: path, reason: "\(config) is missing")
            }
            items.append(Item(path: config, original: "\(path)/\(config)"))
            for file in try WeightIndex.files(at: "\(path)/\(part)") {
                items.append(Item(path: "\(part)/\((file as NSString).lastPathComponent)", original: file))
            }
            for name in WeightIndex.standardNames.map({ $0 + ".index.json" })
            where FileManager.default.fileExists(atPath: "\(path)/\(part)/\(name)") {
                items.append(Item(path: "\(part)/\(name)", original: "\(path)/\(part)/\(name)"))
            }
        }
        let words = ["tokenizer.json", "vocab.json", "merges.txt", "tokenizer_config.json"].filter {
            FileManager.default.fileExists(atPath: "\(path)/tokenizer/\($0)")
        }
        guard words.contains("tokenizer.json") || words.contains("vocab.json") else {
            throw LibraryError.notAModel(path: path, reason: "its tokenizer is missing")
        }
        items += words.map { Item(path: "tokenizer/\($0)", original: "\(path)/tokenizer/\($0)") }
    }

    private init(file path: String, others: (manifest: ModelManifest, folder: String)?) throws {
        let weights = try WeightSet.open(path)
        if weights.metadata != nil {
            try self.init(gguf: path)
            return
        }
        if weights.contains("1.weight"), weights.contains("3.conv.0.weight") {
            self.init(family: .preview, items: [Item(path: Self.previewDecoder, original: path)])
            return
        }
        // Throws where they are no denoiser's.
        do {
            _ = try Flux2Config(readingOff: weights)
        } catch let error as WeightError {
            throw LibraryError.notAModel(path: path, reason: "it holds neither a FLUX.2 denoiser nor a tiny autoencoder (\(error))")
        }
        guard let others else {
            throw LibraryError.notAModel(
                path: path, reason: "it is a denoiser alone; name an installed model whose other parts it uses: --with MODEL")
        }
        self.init(family: .flux2, items: [Item(path: "transformer/diffusion_pytorch_model.safetensors", original: path)])
        isDistilled = others.manifest.isDistilled
        items += others.manifest.files.filter { !$0.path.hasPrefix("transformer/") }.map {
            Item(path: $0.path, original: "\(others.folder)/\($0.path)")
        }
    }
}
