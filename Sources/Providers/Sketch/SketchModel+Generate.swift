import API
import Pictures
import Registry
import Sketch

extension SketchModel {
    /// Reads the prompt and draws it.
    func generate(_ task: ImageTask, index: Int, _ yield: @escaping (ImageEvent) -> Void) throws -> Sheet.Result {
        let scene = reader.read(task.prompt, negative: task.negativePrompt)
        return try sheet(task, index: index, size: task.size ?? PixelSize(1024, 1024), yield).file(of: scene)
    }

    /// Draws the scene of one of its own pictures with another seed.
    func vary(_ task: ImageTask, index: Int, _ yield: @escaping (ImageEvent) -> Void) throws -> Sheet.Result {
        guard let input = task.inputs.first, let memory = Self.memory(of: input) else {
            throw APIError.unsupportedParameter(
                "image", model: Self.id, because: "it varies only pictures of its own, which carry their scene.")
        }
        return try sheet(task, index: index, size: task.size ?? input.size, yield).file(of: memory.scene)
    }

    func sheet(_ task: ImageTask, index: Int, size: PixelSize, seed: UInt64? = nil, _ yield: @escaping (ImageEvent) -> Void) -> Sheet {
        Sheet(task: task, index: index, artist: artist, size: size, seed: seed ?? task.seed(of: index) ?? 0, yield: yield)
    }
}
