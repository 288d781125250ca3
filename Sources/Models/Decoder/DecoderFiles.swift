import Foundation
import Tensors
import Weights

/// The files of a language model: a folder with `config.json` and safetensors files, or a GGUF file.
public struct DecoderFiles: Sendable {
    /// Their tensors.
    public let weights: WeightSet
    /// The model's family.
    public let family: DecoderFamily
    /// The model's sizes.
    public let config: DecoderConfig
    /// How the tensors are named.
    public let names: DecoderNames
    /// How it sees, where it does.
    public let vision: (any VisionConfig)?

    /// Looks at the files at `path`: a folder, or a GGUF file.
    ///
    /// - Throws: `ModelError`, `WeightError`.
    public init(_ path: String) throws {
        weights = try WeightSet.open(path)
        if let metadata = weights.metadata {
            family = try DecoderFamily.named(try metadata.architecture, file: metadata.file)
            config = try DecoderConfig(metadata, weights, family)
            names = .gguf
            vision = nil
        } else {
            let file = path + "/config.json"
            guard let type = try ConfigFile(file).text("model_type") else {
                throw ModelError.config(file: file, reason: "it names no model_type")
            }
            family = try DecoderFamily.named(type, file: file)
            config = try family.config(file)
            names = .transformers
            vision = try family.vision?(path)
            if let vision, vision.outputs != config.width || vision.depth > config.layers {
                throw ModelError.config(
                    file: file,
                    reason:
                        "its pictures are \(vision.outputs) wide in \(vision.depth) layers, its text \(config.width) in \(config.layers)")
            }
        }
    }

    /// The GGUF file; `nil` for a folder of safetensors files.
    public var gguf: WeightFile? { weights.metadata == nil ? nil : weights.files.first }

    /// What the model computes in where nobody asks for something else: ggml's blocks are used as they lie, and so is bfloat16.
    public static let standardPrecision = Precision.bfloat16

    /// Loads the model.
    ///
    /// - Throws: `WeightError`.
    public func load(_ precision: Precision = standardPrecision, on compute: Compute) throws -> Decoder {
        try Decoder(Loader(weights, precision: precision, compute: compute), config, names: names)
    }

    /// Loads the tower that it sees with; nil for a model that does not see.
    ///
    /// - Throws: `WeightError`.
    public func loadTower(_ precision: Precision = standardPrecision, on compute: Compute) throws -> (any VisionTower)? {
        try vision?.tower(Loader(weights, precision: precision, compute: compute))
    }
}
