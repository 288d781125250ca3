import API
import Pictures
import Registry
import Store

/// Marks pictures as made by a model and writes their recipes into them. The mark cannot be turned off, the recipe can.
struct Marking {
    var task: ImageTask
    var version: String
    var tool: String

    /// A finished picture with its mark, and its recipe as the store keeps it.
    func finished(_ finished: FinishedPicture, index: Int, choices: ResolvedChoices) throws -> (picture: EncodedPicture, recipe: String) {
        let picture = finished.picture
        let recipe = Recipe(
            task, index: index, size: PixelSize(picture.width, picture.height), choices: choices, memory: finished.memory, easel: version
        ).json
        return (try mark(picture, recipe: task.embedsRecipe ? recipe : nil), recipe)
    }

    /// A preview with its mark.
    func preview(_ picture: EncodedPicture) throws -> EncodedPicture { try mark(picture, recipe: nil) }

    private func mark(_ picture: EncodedPicture, recipe: String?) throws -> EncodedPicture {
        do {
            return try Mark.marked(picture, recipe: recipe, tool: tool)
        } catch PictureError.recipeTooLong where recipe != nil {
            // A picture that is paid for is not thrown away over its recipe, which the store keeps in any case.
            return try mark(picture, recipe: nil)
        } catch {
            throw APIError.upstream(
                "The model '\(task.model)' returned a picture that is not a readable \(picture.format.rawValue): \(error)")
        }
    }
}
