import Diffusion
import Registry

extension Flux2Model {
    /// Steps for a quality. The distilled models were trained for four; two give a sketch of the picture, eight refine it a little.
    /// The undistilled ones need many more.
    public static func steps(for quality: Quality, isDistilled: Bool) -> Int {
        switch quality {
        case .low: isDistilled ? 2 : 20
        case .medium: isDistilled ? 4 : 28
        case .high, .xhigh, .max: isDistilled ? 8 : 50
        }
    }

    /// The engine's request for picture `index` of a task.
    func request(for task: ImageTask, _ given: GivenPictures, index: Int) -> Flux2Request {
        let steps = task.steps ?? Self.steps(for: task.quality ?? .medium, isDistilled: isDistilled)
        var request = Flux2Request(
            prompt: task.prompt, width: given.size.width, height: given.size.height, steps: steps, guidance: isDistilled ? 1 : 4,
            seed: task.seed(of: index) ?? 0)
        request.negativePrompt = task.negativePrompt ?? ""
        request.references = given.references
        if let source = given.source, let mask = given.mask {
            request.inpainting = .init(source: source, mask: mask, strength: task.strength ?? 1)
        }
        // Evenly over the steps, and none after the last, which is the picture.
        request.previews = Set((0..<task.partials).map { ($0 + 1) * steps / (task.partials + 1) }.filter { $0 > 0 })
        return request
    }
}
