import API
import Foundation
import Pictures
import Registry
import Store

/// The recipe in a picture's file.
enum RecipeFile {
    /// Reads it; throws `APIError` that names the file.
    static func read(_ path: String) throws -> Recipe {
        do {
            guard let json = try Mark.recipe(path: path) else {
                throw APIError.invalid("'\(path)' holds no recipe of Easel's.", param: nil)
            }
            return try Recipe(json: json)
        } catch let error as PictureError {
            throw APIError.invalid("The picture '\(path)': \(error).", param: nil)
        } catch is DecodingError {
            throw APIError.invalid("The recipe in '\(path)' cannot be read; a newer Easel may have written it.", param: nil)
        }
    }
}

extension Recipe {
    /// Fills what a request left open.
    func fill(_ parameters: inout ImageParameters) {
        if parameters.model == nil { parameters.model = snapshot ?? model }
        if parameters.size == nil { parameters.size = size.description }
        if parameters.quality == nil { parameters.quality = quality?.rawValue }
        if parameters.background == nil { parameters.background = background?.rawValue }
        if parameters.outputFormat == nil {
            parameters.outputFormat = format.rawValue
            if parameters.outputCompression == nil { parameters.outputCompression = compression }
        }
        if parameters.easel.seed == nil { parameters.easel.seed = seed }
        if parameters.easel.steps == nil { parameters.easel.steps = steps }
        if parameters.easel.strength == nil { parameters.easel.strength = strength }
        if parameters.easel.negativePrompt == nil { parameters.easel.negativePrompt = negativePrompt }
    }

    /// The pictures that the recipe worked from, out of the store; throws `APIError` where one is no longer kept.
    func inputs(in store: Store) throws -> ([InputPicture], InputPicture?) {
        func picture(_ sha256: String) throws -> InputPicture {
            guard store.blobs.contains(sha256) else {
                throw APIError.invalid(
                    "The recipe works from a picture (SHA-256 \(sha256.prefix(12))…) that is not in this data folder; use `easel edit` with that picture.",
                    param: nil)
            }
            return try LocalWork.input(store.blobs.path(of: sha256))
        }
        return (try (inputs ?? []).map(picture), try mask.map(picture))
    }
}
