import API
import Foundation
import Pictures
import Registry
import SVG
import Sketch

/// One picture on its way from a scene to a file.
struct Sheet {
    let task: ImageTask
    let index: Int
    let artist: Artist
    let size: PixelSize
    /// The seed that the scene is laid out by; an edit keeps its picture's.
    let seed: UInt64
    let yield: (ImageEvent) -> Void

    /// A finished picture with what is said of it.
    struct Result {
        var picture: EncodedPicture
        var notes: [String]
        var memory: JSONValue?
    }

    /// What the recipe of a picture keeps, so that it can be edited: the scene, and the seed it is laid out by.
    struct Memory: Codable {
        var scene: Scene
        var seed: UInt64
    }

    var quality: Sketch.Quality {
        switch task.quality ?? .medium {
        case .low: .low
        case .medium: .medium
        case .high, .xhigh, .max: .high
        }
    }

    /// Draws a scene to a file, with partial pictures on the way.
    func file(of scene: Scene, notes: [String] = []) throws -> Result {
        let transparent = task.background == .transparent
        if task.partials > 0 {
            let stages: [DrawingStage] = [.backdrop, .blocking]
            let early = try artist.drawStages(
                scene, width: size.width, height: size.height, quality: quality, seed: seed, transparent: transparent, stages: stages)
            // With three partials asked for the last is the finished drawing without its supersampling.
            for (number, composition) in early.suffix(max(1, min(task.partials, 2))).enumerated() {
                try Task.checkCancellation()
                yield(.partial(index: index, number: number, picture: try encode(composition, supersample: false)))
                yield(.progress(index: index, fraction: 0.2 * Double(number + 1)))
            }
        }
        let composition = try artist.draw(
            scene, width: size.width, height: size.height, quality: quality, seed: seed, transparent: transparent)
        yield(.progress(index: index, fraction: 0.5))
        try Task.checkCancellation()
        if task.partials == 3 { yield(.partial(index: index, number: 2, picture: try encode(composition, supersample: false))) }
        let picture = try encode(composition, supersample: true)
        return Result(picture: picture, notes: Self.notes(scene, composition) + notes, memory: Self.memory(scene, seed))
    }

    /// Draws a scene to pixels.
    func pixels(of scene: Scene, width: Int, height: Int, transparent: Bool) throws -> (bitmap: Bitmap, notes: [String]) {
        let composition = try artist.draw(scene, width: width, height: height, quality: quality, seed: seed, transparent: transparent)
        let svg = try SVGSanitizer.sanitize(composition.document, limits: .own)
        let bitmap = try Rasterizer.render(
            svg, width: width, height: height, background: nil, supersample: composition.supersampling)
        return (bitmap, Self.notes(scene, composition))
    }

    /// Shows pixels that are under way as partial picture `number`, where so many are wanted.
    func preview(_ bitmap: Bitmap, _ number: Int) throws {
        guard number < task.partials else { return }
        yield(.partial(index: index, number: number, picture: try encode(bitmap)))
    }

    /// The file of pixels that were put together here.
    func encode(_ bitmap: Bitmap) throws -> EncodedPicture {
        guard task.format != .svg else {
            throw APIError.unsupportedParameter(
                "output_format", model: SketchModel.id, because: "an edit of a picture that is not its own has pixels, which are no SVG.")
        }
        var bitmap = bitmap
        if let size = task.size, size != PixelSize(bitmap.width, bitmap.height) {
            bitmap = try bitmap.resized(width: size.width, height: size.height)
        }
        if task.background == .opaque, task.operation == .generate { bitmap.flatten() }
        return try bitmap.encoded(as: task.format, compression: task.compression)
    }

    private func encode(_ composition: Composition, supersample: Bool) throws -> EncodedPicture {
        if task.format == .svg {
            return EncodedPicture(format: .svg, width: size.width, height: size.height, payload: .raw(composition.svg))
        }
        let svg = try SVGSanitizer.sanitize(composition.document, limits: .own)
        let bitmap = try Rasterizer.render(
            svg, width: size.width, height: size.height, background: task.background == .transparent ? nil : .white,
            supersample: supersample ? composition.supersampling : 1)
        return try bitmap.encoded(as: task.format, compression: task.compression)
    }

    static func memory(_ scene: Scene, _ seed: UInt64) -> JSONValue? {
        guard let data = try? JSONEncoder().encode(Memory(scene: scene, seed: seed)) else { return nil }
        return try? JSONValue.parse(data)
    }

    /// What the response says of a scene: what was not understood and what could not be drawn as asked.
    static func notes(_ scene: Scene, _ composition: Composition) -> [String] {
        let unknown = scene.unknownWords
        let isEmpty = scene.things.isEmpty && scene.letterings.isEmpty && scene.setting == nil && scene.time == nil && scene.weather == nil
        return (isEmpty ? ["nothing in the prompt names a thing or a place that can be drawn: this is a bare backdrop"] : []) + scene.notes
            + (unknown.isEmpty ? [] : ["no symbol for \(unknown.joined(separator: ", ")): drawn as a labelled emblem"]) + composition.notes
    }
}
