import API
import Pictures
import Registry
import Sketch

extension SketchModel {
    /// Works with pictures that are not its own and have no mask: a style in the prompt restyles them, a place or things in
    /// the prompt are drawn around them.
    func place(_ task: ImageTask, index: Int, _ yield: @escaping (ImageEvent) -> Void) throws -> Sheet.Result {
        let scene = reader.read(task.prompt, negative: task.negativePrompt)
        let style = scene.style == .flat ? nil : Restyle(rawValue: scene.style.rawValue)
        var pictures: [Bitmap] = []
        for (number, input) in task.inputs.enumerated() {
            var picture: Bitmap
            do {
                picture = try Bitmap.decode(path: input.path, fitting: 2048)
            } catch let error as PictureError {
                throw APIError.invalidImage(param: "image[\(number)]", reason: "\(error).")
            }
            if let style { picture = try style.apply(to: picture) }
            pictures.append(picture)
            yield(.progress(index: index, fraction: 0.4 * Double(pictures.count) / Double(task.inputs.count)))
            try Task.checkCancellation()
        }
        let known = scene.things.filter(\.isKnown)
        let drawsAround =
            !known.isEmpty || scene.setting != nil || scene.backdropColour != nil || !scene.letterings.isEmpty || pictures.count > 1
        guard drawsAround, let first = task.inputs.first else {
            let sheet = sheet(task, index: index, size: PixelSize(pictures[0].width, pictures[0].height), yield)
            for number in 0..<task.partials { try sheet.preview(pictures[0], number) }
            let notes =
                style == nil ? ["nothing in the prompt names a place, a thing or a style that can be drawn; the picture is as it was"] : []
            return Sheet.Result(picture: try sheet.encode(pictures[0]), notes: notes, memory: nil)
        }
        let size = task.size ?? first.size
        let sheet = sheet(task, index: index, size: size, yield)
        var around = scene
        // Words for the given pictures themselves ("this", "the logo") would come out as emblems beside them.
        around.things = known
        around.unknownWords = []
        let drawn = try sheet.pixels(of: around, width: size.width, height: size.height, transparent: task.background == .transparent)
        var canvas = drawn.bitmap
        try sheet.preview(pictures[0], 0)
        try sheet.preview(canvas, 1)
        yield(.progress(index: index, fraction: 0.7))
        try Collage(canvas: PixelSize(canvas.width, canvas.height), hasThings: !known.isEmpty).lay(pictures, on: &canvas)
        try sheet.preview(canvas, 2)
        return Sheet.Result(picture: try sheet.encode(canvas), notes: drawn.notes, memory: nil)
    }
}
