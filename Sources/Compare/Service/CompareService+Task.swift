import API
import Apps
import Foundation
import Pictures
import Registry
import Store

extension CompareService {
    /// The parameters of one contestant's pictures: the comparison's with its own, and the seed.
    static func values(_ spec: ComparisonSpec, _ contestant: Contestant, seed: Int) throws -> ParameterValues {
        var values = try AppParameter.read(spec.parameters.merging(contestant.parameters) { $1 })
        for (parameter, why) in [
            (AppParameter.n, "'seeds' says how many pictures there are."), (.seed, "'base_seed' says where seeds begin."),
        ]
        where values[parameter] != nil {
            throw APIError.invalid("A comparison sets '\(parameter.rawValue)' itself: \(why)", param: "parameters.\(parameter.rawValue)")
        }
        values[.seed] = .integer(Int64(clamping: (spec.baseSeed &+ UInt64(seed)) & 0x7FFF_FFFF))
        return values
    }

    /// The work that makes one picture, the same parameters for every contestant so far as its model knows them.
    ///
    /// - Throws: `APIError`: 400 for what the model cannot do, 404 for a model that is gone.
    func task(_ cell: CellRecord, of spec: ComparisonSpec) throws -> (task: ImageTask, model: ResolvedModel) {
        let prompt = spec.prompts[cell.prompt]
        let inputs = try (prompt.references ?? []).map(input)
        return try task(contestant: cell.contestant, prompt: cell.prompt, seed: cell.seed, inputs: inputs, of: spec)
    }

    func task(contestant place: Int, prompt: Int, seed: Int, inputs: [InputPicture], of spec: ComparisonSpec) throws -> (
        task: ImageTask, model: ResolvedModel
    ) {
        let contestant = spec.contestants[place]
        let resolved = try registry.resolve(contestant.snapshot ?? contestant.model)
        let translation = AppTranslation(try Self.values(spec, contestant, seed: seed), for: resolved.model.info)
        var parameters = ImageParameters(prompt: spec.prompts[prompt].prompt, model: resolved.requested)
        let fidelity = AppParameter.set(translation.values, in: &parameters)
        // The file says what made it, and a voter who saves it could read that.
        parameters.easel.recipe = false
        let task = try ImageTask(
            inputs.isEmpty ? .generate : .edit, parameters, by: resolved, inputs: inputs, fidelity: inputs.isEmpty ? nil : fidelity,
            newSeed: { spec.baseSeed })
        return (task, resolved)
    }

    /// Why a contestant cannot draw a prompt; `nil` where it can.
    func fault(_ contestant: Int, _ prompt: Int, of spec: ComparisonSpec) -> String? {
        do {
            let stand = InputPicture(path: "", format: .png, size: PixelSize(1024, 1024), bytes: 0, sha256: "")
            let inputs = (spec.prompts[prompt].references ?? []).map { _ in stand }
            _ = try task(contestant: contestant, prompt: prompt, seed: 0, inputs: inputs, of: spec)
            return nil
        } catch {
            return (error as? APIError)?.message ?? "\(error)"
        }
    }

    private func input(_ sha256: String) throws -> InputPicture {
        guard let input = store.input(sha256) else {
            throw APIError.invalid("A picture that the prompt works from is no longer kept (\(sha256.prefix(12))…).", param: "references")
        }
        return input
    }
}
