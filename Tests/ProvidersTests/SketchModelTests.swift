import API
import Foundation
import Pictures
import Registry
import Testing

@testable import Providers

@Suite struct SketchModelTests {
    func run(_ task: ImageTask) async throws -> (picture: FinishedPicture, partials: Int, usage: ImageUsage?) {
        var made: FinishedPicture?
        var partials = 0
        var used: ImageUsage?
        for try await event in try SketchModel(concurrency: 1).pictures(for: task) {
            if case .picture(_, let picture) = event { made = picture }
            if case .partial = event { partials += 1 }
            if case .usage(let usage, _) = event { used = usage }
        }
        return (try #require(made), partials, used)
    }

    func task(_ prompt: String, _ operation: ImageTask.Operation = .generate) -> ImageTask {
        var task = ImageTask(operation: operation, model: SketchModel.id, prompt: prompt, size: PixelSize(200, 160))
        task.seed = 5
        return task
    }

    /// A picture of its own on disk, with its recipe.
    func written(_ prompt: String) async throws -> (InputPicture, Bitmap) {
        let made = try await run(task(prompt)).picture
        let recipe: JSONValue = ["model": .string(SketchModel.id), "memory": made.memory ?? .null]
        let marked = try Mark.marked(made.picture, recipe: String(decoding: recipe.encoded(), as: UTF8.self), tool: "test")
        let path = NSTemporaryDirectory() + "easel-sketch-\(UUID().uuidString).png"
        let bytes = try marked.bytes()
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return (InputPicture(path: path, format: .png, size: PixelSize(200, 160), bytes: bytes.count, sha256: ""), try marked.decoded())
    }

    @Test(arguments: 0...3) func showsAsManyPartialsAsAsked(_ count: Int) async throws {
        var task = task("a cat")
        task.partials = count
        let result = try await run(task)
        #expect(result.partials == count)
        #expect(result.usage?.inputTokens == 2)
    }

    @Test(arguments: PictureFormat.allCases.filter { $0 != .gif }) func writesEveryFormat(_ format: PictureFormat) async throws {
        var task = task("a cat")
        task.format = format
        let picture = try await run(task).picture.picture
        #expect(picture.format == format && picture.width == 200)
        #expect(PictureFormat.sniff(try picture.bytes()) == format)
    }

    @Test func transparencyIsReal() async throws {
        var task = task("an apple")
        task.background = .transparent
        let bitmap = try await run(task).picture.picture.decoded()
        #expect(bitmap[0, 0].alpha == 0 && !bitmap.isOpaque)
        #expect(stride(from: 0, to: 200, by: 2).contains { bitmap[$0, 80].alpha == 255 })
    }

    @Test func itsOwnPicturesAreEditedByTheirScene() async throws {
        let (input, _) = try await written("a red apple left of a car")
        defer { unlink(input.path) }
        var edit = task("make the apple green", .edit)
        edit.inputs = [input]
        let result = try await run(edit).picture
        guard case .object(let memory)? = result.memory, case .object(let scene)? = memory["scene"],
            case .array(let things)? = scene["things"]
        else {
            Issue.record("no scene")
            return
        }
        let text = things.map { String(decoding: $0.encoded(), as: UTF8.self) }
        #expect(text.count == 2 && text.contains { $0.contains("\"apple\"") && $0.contains("green") })
    }

    @Test func variationsNeedAScene() async throws {
        let (input, original) = try await written("a cat")
        defer { unlink(input.path) }
        var variation = task("", .variation)
        variation.inputs = [input]
        variation.seed = 99
        #expect(try await run(variation).picture.picture.decoded() != original)
        let plain = NSTemporaryDirectory() + "easel-plain-\(UUID().uuidString).png"
        defer { unlink(plain) }
        try Data(try Bitmap(width: 10, height: 10, filledWith: .white).encoded(as: .png).bytes()).write(to: URL(fileURLWithPath: plain))
        variation.inputs = [InputPicture(path: plain, format: .png, size: PixelSize(10, 10), bytes: 1, sha256: "")]
        let error = await #expect(throws: APIError.self) { try await run(variation) }
        #expect(error?.code == "unsupported_parameter" && error?.param == "image")
    }

    @Test func regionsAreFilledFromTheirSurroundings() throws {
        let picture = try Bitmap(width: 64, height: 64, filledWith: RGBA(10, 200, 90))
        let mask = try Mask(width: 64, height: 64, editing: PixelBox(x: 20, y: 20, width: 20, height: 20))
        var hole = picture
        for y in 20..<40 { for x in 20..<40 { hole[x, y] = .black } }
        #expect(try RegionFill.filled(hole, where: mask) == picture)
    }

    @Test(arguments: ["pixel_art", "poster", "paper_cut", "watercolor", "outline", "blueprint", "neon"])
    func givenPicturesAreRestyled(_ style: String) throws {
        let picture = try Bitmap(width: 90, height: 70) { out in
            for i in 0..<out.count / 4 {
                (out[i * 4], out[i * 4 + 1], out[i * 4 + 2], out[i * 4 + 3]) = (
                    UInt8(i % 90 * 2), UInt8(i / 90 * 3), i % 90 > 45 ? 200 : 20, 255
                )
            }
        }
        let restyled = try #require(Restyle(rawValue: style)).apply(to: picture)
        #expect(restyled.width == 90 && restyled.height == 70 && restyled != picture && restyled.isOpaque)
    }
}
