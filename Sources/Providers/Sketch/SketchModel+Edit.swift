import API
import Foundation
import Pictures
import Registry
import Sketch

extension SketchModel {
    /// Edits a picture: its own by changing the scene that the picture carries, any other by redrawing the masked region,
    /// or by placing or restyling it.
    func edit(_ task: ImageTask, index: Int, _ yield: @escaping (ImageEvent) -> Void) throws -> Sheet.Result {
        guard let input = task.inputs.first else { throw APIError.missing("image") }
        if task.inputs.count == 1, let memory = Self.memory(of: input) {
            let revision = reader.apply(task.prompt, to: memory.scene)
            if !revision.applied.isEmpty {
                return try revise(task, index: index, input, memory, revision, yield)
            }
        }
        if let mask = task.mask { return try redraw(task, index: index, input, mask, yield) }
        return try place(task, index: index, yield)
    }

    /// The scene in a picture of its own; `nil` for any other picture.
    static func memory(of input: InputPicture) -> Sheet.Memory? {
        struct Kept: Decodable {
            var model: String
            var memory: Sheet.Memory?
        }
        guard let json = try? Mark.recipe(path: input.path), let kept = try? JSONDecoder().decode(Kept.self, from: Data(json.utf8)),
            kept.model == id
        else { return nil }
        return kept.memory
    }

    private func revise(
        _ task: ImageTask, index: Int, _ input: InputPicture, _ memory: Sheet.Memory, _ revision: Revision,
        _ yield: @escaping (ImageEvent) -> Void
    ) throws -> Sheet.Result {
        let notes = revision.unapplied.map { "not understood: \($0)" }
        // The layout's seed stays, so that what was not named stays where it was; further pictures vary it.
        let sheet = sheet(task, index: index, size: task.size ?? input.size, seed: memory.seed &+ UInt64(index), yield)
        guard let mask = task.mask else { return try sheet.file(of: revision.scene, notes: notes) }
        var original = try Bitmap.decode(path: input.path)
        let (drawn, more) = try sheet.pixels(of: revision.scene, width: original.width, height: original.height, transparent: false)
        try original.replace(with: drawn, where: try region(mask))
        return Sheet.Result(picture: try sheet.encode(original), notes: more + notes, memory: Sheet.memory(revision.scene, sheet.seed))
    }

    /// Redraws the masked region of any picture; every other pixel stays as it was, bit for bit.
    private func redraw(
        _ task: ImageTask, index: Int, _ input: InputPicture, _ maskPicture: InputPicture, _ yield: @escaping (ImageEvent) -> Void
    ) throws -> Sheet.Result {
        let mask = try region(maskPicture)
        guard let box = mask.box else {
            throw APIError.invalid(
                "The mask marks nothing: its pixels with alpha 0 are what is edited.", param: "mask", code: "invalid_mask")
        }
        var original = try Bitmap.decode(path: input.path)
        yield(.progress(index: index, fraction: 0.2))
        var patch = try RegionFill.filled(original, where: mask)
        yield(.progress(index: index, fraction: 0.5))
        var notes: [String] = []
        let added = reader.apply(task.prompt, to: Scene())
        let isRemoval = added.applied.isEmpty && Self.asksForRemoval(task.prompt)
        let scene = added.applied.isEmpty ? reader.read(task.prompt, negative: task.negativePrompt) : added.scene
        let sheet = sheet(task, index: index, size: PixelSize(box.width, box.height), yield)
        try sheet.preview(original, 0)
        try sheet.preview(patch, 1)
        if !isRemoval, !(scene.things.isEmpty && scene.setting == nil && scene.letterings.isEmpty && scene.backdropColour == nil) {
            let hasBackdrop = scene.setting != nil || scene.backdropColour != nil
            // A very small region is drawn larger and scaled down: the layout needs some room.
            let scale = max(1, 96 / max(1, min(box.width, box.height)))
            let drawn = try sheet.pixels(of: scene, width: box.width * scale, height: box.height * scale, transparent: !hasBackdrop)
            notes = drawn.notes
            try patch.lay(try drawn.bitmap.resized(width: box.width, height: box.height), atX: box.x, y: box.y)
        } else if !isRemoval {
            notes = ["nothing in the prompt could be drawn; the region was filled from around it"]
        }
        try Task.checkCancellation()
        try original.replace(with: patch, where: mask)
        try sheet.preview(original, 2)
        return Sheet.Result(picture: try sheet.encode(original), notes: notes, memory: nil)
    }

    private func region(_ mask: InputPicture) throws -> Mask {
        do {
            return try Mask.read(path: mask.path)
        } catch let error as PictureError {
            throw APIError.invalid("Invalid mask: \(error).", param: "mask", code: "invalid_mask")
        }
    }

    private static func asksForRemoval(_ prompt: String) -> Bool {
        let words = prompt.lowercased().split { !$0.isLetter }
        return words.first.map { ["remove", "erase", "delete", "clear", "without", "hide"].contains($0) } ?? false
    }
}
