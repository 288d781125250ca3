import API
import Apps
import Foundation
import Pictures
import Registry
import Store

extension CompareService {
    /// The most pictures of one comparison.
    public static let mostPictures = 20_000
    /// The most models of one comparison.
    public static let mostContestants = 12
    /// The most pictures of each model for each prompt.
    public static let mostSeeds = 16

    /// Makes a comparison as a draft; `start` begins the work. What a model cannot do is skipped and says why; it is no error.
    ///
    /// - Parameters:
    ///   - spec: What is compared. Of a contestant only the model and its own parameters count, the rest is filled in.
    ///   - pictures: The files that prompts work from by the names they have there. References that are not among them are SHA-256 of
    ///     stored pictures; what is kept names all by SHA-256.
    ///   - owner: Who pays; `nil` for the command line.
    /// - Throws: `APIError` with status 400 that names the field.
    public func create(_ spec: ComparisonSpec, pictures: [String: [UInt8]] = [:], owner personID: String? = nil) async throws
        -> ComparisonRecord
    {
        var spec = try checked(spec)
        var pinned: [String] = []
        do {
            for index in spec.prompts.indices {
                guard let references = spec.prompts[index].references, !references.isEmpty else { continue }
                spec.prompts[index].references = try await references.asyncMap { name in
                    guard let file = pictures[name] else { return name }
                    let blob = try await store.blobs.put(file)
                    pinned.append(blob.sha256)
                    return blob.sha256
                }
            }
            let record = ComparisonRecord(
                id: Identifier.make("cmp"), title: spec.useCase, models: spec.contestants.map(\.model), budget: spec.budget,
                personID: personID,
                app: spec.app, created: Date())
            try await store.compare.create(
                record, spec: spec.json, cells: cells(of: spec, named: record.id), keeping: spec.prompts.flatMap { $0.references ?? [] })
            pinned.forEach(store.blobs.unpin)
            return record
        } catch {
            await store.discard(pinned)
            throw error
        }
    }

    /// A contestant with everything that is known of its model now.
    ///
    /// - Throws: `APIError.modelNotFound`; 400 for parameters that no model has.
    public func contestant(_ model: String, parameters: [String: JSONValue] = [:], in spec: ComparisonSpec? = nil) throws -> Contestant {
        let resolved = try registry.resolve(model)
        let info = resolved.model.info
        var contestant = Contestant(model: resolved.requested, id: info.id, provider: info.provider, family: info.family, kind: info.kind)
        contestant.snapshot = resolved.snapshot
        contestant.weights = info.weights
        contestant.parameters = parameters
        if let spec {
            let translation = AppTranslation(try Self.values(spec, contestant, seed: 0), for: info)
            let notes = translation.entries.filter { $0.verdict != .same }.map { "\($0.parameter): \($0.sentence)" }
            contestant.notes = notes.isEmpty ? nil : notes
        }
        return contestant
    }

    /// A spec that can be run, with its contestants filled in.
    public func checked(_ given: ComparisonSpec) throws -> ComparisonSpec {
        var spec = given
        guard (1...Self.mostContestants).contains(spec.contestants.count) else {
            throw APIError.invalid("A comparison has 1 to \(Self.mostContestants) models.", param: "contestants")
        }
        guard !spec.prompts.isEmpty else { throw APIError.invalid("A comparison needs prompts.", param: "prompts", code: "empty_string") }
        guard (1...Self.mostSeeds).contains(spec.seeds) else {
            throw APIError.invalid("'seeds' is 1 to \(Self.mostSeeds).", param: "seeds")
        }
        guard (1...64).contains(spec.parallel) else { throw APIError.invalid("'parallel' is 1 to 64.", param: "parallel") }
        let pictures = spec.contestants.count * spec.prompts.count * spec.seeds
        guard pictures <= Self.mostPictures else {
            throw APIError.invalid("That would be \(pictures) pictures; a comparison has at most \(Self.mostPictures).", param: "prompts")
        }
        if let budget = spec.budget, budget < .zero { throw APIError.invalid("A budget is not negative.", param: "budget") }
        if let wrong = spec.weights.first(where: { !$0.value.isFinite || $0.value < 0 }) {
            throw APIError.invalid("A weight is a number from 0 on.", param: "weights.\(wrong.key)")
        }
        try Self.checkPrompts(spec.prompts)
        for index in spec.contestants.indices {
            let one = spec.contestants[index]
            do {
                spec.contestants[index] = try contestant(one.model, parameters: one.parameters, in: spec)
            } catch var error as APIError {
                error.status = 400
                error.param = error.code == "model_not_found" ? "contestants[\(index)].model" : error.param
                throw error
            }
        }
        if let twice = Self.twice(spec.contestants.map(\.model)) {
            throw APIError.invalid("The model '\(twice)' is named twice.", param: "contestants")
        }
        try checkJudges(spec)
        return spec
    }

    private static func checkPrompts(_ prompts: [ComparePrompt]) throws {
        if let twice = twice(prompts.map(\.id)) { throw APIError.invalid("Two prompts have the id '\(twice)'.", param: "prompts") }
        for (index, prompt) in prompts.enumerated() {
            guard !prompt.prompt.allSatisfy(\.isWhitespace) else {
                throw APIError.invalid("The prompt '\(prompt.id)' is empty.", param: "prompts[\(index)].prompt", code: "empty_string")
            }
            if let twice = twice(prompt.atoms.map(\.id)) {
                throw APIError.invalid("Two atoms of '\(prompt.id)' have the id '\(twice)'.", param: "prompts[\(index)].atoms")
            }
        }
    }

    private static func twice(_ names: [String]) -> String? {
        var seen: Set<String> = []
        return names.first { !seen.insert($0).inserted }
    }

    private func checkJudges(_ spec: ComparisonSpec) throws {
        if let twice = Self.twice(spec.judges) { throw APIError.invalid("The judge '\(twice)' is named twice.", param: "judges") }
        for name in spec.judges {
            let judge: ResolvedTextModel
            do {
                judge = try registry.text(named: name)
            } catch var error as APIError {
                error.status = 400
                error.param = "judges"
                throw error
            }
            guard judge.model.sees else {
                throw APIError.invalid("The model '\(name)' does not see pictures, so it cannot judge them.", param: "judges")
            }
            let family = judge.model.info.family
            if let own = spec.contestants.first(where: { $0.family == family }) {
                throw APIError.invalid(
                    "The judge '\(name)' is of the family '\(family)', as the contestant '\(own.model)' is; models prefer their own kind's pictures.",
                    param: "judges")
            }
        }
    }

    /// The pictures of a comparison, one for each contestant, prompt and seed, in that order; what cannot be drawn is skipped.
    func cells(of spec: ComparisonSpec, named id: String) -> [CellRecord] {
        var cells: [CellRecord] = []
        for contestant in spec.contestants.indices {
            for prompt in spec.prompts.indices {
                let fault = self.fault(contestant, prompt, of: spec)
                for seed in 0..<spec.seeds {
                    var cell = CellRecord(comparison: id, number: cells.count, contestant: contestant, prompt: prompt, seed: seed)
                    if let fault {
                        cell.status = .skipped
                        cell.errorCode = "unsupported_parameter"
                        cell.errorMessage = fault
                    }
                    cells.append(cell)
                }
            }
        }
        return cells
    }
}

extension Array {
    /// `map` for work that waits.
    func asyncMap<Value>(_ work: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await work(element)) }
        return values
    }
}
