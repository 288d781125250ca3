import API
import Diffusion
import Engine
import Foundation
import Pictures
import Registry

/// An installed FLUX.2-klein: text, pictures and a mask to pictures, on this machine's processor.
public struct Flux2Model: ImageModel {
    /// What is known of it.
    public let info: ModelInfo
    let engine: Engine
    let isDistilled: Bool

    /// The model of `manifest`, run by `engine`.
    public init(_ manifest: ModelManifest, engine: Engine) {
        self.engine = engine
        isDistilled = manifest.isDistilled
        var can = ImageCapabilities(
            sizes: .range(.init(multiple: 16, shortestEdge: 64, longestEdge: 4096, ratio: 8, fewestPixels: 4096, mostPixels: 4_194_304)),
            formats: [.png, .jpeg, .webp])
        can.keepsSize = true
        can.references = 8
        can.masks = true
        can.partials = true
        can.seeds = true
        can.steps = 1...100
        can.strength = true
        can.negativePrompt = !manifest.isDistilled
        var info = ModelInfo(
            id: manifest.id, provider: "local", kind: .image,
            summary: "FLUX.2-klein on this machine, \(manifest.storage): text, up to 8 pictures and a mask to a picture. No key, no cost.",
            image: can)
        info.created = manifest.imported
        info.counting = .gptImage1
        info.weights = manifest.weights
        self.info = info
    }

    /// Makes the task's pictures one after the other; the prompt is read once.
    public func pictures(for task: ImageTask) -> AsyncThrowingStream<ImageEvent, any Error> {
        AsyncThrowingStream { continuation in
            let work = Task {
                do {
                    let given = try GivenPictures(task)
                    for index in 0..<task.count {
                        let request = request(for: task, given, index: index)
                        try await make(task, request, given, index: index) { continuation.yield($0) }
                    }
                    continuation.yield(.usage(info.counting.estimate(of: task), isExact: false))
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: Self.apiError(error, hasMask: task.mask != nil))
                }
            }
            continuation.onTermination = { _ in work.cancel() }
        }
    }

    private func make(
        _ task: ImageTask, _ request: Flux2Request, _ given: GivenPictures, index: Int, _ yield: (ImageEvent) -> Void
    ) async throws {
        var partial = 0
        for try await event in engine.events(request, by: info.id) {
            switch event {
            // Reading and decoding are a tenth of the work; the rest goes by steps.
            case .phase(.decoding): yield(.progress(index: index, fraction: 0.92))
            case .phase: continue
            case .progress(let share, let step, let steps):
                yield(.progress(index: index, fraction: 0.05 + 0.85 * share, step: step, steps: steps))
            case .preview(let picture, _):
                yield(.partial(index: index, number: partial, picture: try given.file(of: picture, task)))
                partial += 1
            case .picture(let picture):
                yield(.picture(index: index, FinishedPicture(try given.file(of: picture, task))))
            }
        }
        try Task.checkCancellation()
    }

    /// What a client is told of an error of the engine.
    ///
    /// - Parameter hasMask: Whether the first picture is the one that is edited: references then begin at the second.
    static func apiError(_ error: any Error, hasMask: Bool = false) -> any Error {
        switch error {
        case DiffusionError.reference(let number, let reason):
            let place = hasMask ? number + 1 : number
            return APIError.invalid(DiffusionError.reference(number: place, reason: reason).description, param: "image[\(place)]")
        case let error as DiffusionError:
            let param: String? =
                switch error {
                case .promptTooLong: "prompt"
                case .size, .tooMuch: "size"
                case .setting(let name, _): "easel.\(name)"
                case .reference: "image"
                case .mask: "mask"
                }
            return APIError.invalid(error.description, param: param)
        case let error as EngineError: return APIError.invalid(error.description, param: "size")
        case let error as PictureError: return APIError.invalidImage(param: "image[0]", reason: "\(error).")
        case is APIError, is CancellationError: return error
        // What is left are files that are missing or broken: nothing that the client can mend.
        default: return APIError.unavailable("The model cannot be used: \(error).")
        }
    }
}
