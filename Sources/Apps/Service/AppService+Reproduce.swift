import API
import Foundation
import Pictures
import Registry
import Store

extension AppService {
    /// How a picture that was made again compares with the one that was there.
    public enum Likeness: Sendable, Equatable {
        /// Every pixel is the same.
        case exact
        /// They differ; the peak signal-to-noise ratio in decibels, over 40 hardly to be seen.
        case similar(psnr: Double)
        /// They cannot be compared, or the work cannot be done again, and why.
        case impossible(String)
    }

    /// The work that made a picture, to be done again: as its run's pin has it, or as its recipe has it.
    ///
    /// - Throws: `APIError.conflict` that says why it cannot be done.
    public func reproduction(of image: ImageRecord) async throws -> PreparedRun {
        var task: ImageTask
        let recipe = try? Recipe(json: image.recipe)
        if let name = image.run, let run = try await store.apps.run(name.id) {
            task = run.task
            if let stamp = run.task.stamp {
                task.stamp = RunStamp(
                    run: Identifier.make("run"), app: stamp.app, version: stamp.version, arm: stamp.arm, purpose: .reproduction,
                    switchID: stamp.switchID, visitor: nil, inputs: stamp.inputs, weights: stamp.weights)
            }
        } else if let recipe {
            task = try self.task(of: recipe)
        } else {
            throw APIError.conflict("Its recipe cannot be read; a newer Easel may have written it.")
        }
        task.count = 1
        task.seed = image.seed
        guard let resolved = try? registry.resolve(task.snapshot ?? task.model) else {
            throw APIError.conflict("The model '\(task.snapshot ?? task.model)' is no longer here.")
        }
        if let weights = task.stamp?.weights, let now = resolved.model.info.weights, weights != now {
            throw APIError.conflict("The model's weights have changed since: \(weights.prefix(12)) then, \(now.prefix(12)) now.")
        }
        if let lost = (task.inputs + [task.mask].compactMap { $0 }).first(where: { !store.blobs.contains($0.sha256) }) {
            throw APIError.conflict("A picture that it worked from is no longer kept (\(lost.sha256.prefix(12))…).")
        }
        return PreparedRun(task: task, model: resolved)
    }

    private func task(of recipe: Recipe) throws -> ImageTask {
        var task = ImageTask(operation: recipe.operation, model: recipe.model, prompt: recipe.prompt, size: recipe.size)
        (task.snapshot, task.negativePrompt, task.quality) = (recipe.snapshot, recipe.negativePrompt, recipe.quality)
        (task.background, task.format, task.compression) = (recipe.background, recipe.format, recipe.compression ?? 100)
        (task.steps, task.strength, task.highFidelity) = (recipe.steps, recipe.strength, recipe.highFidelity ?? false)
        task.inputs = try (recipe.inputs ?? []).map(input)
        task.mask = try recipe.mask.map(input)
        return task
    }

    private func input(_ sha256: String) throws -> InputPicture {
        guard let input = store.input(sha256) else {
            throw APIError.conflict("A picture that it worked from is no longer kept (\(sha256.prefix(12))…).")
        }
        return input
    }

    /// Compares two pictures pixel by pixel.
    public static func likeness(_ before: [UInt8], _ after: [UInt8]) -> Likeness {
        guard let old = try? Bitmap.decode(bytes: before), let new = try? Bitmap.decode(bytes: after) else {
            return .impossible("One of the two files cannot be read as pixels.")
        }
        guard old.width == new.width, old.height == new.height else {
            return .impossible("They differ in size: \(old.width)x\(old.height) and \(new.width)x\(new.height).")
        }
        guard let difference = old.difference(from: new) else { return .impossible("They cannot be compared.") }
        return difference.meanSquare == 0 ? .exact : .similar(psnr: difference.psnr)
    }
}
