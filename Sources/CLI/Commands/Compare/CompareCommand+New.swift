import API
import ArgumentParser
import Compare
import Foundation
import Registry
import Store

extension CompareCommand {
    /// `easel compare` itself: makes a comparison and runs it, or shows what is known of models.
    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Make a comparison and run it; with names alone, show what is known of them.")

        @Argument(help: ArgumentHelp("Models to look up, without making pictures.", valueName: "model")) var names: [String] = []
        @Option(name: .long, help: ArgumentHelp("The models to compare, separated by commas.", valueName: "a,b,…")) var models: String?
        @Option(
            name: .long,
            help: ArgumentHelp(
                "A file of prompts: Easel's own format, GenEval's JSONL, PartiPrompts' TSV, CSV or plain text. Default: the bundled set.",
                valueName: "file"), completion: .file())
        var prompts: String?
        @Option(name: .long, help: ArgumentHelp("Only so many prompts, spread over the categories.", valueName: "count")) var limit: Int?
        @Option(name: .long, help: ArgumentHelp("Only prompts of these categories, separated by commas.", valueName: "list"))
        var categories: String?
        @Option(name: .customLong("for"), help: ArgumentHelp("What the pictures are for, in your words.", valueName: "use")) var use = ""
        @Option(
            name: .long,
            help: ArgumentHelp("Weights of the criteria: \(Preset.all.map(\.id).joined(separator: ", ")).", valueName: "name"))
        var preset: String?
        @Option(name: .customLong("judge"), help: ArgumentHelp("A vision model that judges; can be repeated.", valueName: "model"))
        var judges: [String] = []
        @Option(name: .long, help: ArgumentHelp("Pictures of each model for each prompt.", valueName: "count")) var seeds = 1
        @Option(name: .long, help: ArgumentHelp("The seed of the first.", valueName: "number")) var seed: UInt64 = 1
        @Option(name: .long, help: ArgumentHelp("The most that it may cost, in dollars.", valueName: "amount")) var budget: String?
        @Option(name: .long, help: ArgumentHelp("The quality for every model.", valueName: "quality")) var quality: String?
        @Option(name: .long, help: ArgumentHelp("The size for every model.", valueName: "size")) var size: String?
        @Option(name: .long, help: ArgumentHelp("Pictures that are made at once.", valueName: "count")) var parallel = 4
        @Option(name: .long, help: ArgumentHelp("Go on with this comparison instead.", valueName: "cmp-…")) var resume: String?
        @OptionGroup(title: "Run") var options: CompareOptions
        @OptionGroup(title: "Place") var place: PlaceOptions

        func run() async throws {
            try await reporting {
                if let resume {
                    return try await CompareDesk.resume(resume, budget: try CompareOptions.money(budget), retrying: false, options, place)
                }
                guard let models else {
                    guard !names.isEmpty else {
                        throw ValidationError(
                            "Name models: easel compare --models a,b runs a comparison, easel compare a b shows what is known.")
                    }
                    return try await CompareFacts.show(names, options, place)
                }
                guard names.isEmpty else { throw ValidationError("Unexpected argument '\(names[0])'; --models takes one list: a,b,c.") }
                let desk = try CompareDesk(place)
                do {
                    let (spec, pictures) = try spec(desk, models)
                    try await make(desk, spec, pictures)
                } catch {
                    try? await desk.close()
                    throw error
                }
                try await desk.close()
            }
        }

        private func make(_ desk: CompareDesk, _ spec: ComparisonSpec, _ pictures: [String: [UInt8]]) async throws {
            let estimate = try await desk.service.estimate(spec)
            if !options.json { desk.show(estimate, budget: spec.budget) }
            try desk.consent(estimate, options)
            let record = try await desk.service.create(spec, pictures: pictures)
            _ = try await desk.service.start(record.id)
            try await desk.follow(record.id, options, estimate: estimate)
        }

        private func spec(_ desk: CompareDesk, _ models: String) throws -> (ComparisonSpec, [String: [UInt8]]) {
            var set: PromptSet
            if let prompts {
                let bytes: Data
                do { bytes = try Data(contentsOf: URL(fileURLWithPath: prompts)) } catch {
                    throw APIError.invalid("The file '\(prompts)' cannot be read.", param: nil)
                }
                set = try PromptImporters.read(String(decoding: bytes, as: UTF8.self), name: prompts)
            } else {
                set = try PromptSet.bundled()
            }
            let wanted = try categories.map { text in
                try Set(
                    text.split(separator: ",").map { word in
                        guard let category = ComparePrompt.Category(rawValue: String(word)) else {
                            throw APIError.invalidValue(
                                String(word), param: "--categories", supported: ComparePrompt.Category.allCases.map(\.rawValue))
                        }
                        return category
                    })
            }
            let chosen = set.selection(categories: wanted ?? [], limit: limit)
            let contestants = try models.split(separator: ",").map { name in
                try desk.service.contestant(name.trimmingCharacters(in: .whitespaces))
            }
            var spec = ComparisonSpec(useCase: use, weights: [:], contestants: contestants, promptSet: set.name, prompts: chosen)
            if let preset, Preset.named(preset) == nil {
                throw APIError.invalidValue(preset, param: "--preset", supported: Preset.all.map(\.id))
            }
            if let known = Preset.named(preset ?? use) {
                spec.preset = known.id
                spec.weights = known.byCriterion
            }
            spec.seeds = seeds
            spec.baseSeed = seed
            spec.judges = judges
            spec.budget = try CompareOptions.money(budget)
            spec.parallel = parallel
            if let quality { spec.parameters["quality"] = .string(quality) }
            if let size { spec.parameters["size"] = .string(size) }
            return (spec, prompts == nil ? PromptSet.pictures : [:])
        }
    }
}
