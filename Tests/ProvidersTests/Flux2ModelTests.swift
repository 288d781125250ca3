import API
import Engine
import Foundation
import Pictures
import Registry
import Testing

@testable import Providers

/// The tiny pipeline, installed in a library of its own.
final class InstalledModel {
    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let tiny = here.deletingLastPathComponent().path + "/Parity/fixtures/flux2-klein-tiny"
    let folder = here.path + "/.models-\(UUID().uuidString)"
    let model: any ImageModel

    init() throws {
        var options = ModelImporter.Options()
        options.name = "tiny"
        _ = try ModelImporter(ModelLibrary(folder)).run(Self.tiny, options)
        model = try #require(LocalModels.installed(in: folder).image.first)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A picture on disk that a task works from: a gradient, or a mask with a transparent box.
    func picture(_ width: Int, _ height: Int, clear: PixelBox? = nil) throws -> (InputPicture, Bitmap) {
        var bitmap = try Bitmap(width: width, height: height, filledWith: .white)
        for y in 0..<height {
            for x in 0..<width {
                let isClear = clear.map { (0..<$0.width).contains(x - $0.x) && (0..<$0.height).contains(y - $0.y) } ?? false
                bitmap[x, y] = isClear ? .clear : RGBA(UInt8(255 * x / width), UInt8(255 * y / height), 90)
            }
        }
        let bytes = try bitmap.encoded(as: .png).bytes()
        let path = "\(folder)/\(UUID().uuidString).png"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return (InputPicture(path: path, format: .png, size: PixelSize(width, height), bytes: bytes.count, sha256: ""), bitmap)
    }
}

@Suite("Local FLUX.2") struct Flux2ModelTests {
    private struct Made {
        var pictures: [Bitmap] = []
        var partialsByPicture: [Int: Int] = [:]
        var partials: Int { partialsByPicture.values.reduce(0, +) }
        var steps: Set<Int> = []
        var usage: ImageUsage?
    }

    @discardableResult
    private func run(_ model: any ImageModel, _ task: ImageTask) async throws -> Made {
        var made = Made()
        for try await event in model.pictures(for: task) {
            switch event {
            case .picture(_, let picture): made.pictures.append(try picture.picture.decoded())
            case .partial(let index, let number, let picture):
                #expect(number == made.partialsByPicture[index, default: 0])
                #expect(picture.width > 0)
                made.partialsByPicture[index, default: 0] += 1
            case .progress(_, let fraction, let step, _):
                #expect((0...1).contains(fraction))
                if let step { made.steps.insert(step) }
            case .usage(let used, _): made.usage = used
            case .resolved: break
            }
        }
        return made
    }

    private func task(_ change: (inout ImageTask) -> Void = { _ in }) -> ImageTask {
        var task = ImageTask(model: "tiny", prompt: "a red fox", size: PixelSize(96, 64))
        task.seed = 9
        change(&task)
        return task
    }

    @Test("pictures, partial pictures, steps and usage")
    func generate() async throws {
        let installed = try InstalledModel()
        let made = try await run(
            installed.model,
            task {
                $0.count = 2
                $0.partials = 1
            })
        #expect(made.pictures.count == 2 && made.partials == 2 && made.steps == [1, 2, 3, 4] && made.usage != nil)
        #expect(made.pictures[0] != made.pictures[1])
        // The second picture has the next seed.
        #expect(try await run(installed.model, task { $0.seed = 10 }).pictures == [made.pictures[1]])
        #expect(installed.model.info.weights?.count == 64)
    }

    @Test("qualities are numbers of steps", arguments: [(Quality.low, 2), (.medium, 4), (.high, 8)])
    func qualities(_ quality: Quality, _ steps: Int) async throws {
        let installed = try InstalledModel()
        #expect(try await run(installed.model, task { $0.quality = quality }).steps == Set(1...steps))
        #expect(
            try await run(
                installed.model,
                task {
                    $0.quality = quality; $0.steps = 3
                }
            ).steps == [1, 2, 3])
    }

    @Test("outside a mask every pixel stays, at the picture's own size")
    func mask() async throws {
        let installed = try InstalledModel()
        let (input, original) = try installed.picture(101, 75)
        let (mask, _) = try installed.picture(101, 75, clear: PixelBox(x: 30, y: 20, width: 40, height: 30))
        let made = try await run(
            installed.model,
            task {
                $0.operation = .edit
                $0.size = nil
                $0.inputs = [input]
                $0.mask = mask
            })
        let picture = try #require(made.pictures.first)
        #expect(picture.width == 101 && picture.height == 75)
        var changed = 0
        for y in 0..<75 {
            for x in 0..<101 {
                let isInside = (30..<70).contains(x) && (20..<50).contains(y)
                if isInside { changed += picture[x, y] == original[x, y] ? 0 : 1 } else { #expect(picture[x, y] == original[x, y]) }
            }
        }
        #expect(changed > 600)
    }

    @Test("two references, and the first one's size where none is asked for")
    func references() async throws {
        let installed = try InstalledModel()
        let inputs = [try installed.picture(110, 70).0, try installed.picture(64, 64).0]
        let made = try await run(
            installed.model,
            task {
                $0.operation = .edit
                $0.size = nil
                $0.inputs = inputs
            })
        let picture = try #require(made.pictures.first)
        #expect(picture.width == 96 && picture.height == 64)
        let plain = try await run(installed.model, task())
        #expect(plain.pictures.first != picture)
    }

    @Test("what the model cannot do is a 400 that names the parameter")
    func refusals() async throws {
        let installed = try InstalledModel()
        let long = await #expect(throws: APIError.self) {
            try await run(installed.model, task { $0.prompt = String(repeating: "fox ", count: 3000) })
        }
        #expect(long?.status == 400 && long?.param == "prompt" && long?.message.contains("512") == true)
        let (input, _) = try installed.picture(64, 64)
        let empty = await #expect(throws: APIError.self) {
            try await run(
                installed.model,
                task {
                    $0.operation = .edit
                    $0.inputs = [input]
                    $0.mask = input
                })
        }
        #expect(empty?.param == "mask")
        // A model whose files went is the server's fault, not the client's.
        try ModelLibrary(installed.folder).remove("tiny")
        let gone = await #expect(throws: APIError.self) { try await run(installed.model, task()) }
        #expect(gone?.status == 503)
    }
}
